export const RECURRENCES = ['continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;

export type Recurrence = (typeof RECURRENCES)[number];

/** When a measure was due: the text as printed, and the dates (ISO 8601, both inclusive) read from it. */
export type Term = {
  readonly text: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly recurrence: Recurrence | null;
};
