import { FetchError } from './fetch-error.ts';
import type { FetchLimits } from './fetch-limits.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Waits so many milliseconds, less when the signal says so. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export type Retrying = {
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
  readonly pause: Pause;
  /** From 0 up to 1, as Math.random. */
  readonly random: () => number;
  readonly onRetry: (waitMs: number, failure: FetchError) => void;
};

/**
 * Does `work` again when it fails in a way that may pass: after one second or so, two, four, each with jitter, or after
 * what the server asks for. A server that asks for more than `retryAfterMs` is not asked again. Throws the last failure.
 */
export async function retry<Result>(
  work: () => Promise<Result>,
  { limits, signal, pause, random, onRetry }: Retrying,
): Promise<Result> {
  for (let done = 1; ; done += 1) {
    try {
      return await work();
    } catch (failure) {
      const isWorthIt = failure instanceof FetchError && failure.passing && !signal.aborted;
      if (!isWorthIt || done >= limits.tries) throw failure;
      const asked = failure.waitMs ?? 0;
      if (asked > limits.retryAfterMs) throw failure;
      const waitMs = Math.max(asked, backOff(done, random()));
      onRetry(waitMs, failure);
      await pause(waitMs, signal);
    }
  }
}

/** Half of the doubled wait for certain and half by chance, so that many clients do not come back at one moment. */
function backOff(done: number, chance: number): number {
  const full = Math.min(FIRST_WAIT_MS * 2 ** (done - 1), LONGEST_WAIT_MS);
  return Math.round(full / 2 + (full / 2) * chance);
}
