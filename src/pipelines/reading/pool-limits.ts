/** What reading one file may cost; the readers have limits of their own for what is inside a file. */
export type PoolLimits = {
  /** Size of the file as it is. */
  readonly fileBytes: number;
  /** From the start of reading to its end, in milliseconds. */
  readonly timeMs: number;
  /** Memory on top of what the reading process takes when idle. */
  readonly memoryBytes: number;
};

/** A scanned annual report has a few megabytes; a report with a table has less than one. */
export const DEFAULT_POOL_LIMITS: PoolLimits = {
  fileBytes: 20_000_000,
  timeMs: 30_000,
  memoryBytes: 512_000_000,
};
