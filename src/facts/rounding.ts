import { Decimal } from 'decimal.js';
import type { Amount } from '../model/amount.ts';
import { foldText } from '../tables/fold-text.ts';
import { readUnit } from '../tables/unit.ts';
import { printedStep } from './amounts.ts';

/** An amount as printed, and the unit it is printed in. */
export type PrintedAmount = { readonly amount: Amount; readonly unit: string | null };

const KOPECK = new Decimal('0.01');

/**
 * Beyond 15 parts the errors that cancel out count: of n parts and a total at most 2 × √(n + 1) steps, seven standard
 * deviations of honest rounding, which leaves room for halves that are always rounded up.
 */
const MOST_TOGETHER = 2;

/**
 * Whether a total and the sum of its parts differ by no more than rounding explains. An amount printed to a step is
 * up to half a step off, so n parts and their total can be (n + 1) / 2 steps apart, as the interval arithmetic of
 * banking supervisors has it. That is granted in full to few parts; 400 rows in tenths of a thousand would be granted
 * 20 000 hryvnias, so the bound then grows as the root of their number. Amounts to the kopeck are not rounded at all.
 * One step of the last printed digit is let pass everywhere: the slip of whoever rounded by hand.
 */
export function isRounding(difference: Decimal, amounts: readonly PrintedAmount[]): boolean {
  const steps = stepsOf(amounts);
  if (difference.lessThanOrEqualTo(steps.length === 0 ? 0 : Decimal.min(...steps))) return true;
  const rounded = steps.filter((step) => step.greaterThan(KOPECK));
  const apart = Decimal.sum(0, ...rounded).dividedBy(2);
  const squares = Decimal.sum(0, ...rounded.map((step) => step.pow(2)));
  const together = squares.times(MOST_TOGETHER ** 2);
  return difference.lessThanOrEqualTo(apart) && difference.pow(2).lessThanOrEqualTo(together);
}

/**
 * The step of each amount that may be rounded; a printed zero is none. Departments drop trailing zeros («20» beside
 * «20,5»), so the finest number of a unit tells the step of all in it.
 */
function stepsOf(amounts: readonly PrintedAmount[]): readonly Decimal[] {
  const printed = amounts.filter(({ amount }) => amount.uah !== null && !new Decimal(amount.uah).isZero());
  const byUnit = Map.groupBy(printed, ({ unit }) => hryvniasOf(unit));
  return [...byUnit].flatMap(([hryvnias, ofUnit]) => {
    const finest = Decimal.min(...ofUnit.map(({ amount }) => printedStep(amount.raw, hryvnias)));
    return ofUnit.map(() => finest);
  });
}

function hryvniasOf(unit: string | null): number {
  return (unit && readUnit(foldText(unit))?.hryvnias) || 1;
}
