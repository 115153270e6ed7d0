import { Readable } from 'node:stream';

/**
 * Groups items as they come: a group holds what has become ready while the one before was being dealt with, about `most` items at
 * most. So slow work on groups makes them larger, and fast work gives each item its own. The order stays. A failure of the
 * items ends it, and items that are still waiting then are dropped.
 */
export async function* groupReady<Item>(
  items: AsyncIterable<Item>,
  most: number,
): AsyncGenerator<readonly Item[]> {
  const stream = Readable.from(items, { objectMode: true, highWaterMark: most });
  for await (const first of stream) {
    const group: Item[] = [first];
    for (let next = stream.read(); next !== null; next = stream.read()) group.push(next);
    yield group;
  }
}
