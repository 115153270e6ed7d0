/** Lends each member to one task at a time; tasks wait for a free member in the order they came. */
export type ConnectionPool<Member> = {
  /** Runs the task with a member of its own. Rejects with the signal's reason when it aborts before a member is free. */
  readonly use: <Result>(task: (member: Member) => Promise<Result>, signal: AbortSignal) => Promise<Result>;
  /** Lets waiting and running tasks end, then gives all members back to the caller, once. */
  readonly drain: () => Promise<readonly Member[]>;
};

export function createConnectionPool<Member>(members: readonly Member[]): ConnectionPool<Member> {
  const idle = [...members];
  const waiting = new Set<(member: Member) => void>();

  function acquire(signal: AbortSignal): Promise<Member> {
    const member = idle.pop();
    if (member !== undefined) return Promise.resolve(member);
    const { promise, resolve, reject } = Promise.withResolvers<Member>();
    const giveUp = (): void => {
      waiting.delete(take);
      reject(signal.reason);
    };
    const take = (free: Member): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(free);
    };
    waiting.add(take);
    signal.addEventListener('abort', giveUp, { once: true });
    return promise;
  }

  function release(member: Member): void {
    const [next] = waiting;
    if (next === undefined) {
      idle.push(member);
      return;
    }
    waiting.delete(next);
    next(member);
  }

  return {
    async use(task, signal) {
      signal.throwIfAborted();
      const member = await acquire(signal);
      try {
        return await task(member);
      } finally {
        release(member);
      }
    },
    drain() {
      const forever = new AbortController().signal;
      return Promise.all(members.map(() => acquire(forever)));
    },
  };
}
