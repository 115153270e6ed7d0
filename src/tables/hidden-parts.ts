import type { Grid } from '../documents/document.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { SquareGrid } from './square-cell.ts';

/** What the file hides is read like the rest; that it was hidden is told, once for rows and once for columns. */
export function hiddenParts(table: number, grid: Grid, square: SquareGrid): readonly Finding[] {
  const hidden = square.rows.filter((row) => row.hidden && row.cells.some((cell) => cell.text !== ''));
  const [row] = hidden;
  const [column] = grid.hiddenColumns;
  const columns = grid.hiddenColumns.join(', ');
  return [
    ...(column === undefined
      ? []
      : [makeFinding('columns_hidden', { columns }, { cell: { table, row: 0, column } })]),
    ...(row
      ? [makeFinding('rows_hidden', { rows: hidden.length }, { cell: { table, row: row.index, column: 0 } })]
      : []),
  ];
}
