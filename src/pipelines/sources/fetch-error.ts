import { PlanfactError } from '../../errors.ts';

type Details = {
  /** It may go better at another time. */
  readonly passing?: boolean;
  /** How long the server should be left alone, in its own words or for its slowness. */
  readonly waitMs?: number | null;
  readonly cause?: unknown;
};

/** Why one address was not fetched: `fetch_failed` by the server or the way there, `fetch_refused` by our rules. */
export class FetchError extends PlanfactError {
  readonly passing: boolean;
  readonly waitMs: number | null;

  constructor(code: 'fetch_failed' | 'fetch_refused', message: string, details: Details = {}) {
    super(code, message, { cause: details.cause });
    this.name = 'PlanfactError';
    this.passing = details.passing ?? false;
    this.waitMs = details.waitMs ?? null;
  }
}
