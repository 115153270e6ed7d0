import type { CellRef } from '../../model/cell-ref.ts';
import type { ReadTable } from '../../tables/read-tables.ts';
import { spreadHeadings } from '../../tables/spread-headings.ts';
import type { SquareCell, SquareGrid } from '../../tables/square-cell.ts';
import { columnsOf, type MeasureRows } from './measure-rows.ts';
import type { Grids } from './resolve-cells.ts';

/** Tells whether a value read at this place rests on a corrected cell. */
export type IsCorrected = (place: CellRef) => boolean;

/**
 * A value rests on the text at its place, on the label of its row (a source, a total), on the headings over it (a
 * source, a unit, a year), and on the words in the rows above the header, which tell the period and the unit of all.
 */
export function correctedPlaces(
  grids: Grids,
  tables: readonly ReadTable[],
  measures: readonly MeasureRows[],
): IsCorrected {
  const rows = new Set<string>();
  const columns = new Set<string>();
  const whole = new Set<number>();
  for (const read of tables) {
    const grid = grids.get(read.table);
    if (!grid) continue;
    if (captionIsCorrected(grid, read)) whole.add(read.table);
    for (const column of correctedHeadings(grid, read)) columns.add(`${read.table}.${column}`);
    for (const row of correctedTotals(read)) rows.add(`${read.table}.${row}`);
  }
  for (const { table, lines } of measures) {
    for (const { row, label } of lines) if (isReplaced(label)) rows.add(`${table.table}.${row.index}`);
  }
  return ({ table, row, column }) =>
    whole.has(table) ||
    columns.has(`${table}.${column}`) ||
    rows.has(`${table}.${row}`) ||
    isReplaced(grids.get(table)?.rows[row]?.slots[column]);
}

/** Whether another text than the printed one stands in the cell. */
export function isReplaced(cell: SquareCell | null | undefined): boolean {
  return cell?.printed !== undefined;
}

function captionIsCorrected(grid: SquareGrid, { header }: ReadTable): boolean {
  return grid.rows.slice(0, header.start).some(({ cells }) => cells.some(isReplaced));
}

function correctedHeadings(grid: SquareGrid, { header }: ReadTable): readonly number[] {
  const rows = spreadHeadings(grid, header).rows.slice(header.start, header.numberRow ?? header.end);
  return rows.flatMap(({ slots }) => [...slots.keys()].filter((column) => isReplaced(slots[column])));
}

function correctedTotals(table: ReadTable): readonly number[] {
  const sources = columnsOf(table, 'source');
  return table.rows
    .filter(({ kind }) => kind === 'total' || kind === 'breakdown')
    .filter(({ label, slots }) => isReplaced(label) || sources.some((column) => isReplaced(slots[column])))
    .map(({ index }) => index);
}
