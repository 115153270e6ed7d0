import { Decimal } from 'decimal.js';
import { PlanfactError } from '../errors.ts';
import type { PriceIndexRow } from './release-database.ts';

/** In the prices of which year amounts are wanted. */
export type PriceBasis = { readonly baseYear: number };

/** What amounts are multiplied by to be in the prices of one year. */
export type Prices = {
  readonly baseYear: number;
  /** Of every year that has an index. */
  readonly deflators: readonly Deflator[];
};

export type Deflator = {
  readonly year: number;
  /** A decimal text with `DEFLATOR_DECIMALS` decimals. */
  readonly deflator: string;
};

/** A deflator is the index of the base year divided by that of the year, rounded half up to so many decimals. */
export const DEFLATOR_DECIMALS = 10;

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * The deflators for a base year; null, for amounts as printed, when no basis is given.
 * @throws {PlanfactError} `question_invalid` when the base year has no index.
 */
export function pricesOf(
  index: readonly PriceIndexRow[],
  basis: PriceBasis | null | undefined,
): Prices | null {
  if (!basis) return null;
  const base = index.find(({ year }) => year === basis.baseYear);
  if (base === undefined) throw noSuchYear(index, basis);
  const deflators = index.map(({ year, price_index: own }) => ({
    year,
    deflator: new Exact(base.price_index).dividedBy(own).toFixed(DEFLATOR_DECIMALS),
  }));
  return { baseYear: base.year, deflators };
}

function noSuchYear(index: readonly PriceIndexRow[], { baseYear }: PriceBasis): PlanfactError {
  const [first] = index;
  const message =
    first === undefined
      ? 'This release has no price index, so its amounts can be had as printed only. Leave out `prices`.'
      : `Expected a base year that has a price index, from ${first.year} to ${index.at(-1)?.year}, found ${baseYear}.`;
  return new PlanfactError('question_invalid', message);
}
