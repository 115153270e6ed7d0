import { Decimal } from 'decimal.js';
import type { Amount, PlanAndFact } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Severity } from '../model/finding.ts';
import { foldText } from '../tables/fold-text.ts';
import { readUnit } from '../tables/unit.ts';
import { printedStep } from './amounts.ts';
import { hryvniasOf, type Kopecks, kopecksOf } from './kopecks.ts';

export const PHASES = ['plan', 'fact'] as const;
export const IN_UKRAINIAN = { plan: 'план', fact: 'факт' } as const;

export type Phase = (typeof PHASES)[number];
export type Money = PlanAndFact & { readonly unit: string | null };

/** A printed total and the sum it should be, for the sentence and the details of a finding. */
export type Difference = {
  readonly words: { readonly expected: string; readonly found: string };
  readonly details: { readonly expected: string; readonly found: string; readonly severity: Severity };
};

/** Whether a printed total is not this sum; a missing sum or a missing total where the other is not zero is a difference. */
export function differs(printed: Amount, sum: Kopecks | null): boolean {
  if (printed.uah === null) return sum !== null && sum !== 0n && printed.state !== 'blank';
  return kopecksOf(printed.uah) !== (sum ?? 0n);
}

/** A difference of at most `step`, one unit of the last printed digit, is rounding, and only `info`. */
export function describeDifference(printed: Amount, sum: Kopecks | null, step: Decimal): Difference {
  const expected = printed.uah ?? printed.raw;
  const found = sum === null ? '-' : hryvniasOf(sum);
  const difference = new Decimal(printed.uah ?? 0).minus(sum === null ? 0 : found).abs();
  const severity = difference.lessThanOrEqualTo(step) ? 'info' : 'warning';
  return { words: { expected, found }, details: { expected, found, severity } };
}

/**
 * One unit of the last digit printed, in hryvnias; 0 where nothing is. Departments drop trailing zeros («20» beside
 * «20,5»), so the finest number printed tells the precision.
 */
export function finestStep(money: readonly Money[], phase: Phase): Decimal {
  return money
    .filter((part) => part[phase].state === 'amount')
    .map((part) => printedStep(part[phase].raw, hryvniasIn(part.unit)))
    .reduce(finerStep, new Decimal(0));
}

export function finerStep(one: Decimal, other: Decimal): Decimal {
  return one.isZero() || (!other.isZero() && other.lessThan(one)) ? other : one;
}

/** Where the plan or the fact stands. */
export function cellOf(
  money: { readonly cell: CellRef; readonly factCell?: CellRef },
  phase: Phase,
): CellRef {
  return phase === 'fact' ? (money.factCell ?? money.cell) : money.cell;
}

function hryvniasIn(unit: string | null): number {
  return (unit && readUnit(foldText(unit))?.hryvnias) || 1;
}
