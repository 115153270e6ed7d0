import { Decimal } from 'decimal.js';
import type { Amount } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Severity } from '../model/finding.ts';
import { hryvniasOf, type Kopecks, kopecksOf } from './kopecks.ts';
import { isRounding, type PrintedSteps } from './rounding.ts';

export const PHASES = ['plan', 'fact'] as const;
export const IN_UKRAINIAN = { plan: 'план', fact: 'факт' } as const;

export type Phase = (typeof PHASES)[number];

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

/** A difference that rounding explains, of amounts printed in these steps, is only `info`. */
export function describeDifference(printed: Amount, sum: Kopecks | null, steps: PrintedSteps): Difference {
  const expected = printed.uah ?? printed.raw;
  const found = sum === null ? '-' : hryvniasOf(sum);
  const difference = new Decimal(hryvniasOf(distance(printed, sum)));
  const severity = isRounding(difference, steps) ? 'info' : 'warning';
  return { words: { expected, found }, details: { expected, found, severity } };
}

/** How far a printed total is from a sum; what is missing counts as nothing. */
export function distance(printed: Amount, sum: Kopecks | null): Kopecks {
  const difference = (printed.uah === null ? 0n : kopecksOf(printed.uah)) - (sum ?? 0n);
  return difference < 0n ? -difference : difference;
}

/** Where the plan or the fact stands. */
export function cellOf(
  money: { readonly cell: CellRef; readonly factCell?: CellRef },
  phase: Phase,
): CellRef {
  return phase === 'fact' ? (money.factCell ?? money.cell) : money.cell;
}
