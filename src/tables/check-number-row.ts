import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Column } from './column.ts';
import type { HeaderPlace } from './locate-header.ts';
import type { SquareGrid } from './square-cell.ts';

/**
 * The number row confirms the columns: every number of it has a heading above. A heading without a number is
 * common (columns of percents in pasp_oblasnuy have none); a number without a heading is a column that was lost.
 */
export function checkNumberRow(
  table: number,
  grid: SquareGrid,
  { numberRow }: HeaderPlace,
  columns: readonly Column[],
): readonly Finding[] {
  if (numberRow === null) return [];
  const numbered = grid.rows[numberRow]?.cells.filter((cell) => cell.text !== '') ?? [];
  const headed = columns.filter(({ path }) => path.length > 0).map(({ index }) => index);
  const first = numbered.find((cell) => !headed.includes(cell.column));
  if (!first) return [];
  const words = { found: numbered.length, expected: headed.length };
  const cell = { table, row: numberRow, column: first.column };
  return [
    makeFinding('number_row_mismatch', words, {
      cell,
      expected: `${headed.length}`,
      found: `${numbered.length}`,
    }),
  ];
}
