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

/** Decimals of an execution rate, rounded half up (away from zero): 0.1234 = 12.34 %. */
export const RATE_DECIMALS = 4;

/** Enough for a DECIMAL(38,2) divided by another; the default of 20 digits would round sums of many facts. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

export function amountsOf(plan: string | null, fact: string | null): Amounts {
  return {
    plan: hryvnias(plan),
    fact: hryvnias(fact),
    deviation: plan === null || fact === null ? null : new Exact(fact).minus(plan).toFixed(2),
    executionRate: rateOf(plan, fact),
  };
}

/** The exact sum of the amounts there are; null when there is none. */
export function sumOf(amounts: readonly (string | null)[]): string | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed(2);
}

/** Some databases leave out trailing zeros. */
function hryvnias(amount: string | null): string | null {
  return amount === null ? null : new Exact(amount).toFixed(2);
}

function rateOf(plan: string | null, fact: string | null): string | null {
  if (plan === null || fact === null || new Exact(plan).isZero()) return null;
  return new Exact(fact).dividedBy(plan).toFixed(RATE_DECIMALS);
}
