import { type Logger, schedule } from 'node-cron';
import type { Pipeline } from './define-pipeline.ts';

export type Schedule = {
  /** When each scheduled pipeline runs next. */
  readonly nextRuns: () => readonly { readonly name: string; readonly at: Date | null }[];
  /** Starts no further run; one under way goes on. */
  readonly stop: () => Promise<void>;
};

/** Only failures are news: a run that waits for its turn is what `noOverlap` is for. */
const LOGGER: Logger = {
  info: () => undefined,
  debug: () => undefined,
  warn: () => undefined,
  error: (message, error) => console.error(error ?? message),
};

/**
 * Runs each pipeline that has a schedule when its hour comes, by the clock of its time zone. Runs never overlap:
 * one that comes due while another is under way waits for it, and a pipeline that is still waiting is not
 * queued a second time.
 */
export function schedulePipelines(
  pipelines: readonly Pipeline[],
  run: (name: string) => Promise<void>,
): Schedule {
  let last: Promise<void> = Promise.resolve();
  let isStopped = false;
  const inTurn = (name: string): Promise<void> => {
    const turn = last.then(() => (isStopped ? undefined : run(name)));
    last = turn.catch(() => undefined);
    return turn;
  };
  const tasks = pipelines.flatMap(({ name, schedule: times }) => {
    if (!times) return [];
    const options = { name, timezone: times.timeZone, noOverlap: true, logger: LOGGER };
    return [{ name, task: schedule(times.cron, () => inTurn(name), options) }];
  });
  return {
    nextRuns: () => tasks.map(({ name, task }) => ({ name, at: task.getNextRun() })),
    stop: async () => {
      isStopped = true;
      for (const { task } of tasks) await task.destroy();
    },
  };
}
