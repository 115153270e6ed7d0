import { Decimal } from 'decimal.js';
import type { AmountsFilter } from '../../src/analytics/amounts-filter.ts';
import type { DecimalFilter } from '../../src/analytics/conditions.ts';
import type { HandSums } from './groups-by-hand.ts';

/** Whether a condition on sums holds, worked out without any database; a comparison with null does not hold. */
export function fitsByHand(filter: AmountsFilter, { plan, fact }: HandSums): boolean {
  const known = plan !== null && fact !== null;
  const deviation = known ? new Decimal(fact).minus(plan).toFixed() : null;
  const rate = known && !new Decimal(plan).isZero() ? new Decimal(fact).dividedBy(plan).toFixed() : null;
  return [
    filter.plan && compares(filter.plan, plan),
    filter.fact && compares(filter.fact, fact),
    filter.deviation && compares(filter.deviation, deviation),
    filter.executionRate && compares(filter.executionRate, rate),
    filter.not && !fitsByHand(filter.not, { plan, fact }),
  ].every((holds) => holds ?? true);
}

function compares({ isNull, gt, gte, lt, lte }: DecimalFilter, value: string | null): boolean {
  if (isNull !== undefined && isNull !== null) return isNull === (value === null);
  if (value === null) return false;
  const amount = new Decimal(value);
  return [
    gt && amount.greaterThan(gt),
    gte && amount.greaterThanOrEqualTo(gte),
    lt && amount.lessThan(lt),
    lte && amount.lessThanOrEqualTo(lte),
  ].every((holds) => holds ?? true);
}
