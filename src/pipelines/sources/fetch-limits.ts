import { DEFAULT_POOL_LIMITS } from '../reading/pool-limits.ts';

/** What fetching may cost. */
export type FetchLimits = {
  /** Size of a file, both as it is sent and unpacked. */
  readonly bytes: number;
  /** From the first packet to the first line of the answer. */
  readonly answerMs: number;
  /** Between two pieces of a body. */
  readonly silenceMs: number;
  /** From the first packet to the last byte; a file that takes longer is not tried again. */
  readonly transferMs: number;
  readonly tries: number;
  readonly redirects: number;
  /** The longest wait that a server may ask for; one that asks for more is left alone until the next run. */
  readonly retryAfterMs: number;
  /** So many addresses of one host without an answer, one after the other, and the others are not asked in this run. */
  readonly failuresOfHost: number;
};

export const DEFAULT_FETCH_LIMITS: FetchLimits = {
  bytes: DEFAULT_POOL_LIMITS.fileBytes,
  answerMs: 30_000,
  silenceMs: 30_000,
  transferMs: 300_000,
  tries: 4,
  redirects: 5,
  retryAfterMs: 120_000,
  failuresOfHost: 3,
};
