import { PlanfactError } from '../errors.ts';

/** Ctrl-C, and what service managers send. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

const LOOK_FOR_PARENT_EVERY = 500;

/**
 * A signal that is aborted at the first Ctrl-C or SIGTERM; further ones change nothing, so that work can end well.
 * `kill` on an `npm start` reaches npm and its shell, but not the program in the shell, which would go on
 * as an orphan: there the end of the parent counts as a signal too. So does the end of the time, where there is a limit.
 */
export function abortOnSignals(minutes?: number): AbortSignal {
  const controller = new AbortController();
  if (minutes !== undefined) abortAfter(controller, minutes);
  for (const name of STOP_SIGNALS) process.on(name, () => controller.abort(name));
  if (process.env['npm_lifecycle_event'] !== undefined) abortWithParent(controller);
  return controller.signal;
}

function abortWithParent(controller: AbortController): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) controller.abort('the parent has ended');
  }, LOOK_FOR_PARENT_EVERY);
  watch.unref();
}

function abortAfter(controller: AbortController, minutes: number): void {
  const stopped = `The run was stopped because it took longer than ${minutes} minutes. Nothing was published; what was loaded is kept, and the next run goes on from there.`;
  const advice =
    'If this happens again, give it more time (schedule.timeLimitMinutes of the pipeline, or --time-limit).';
  const stop = () => controller.abort(new PlanfactError('time_limit', `${stopped} ${advice}`));
  setTimeout(stop, minutes * 60_000).unref();
}
