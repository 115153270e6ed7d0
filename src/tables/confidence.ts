import type { Column } from './column.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import type { TableRow } from './table-row.ts';

/** Below this a table is reported with its first rows, not loaded, so that someone can declare its layout. */
export const LOWEST_CONFIDENCE = 0.5;

/**
 * How sure the reading of a table is, from 0 to 1: the share of its columns the vocabulary knows, times the share
 * of its filled money cells that begin like an amount, a dash or «х».
 */
export function confidenceOf(columns: readonly Column[], rows: readonly TableRow[]): number {
  const filled = columns.filter(({ kind }) => kind !== 'empty');
  const known = filled.filter(({ kind }) => kind !== 'unknown');
  const money = columns.filter(({ kind }) => kind === 'money');
  let cells = 0;
  let readable = 0;
  for (const { kind, slots } of rows) {
    if (kind !== 'measure' && kind !== 'total') continue;
    for (const { index } of money) {
      const text = slots[index]?.text ?? '';
      if (text === '') continue;
      cells += 1;
      if (looksLikeMoney(text)) readable += 1;
    }
  }
  return share(known.length, filled.length) * share(readable, cells);
}

/** Prose in a column of money is a wrong column; a list of sources («1195,8 (у тому числі …») begins with its sum. */
function looksLikeMoney(text: string): boolean {
  return looksLikeAmount(text) || looksLikeNoAmount(text) || /^[-–\s]*\d/u.test(text);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
