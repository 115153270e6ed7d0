/** Who pays. `unspecified`: the report prints totals only, with no break-down by source. */
export const FUNDING_SOURCES = ['state', 'regional', 'local', 'enterprises', 'other', 'unspecified'] as const;

export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** A column or a row of totals is never a source: its amounts are reported totals. */
export type TotalledSource = FundingSource | 'total';
