/** Runs that wait for their turn: one at a time, and none twice. */
export type RunQueue = {
  /** Asks for a run of these pipelines. One that waits already is not asked for again. Resolves when it has ended, however. */
  readonly push: (names: readonly string[]) => Promise<void>;
  /** Begins no further run; one under way goes on. */
  readonly stop: () => void;
  /** Resolves when no run is under way. */
  readonly idle: () => Promise<void>;
};

/** `run` does the work; its failure is told to `fail` and stops nothing else. */
export function createRunQueue(
  run: (names: readonly string[]) => Promise<void>,
  fail: (error: unknown) => void,
): RunQueue {
  const waiting = new Map<string, Promise<void>>();
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;

  function push(names: readonly string[]): Promise<void> {
    const key = JSON.stringify(names);
    const same = waiting.get(key);
    if (same !== undefined) return same;
    const turn = last.then(async () => {
      waiting.delete(key);
      if (!isStopped) await run(names);
    });
    last = turn.catch(fail);
    waiting.set(key, last);
    return last;
  }

  return {
    push,
    stop: () => {
      isStopped = true;
    },
    idle: () => last,
  };
}
