import type { Column } from './column.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import type { TableRow } from './table-row.ts';

/**
 * Takes off the rows of a sheet that stand below its table: a signature, a note. A word processor would give them as
 * paragraphs. They come after a total or a blank row, and no measure and no money follow; a number printed below the
 * signature keeps its row, so that it is reported.
 */
export function endTable(rows: readonly TableRow[], columns: readonly Column[]): readonly TableRow[] {
  const money = columns.filter(({ kind }) => kind === 'money').map(({ index }) => index);
  const last = rows.findLastIndex((row) =>
    money.length > 0 ? hasMoney(row, money) : row.kind !== 'section',
  );
  const lastMeasure = rows.findLastIndex(({ kind }) => kind === 'measure');
  const end = rows.findIndex(
    (row, index) => index > last && isApart(row, rows[index - 1]) && rows.slice(index).every(isNote),
  );
  return rows
    .slice(0, end === -1 ? rows.length : end)
    .filter((row, index) => row.kind !== 'section' || index < lastMeasure || !isApart(row, rows[index - 1]));
}

function hasMoney(row: TableRow, money: readonly number[]): boolean {
  return money.some((column) => {
    const text = row.slots[column]?.text ?? '';
    return text !== '' && (looksLikeAmount(text) || looksLikeNoAmount(text));
  });
}

/** A name and an office in one cell or two, with no number before them. */
function isNote(row: TableRow): boolean {
  const filled = new Set(row.slots.filter((cell) => cell !== undefined && cell.text !== ''));
  return filled.size <= 2 && !/^\d/u.test(row.label?.text ?? '');
}

/** Below a total or below a blank row. */
function isApart(row: TableRow, above: TableRow | undefined): boolean {
  if (above === undefined) return false;
  return above.kind === 'total' || above.kind === 'breakdown' || row.index > above.index + 1;
}
