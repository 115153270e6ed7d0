import { Decimal } from 'decimal.js';

/** Hryvnias are texts with exactly two decimals; null where there is no amount at all, which is not zero. */
export type Amounts = {
  readonly plan: string | null;
  readonly fact: string | null;
  /** Fact minus plan, as in the ministry's reports; null when one of them is missing. */
  readonly deviation: string | null;
  /** Fact divided by plan, 1 = fully executed; null when one of them is missing or the plan is zero. */
  readonly executionRate: string | null;
};

/** Decimals of a rate, rounded half up (away from zero): 0.1234 = 12.34 %. */
export const RATE_DECIMALS = 4;

/** Enough for a DECIMAL(38,2) divided by another; the default of 20 digits would round sums of many facts. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/** The amounts of exact sums: what is worked out of them goes by the kopecks that are shown. */
export function amountsOf(plannedSum: string | null, spentSum: string | null): Amounts {
  const plan = hryvnias(plannedSum);
  const fact = hryvnias(spentSum);
  return { plan, fact, deviation: changeOf(plan, fact).amount, executionRate: rateOf(plan, fact) };
}

/** From one amount to a later one. */
export type Change = {
  /** The later amount minus the earlier; null when one of them is missing. */
  readonly amount: string | null;
  /** That divided by the earlier amount, 0.5 = half as much again; null also when the earlier is zero. */
  readonly rate: string | null;
};

/** The change between exact sums, by the kopecks that are shown. */
export function changeOf(earlierSum: string | null, laterSum: string | null): Change {
  const before = hryvnias(earlierSum);
  const after = hryvnias(laterSum);
  if (before === null || after === null) return { amount: null, rate: null };
  const amount = new Exact(after).minus(before).toFixed(2);
  return { amount, rate: rateOf(before, amount) };
}

/** The exact sum of the amounts there are; null when there is none. */
export function sumOf(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed(2);
}

/** Some databases leave out trailing zeros. */
function hryvnias(amount: string | null): string | null {
  return amount === null ? null : rounded(new Exact(amount), 2);
}

function rateOf(whole: string | null, part: string | null): string | null {
  if (whole === null || part === null || new Exact(whole).isZero()) return null;
  return rounded(new Exact(part).dividedBy(whole), RATE_DECIMALS);
}

/** Half up, away from zero; what rounds to zero loses its sign. */
function rounded(amount: Decimal, decimals: number): string {
  return amount.toDecimalPlaces(decimals).toFixed(decimals);
}
