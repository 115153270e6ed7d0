import { Decimal } from 'decimal.js';
import type { Amount } from '../model/amount.ts';
import { foldText } from '../tables/fold-text.ts';
import { readUnit } from '../tables/unit.ts';
import { printedStep } from './amounts.ts';

/** An amount as printed, and the unit it is printed in. */
export type PrintedAmount = { readonly amount: Amount; readonly unit: string | null };

/**
 * How finely amounts are printed: by unit (in hryvnias) how many there are, and the step of the finest. Departments
 * drop trailing zeros («20» beside «20,5»), so the finest number of a unit tells the step of all in it.
 */
export type PrintedSteps = ReadonlyMap<number, { readonly count: number; readonly finest: Decimal }>;

export const NOTHING_PRINTED: PrintedSteps = new Map();

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
export function isRounding(difference: Decimal, printed: PrintedSteps): boolean {
  const steps = [...printed.values()];
  const finest = steps.length === 0 ? 0 : Decimal.min(...steps.map((step) => step.finest));
  if (difference.lessThanOrEqualTo(finest)) return true;
  const rounded = steps.filter((step) => step.finest.greaterThan(KOPECK));
  const apart = Decimal.sum(0, ...rounded.map((step) => step.finest.times(step.count))).dividedBy(2);
  const squares = Decimal.sum(0, ...rounded.map((step) => step.finest.pow(2).times(step.count)));
  const together = squares.times(MOST_TOGETHER ** 2);
  return difference.lessThanOrEqualTo(apart) && difference.pow(2).lessThanOrEqualTo(together);
}

/** The steps of more amounts; a printed zero has none, as it may stand for nothing. */
export function addSteps(steps: PrintedSteps, amounts: readonly PrintedAmount[]): PrintedSteps {
  const printed = amounts.filter(({ amount }) => amount.uah !== null && !new Decimal(amount.uah).isZero());
  if (printed.length === 0) return steps;
  const added = new Map(steps);
  for (const { amount, unit } of printed) {
    const hryvnias = hryvniasOf(unit);
    const step = printedStep(amount.raw, hryvnias);
    const before = added.get(hryvnias);
    const finest = before ? Decimal.min(before.finest, step) : step;
    added.set(hryvnias, { count: (before?.count ?? 0) + 1, finest });
  }
  return added;
}

function hryvniasOf(unit: string | null): number {
  return (unit && readUnit(foldText(unit))?.hryvnias) || 1;
}
