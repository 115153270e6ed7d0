/** How prices changed on the average of a year from the year before. */
export type PriceChange = {
  readonly year: number;
  /** In per cent, a decimal text as its source prints it: «12.0718562874251». */
  readonly percent: string;
};

/** One year of a chained price index. */
export type PriceIndexYear = PriceChange & {
  /** A decimal text with `INDEX_DECIMALS` decimals; 100 in the base year. */
  readonly index: string;
  /** The year whose index is 100: the first of the table. */
  readonly baseYear: number;
};

/** Digits that a change in per cent may have before its point, and behind it. */
export const PERCENT_WHOLE_DIGITS = 5;
export const PERCENT_DECIMALS = 15;

/** Digits that a chained index may have before its point, and its decimals, rounded half up year by year. */
export const INDEX_WHOLE_DIGITS = 8;
export const INDEX_DECIMALS = 10;
