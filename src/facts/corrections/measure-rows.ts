import type { CellRef } from '../../model/cell-ref.ts';
import type { Measure } from '../../model/measure.ts';
import type { ReadTable } from '../../tables/read-tables.ts';
import { rolePlacesOf } from '../../tables/role-places.ts';
import type { SquareCell } from '../../tables/square-cell.ts';
import type { TableRow } from '../../tables/table-row.ts';
import type { ColumnRole } from '../../tables/vocabulary.ts';
import { type MeasureLine, readLines } from '../measure-lines.ts';

/** The rows that a measure was read from. */
export type MeasureRows = {
  readonly table: ReadTable;
  readonly rows: readonly TableRow[];
  readonly lines: readonly MeasureLine[];
};

export type MeasureIndex = {
  readonly all: readonly MeasureRows[];
  /** The rows of a measure, by the cell that names it. */
  readonly find: (measure: Measure) => MeasureRows | undefined;
};

/** The rows of the measures of a document; linear in the rows. */
export function indexMeasureRows(tables: readonly ReadTable[]): MeasureIndex {
  const index = new Map<string, MeasureRows>();
  for (const table of tables) {
    const roles = rolePlacesOf(table.columns);
    const column = roles.get('measure')?.[0] ?? 0;
    for (const rows of blocksOf(table.rows)) {
      const { index: opening = 0, slots = [] } = rows[0] ?? {};
      const { row = opening, column: named = column } = slots[column] ?? {};
      const key = placeKey({ table: table.table, row, column: named });
      index.set(key, { table, rows, lines: readLines(rows, roles) });
    }
  }
  return { all: [...index.values()], find: ({ cell }) => index.get(placeKey(cell)) };
}

/** The cells under a role that say something of the measure; the labels of its lines are none. */
export function cellsOfRole({ table, rows, lines }: MeasureRows, role: ColumnRole): readonly SquareCell[] {
  const labels = new Set(lines.map(({ label }) => label));
  const columns = columnsOf(table, role);
  const cells = rows.flatMap(({ slots }) => columns.map((column) => slots[column]));
  return [...new Set(cells)].filter((cell) => cell !== undefined).filter((cell) => !labels.has(cell));
}

/** The indexes of the columns that say something of a measure. */
export function loadedColumns({ columns }: ReadTable): readonly number[] {
  return columns.filter(({ kind }) => kind === 'role' || kind === 'money').map(({ index }) => index);
}

/** The indexes of the columns of a role. */
export function columnsOf({ columns }: ReadTable, role: ColumnRole): readonly number[] {
  return columns.filter((column) => column.kind === 'role' && column.role === role).map(({ index }) => index);
}

/** A place of a document as a key. */
export function placeKey({ table, row, column }: CellRef): string {
  return `${table}.${row}.${column}`;
}

/** The row that opens a measure, with the rows below that say more of it. */
function blocksOf(rows: readonly TableRow[]): readonly (readonly TableRow[])[] {
  const blocks: TableRow[][] = [];
  let open: TableRow[] | null = null;
  for (const row of rows) {
    if (row.kind === 'measure') {
      open = [row];
      blocks.push(open);
    } else if (row.kind === 'detail') open?.push(row);
    else open = null;
  }
  return blocks;
}
