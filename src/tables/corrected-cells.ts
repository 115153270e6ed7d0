import type { CellRef } from '../model/cell-ref.ts';
import type { SquareCell, SquareGrid, SquareRow } from './square-cell.ts';

/** The first and the last row of a share of a merged cell. */
export type RowSpan = { readonly first: number; readonly last: number };

/** A text that stands for the one a cell prints. */
export type CellText = {
  readonly cell: CellRef;
  readonly text: string;
  /** Of a cell merged down, the rows that are meant; null for the whole of it. */
  readonly rows: RowSpan | null;
};

/** The cell that covers a place, one without text where nothing stands; null outside the table. */
export function cellAt(grid: SquareGrid, { row, column }: CellRef): SquareCell | null {
  const slots = grid.rows[row]?.slots;
  if (!slots || column >= grid.width) return null;
  return slots[column] ?? { row, column, rowSpan: 1, columnSpan: 1, text: '' };
}

/**
 * The grid with other texts in some of its cells, which remember what was printed. All else is as it was; a text
 * for a place outside the table has no effect.
 */
export function placeTexts(grid: SquareGrid, texts: readonly CellText[]): SquareGrid {
  return texts.reduce(placeText, grid);
}

function placeText(grid: SquareGrid, { cell, text, rows }: CellText): SquareGrid {
  const before = cellAt(grid, cell);
  if (before === null) return grid;
  const first = Math.max(before.row, rows?.first ?? 0);
  const last = Math.min(before.row + before.rowSpan - 1, rows?.last ?? Number.POSITIVE_INFINITY);
  const after: SquareCell = {
    ...before,
    row: first,
    rowSpan: last - first + 1,
    text: text.trim(),
    printed: before.printed ?? before.text,
  };
  const inShare = ({ index }: SquareRow): boolean => index >= first && index <= last;
  return { ...grid, rows: grid.rows.map((row) => (inShare(row) ? exchange(row, before, after) : row)) };
}

function exchange(row: SquareRow, before: SquareCell, after: SquareCell): SquareRow {
  const end = after.column + after.columnSpan;
  // A row of slots may have holes, which `map` would pass over.
  const slots = Array.from(row.slots, (slot, column) =>
    column >= after.column && column < end && covers(slot, before) ? after : slot,
  );
  if (after.row !== row.index) return { ...row, slots };
  const others = row.cells.filter((cell) => cell !== before);
  return { ...row, slots, cells: [...others, after].sort((one, other) => one.column - other.column) };
}

/** A place without a cell of its own is covered by the one that is put there. */
function covers(slot: SquareCell | undefined, cell: SquareCell): boolean {
  return slot === undefined || slot === cell;
}
