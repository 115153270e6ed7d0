/**
 * Writes items one after the other, and prepares each while the one before is being written. Ends when all is written,
 * also where `items` fails; throws what `items`, `prepare` or `write` throws.
 */
export async function writeBehind<Item, Ready>(
  items: AsyncIterable<Item>,
  prepare: (item: Item) => Ready,
  write: (ready: Ready) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve();
  try {
    for await (const item of items) {
      const ready = prepare(item);
      await writing;
      writing = write(ready);
      // Whoever waits for it is told; until then it is nobody's yet.
      writing.catch(() => undefined);
    }
  } finally {
    await writing;
  }
}
