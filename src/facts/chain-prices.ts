import { Decimal } from 'decimal.js';
import { INDEX_DECIMALS, type PriceChange, type PriceIndexYear } from '../model/price-index.ts';

const START = new Decimal(100).toFixed(INDEX_DECIMALS);

/** The product of an index and a change has less than 60 digits, so it is rounded once, at the end. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

/**
 * Chains yearly changes to an index. The first year is 100, and each further year is the year before, as rounded,
 * times (100 + change) / 100, rounded half up: so every row follows from the row above it alone. The years come one
 * after another.
 */
export function chainPrices(changes: readonly PriceChange[]): readonly PriceIndexYear[] {
  const baseYear = changes[0]?.year ?? 0;
  let before: string | null = null;
  return changes.map((change) => {
    const index: string = before === null ? START : nextIndex(before, change);
    before = index;
    return { ...change, index, baseYear };
  });
}

function nextIndex(before: string, { percent }: PriceChange): string {
  return new Exact(100).plus(percent).times(before).dividedBy(100).toFixed(INDEX_DECIMALS);
}
