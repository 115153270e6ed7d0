import { PlanfactError } from '../errors.ts';

/** Throws `interrupted` or `time_limit` once the signal is aborted. */
export function stopIfAsked(signal: AbortSignal): void {
  if (!signal.aborted) return;
  if (signal.reason instanceof PlanfactError) throw signal.reason;
  const consequence = 'Nothing was published; documents read so far are kept, and the next run goes on.';
  throw new PlanfactError('interrupted', `The run was stopped before its end. ${consequence}`);
}
