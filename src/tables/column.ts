import type { TotalledSource } from '../model/funding-source.ts';
import { oneLine } from './one-line.ts';
import type { Unit } from './unit.ts';
import type { ColumnRole, Fund } from './vocabulary.ts';

/** Whether an amount was meant to be spent or was; `pair`: both in one cell, «28,8 / 0». */
export type Phase = 'plan' | 'fact' | 'pair';

/** What a column means, and the headings it was read from, from the top down. */
export type Column = { readonly index: number; readonly path: readonly string[] } & (
  | { readonly kind: 'role'; readonly role: Exclude<ColumnRole, 'derived'> }
  | MoneyMeaning
  /** A part of another column, or derived from others: never added up. */
  | { readonly kind: 'part' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' }
);

export type MoneyMeaning = {
  readonly kind: 'money';
  /** `total` where the column sums the sources; `unspecified` where the table tells no sources apart. */
  readonly source: TotalledSource;
  /** The source (or the total) as printed in the header. */
  readonly label: string;
  readonly phase: Phase;
  readonly fund: Fund | null;
  readonly year: number | null;
  readonly unit: Unit | null;
};

export type MoneyColumn = Extract<Column, { kind: 'money' }>;

/** The headings of a column in one line, for messages. */
export function headingOf(column: Column): string {
  return oneLine(column.path.join(' / '));
}
