import type { Column } from './column.ts';
import type { SquareGrid } from './square-cell.ts';

/** A part of a table that is a table of its own: its columns, and the grid without the others' cells. */
export type TablePart = { readonly columns: readonly Column[]; readonly grid: SquareGrid };

/**
 * Splits a table that prints (name, amount) pairs side by side, as lists of programmes by fund do: each name
 * belongs to the amounts on its right, up to the next name. Any other table is one part.
 */
export function splitPairs(grid: SquareGrid, columns: readonly Column[]): readonly TablePart[] {
  const names = columns.filter((column) => column.kind === 'role' && column.role === 'measure');
  const starts = names.map(({ index }) => index);
  const paired =
    starts.length > 1 && starts.every((start, part) => hasMoney(columns, start, starts[part + 1]));
  if (!paired) return [{ columns, grid }];
  return starts.map((start, part) => takePart(grid, columns, part === 0 ? 0 : start, starts[part + 1]));
}

function hasMoney(columns: readonly Column[], from: number, to = columns.length): boolean {
  return columns.slice(from, to).some(({ kind }) => kind === 'money');
}

function takePart(
  grid: SquareGrid,
  columns: readonly Column[],
  from: number,
  to = columns.length,
): TablePart {
  const isIn = (index: number): boolean => index >= from && index < to;
  return {
    columns: columns.map((column) =>
      isIn(column.index) ? column : { kind: 'empty', index: column.index, path: column.path },
    ),
    grid: {
      width: grid.width,
      rows: grid.rows.map((row) => ({
        ...row,
        cells: row.cells.filter((cell) => isIn(cell.column)),
        slots: row.slots.map((cell, index) => (isIn(index) ? cell : undefined)),
      })),
    },
  };
}
