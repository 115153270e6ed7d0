import type { Grid } from '../documents/document.ts';
import { inferMerges } from './infer-merges.ts';
import type { PlacedRow, SquareCell, SquareGrid } from './square-cell.ts';

/** Brings every cell to its true column, so that a column means one thing from top to bottom. */
export function squareGrid(grid: Grid): SquareGrid {
  const placed = grid.merges === 'lost' ? inferMerges(grid) : placeKept(grid);
  const width = widthOf(placed);
  const slots = fillSlots(placed, width);
  return { width, rows: placed.map((row, index) => ({ ...row, slots: slots[index] ?? [] })) };
}

type Slots = (SquareCell | undefined)[][];

/** Each row is laid out when it is first met, beside its cells in memory. */
function fillSlots(rows: readonly PlacedRow[], width: number): Slots {
  const slots: Slots = [];
  for (const { index, cells } of rows) {
    slots[index] ??= new Array(width);
    for (const cell of cells) {
      const lastColumn = Math.min(cell.column + cell.columnSpan, width);
      const lastRow = Math.min(cell.row + cell.rowSpan, rows.length);
      for (let row = cell.row; row < lastRow; row += 1) {
        slots[row] ??= new Array(width);
        cover(cell, lastColumn, slots[row]);
      }
    }
  }
  return slots;
}

function cover(cell: SquareCell, end: number, row: Slots[number] = []): void {
  for (let column = cell.column; column < end; column += 1) row[column] = cell;
}

function placeKept(grid: Grid): readonly PlacedRow[] {
  return grid.rows.map((row, index) => ({
    index,
    hidden: row.hidden,
    ragged: false,
    cells: row.cells.map(({ column, rowSpan, columnSpan, text }) => ({
      row: index,
      column,
      rowSpan,
      columnSpan,
      text: text.trim(),
    })),
  }));
}

/** Trailing columns that are blank all the way down (CSV exports have hundreds) do not count. */
function widthOf(rows: readonly PlacedRow[]): number {
  let width = 0;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.text !== '') width = Math.max(width, cell.column + cell.columnSpan);
    }
  }
  return width;
}
