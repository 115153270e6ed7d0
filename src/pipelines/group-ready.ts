import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

export type Grouping = {
  /** How many items a group has at most, give or take one. */
  readonly most: number;
  /** How long a group waits for more after its first item. */
  readonly waitMs: number;
};

/**
 * Groups items as they come: a group holds what has become ready while the one before was being dealt with, and what comes shortly
 * after its first item. So a thing that is dear to begin is begun seldom, and no item waits long. The order stays. A failure of the
 * items ends it, and items that are still waiting then are dropped.
 */
export async function* groupReady<Item>(
  items: AsyncIterable<Item>,
  { most, waitMs }: Grouping,
): AsyncGenerator<readonly Item[]> {
  const stream = Readable.from(items, { objectMode: true, highWaterMark: most });
  for await (const first of stream) {
    if (stream.readableLength < most) await setTimeout(waitMs);
    const group: Item[] = [first];
    for (let next = stream.read(); next !== null; next = stream.read()) group.push(next);
    yield group;
  }
}
