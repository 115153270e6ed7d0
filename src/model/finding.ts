import type { CellRef } from './cell-ref.ts';

export const SEVERITIES = ['info', 'warning', 'error'] as const;

export type Severity = (typeof SEVERITIES)[number];

/**
 * Something a reader of the data has to know: a value, never an exception. It is stored, published
 * and served like the data. `expected` and `found` are amounts in hryvnias or short texts.
 */
export type Finding = {
  readonly code: string;
  readonly severity: Severity;
  /** What was expected, what was found, where, and what to do; in English. */
  readonly message: string;
  /** The same sentence in Ukrainian. */
  readonly messageUk: string;
  readonly cell?: CellRef;
  readonly expected?: string;
  readonly found?: string;
  /** The number of the measure it speaks of, as printed. */
  readonly measure?: string;
};
