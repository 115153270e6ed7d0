export const EXECUTION_STATUSES = ['done', 'in_progress', 'postponed', 'not_done', 'unknown'] as const;

export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** Something countable that the report says came of a measure: «понад 180 трансляцій». */
export type Outcome = {
  /** Decimal digits without grouping, the multiplier («тисяч») applied. */
  readonly quantity: string;
  readonly unit: string | null;
  readonly object: string | null;
  readonly approximate: boolean;
  /** The words it was read from, a substring of the execution text. */
  readonly quote: string;
};

export type Execution = {
  readonly text: string;
  readonly status: ExecutionStatus;
  /** The words that prove the status; null when it is `unknown`. */
  readonly evidence: string | null;
  readonly outcomes: readonly Outcome[];
};
