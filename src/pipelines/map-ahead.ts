/**
 * The results of `work` for each item, in the order of the items, while up to `ahead` items are being worked on.
 * The first failure, in that order, ends it; what is under way then is waited for and left aside.
 */
export async function* mapAhead<Item, Result>(
  items: Iterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const result = work(item);
      // A failure is dealt with when its turn comes, not as an unhandled one before that.
      result.catch(() => null);
      running.push(result);
      if (running.length >= ahead) yield* takeFirst(running);
    }
    while (running.length > 0) yield* takeFirst(running);
  } finally {
    await Promise.allSettled(running);
  }
}

async function* takeFirst<Result>(running: Promise<Result>[]): AsyncGenerator<Result> {
  for (const first of running.splice(0, 1)) yield await first;
}
