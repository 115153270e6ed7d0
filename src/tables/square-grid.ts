import type { Grid } from '../documents/document.ts';
import { inferMerges } from './infer-merges.ts';

/** A cell at its true place: a merged one stands at its first row and column. */
export type SquareCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
};

export type SquareRow = {
  readonly index: number;
  readonly hidden: boolean;
  /** The cells that begin in this row, blank ones too. */
  readonly cells: readonly SquareCell[];
  /** For every column the cell that covers it, one merged down from above included. */
  readonly slots: readonly (SquareCell | undefined)[];
  /** The row as it was found, when its cells could not be brought to their columns. */
  readonly ragged: boolean;
};

export type SquareGrid = { readonly width: number; readonly rows: readonly SquareRow[] };

/** Brings every cell to its true column, so that a column means one thing from top to bottom. */
export function squareGrid(grid: Grid): SquareGrid {
  const placed = grid.merges === 'lost' ? inferMerges(grid) : placeKept(grid);
  const width = widthOf(placed);
  const slots: (SquareCell | undefined)[][] = placed.map(() => new Array(width));
  for (const row of placed) {
    for (const cell of row.cells) {
      const lastRow = Math.min(cell.row + cell.rowSpan, placed.length);
      const lastColumn = Math.min(cell.column + cell.columnSpan, width);
      for (let r = cell.row; r < lastRow; r += 1) {
        for (let c = cell.column; c < lastColumn; c += 1) {
          const slotRow = slots[r];
          if (slotRow) slotRow[c] = cell;
        }
      }
    }
  }
  return { width, rows: placed.map((row, index) => ({ ...row, slots: slots[index] ?? [] })) };
}

export type PlacedRow = Omit<SquareRow, 'slots'>;

function placeKept(grid: Grid): readonly PlacedRow[] {
  return grid.rows.map((row, index) => ({
    index,
    hidden: row.hidden,
    ragged: false,
    cells: row.cells.map((cell) => ({ ...cell, row: index, text: cell.text.trim() })),
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
