export const WARNING_CODES = [
  'executors_overlap',
  'measures_of_one_year',
  'periods_overlap',
  'price_index_missing',
  'synthetic_data',
] as const;

/** What a reader has to know before quoting figures. */
export type Warning = {
  readonly code: (typeof WARNING_CODES)[number];
  readonly message: string;
  readonly messageUk: string;
};
