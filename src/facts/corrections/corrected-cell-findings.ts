import type { CellCorrection } from '../../model/correction.ts';
import type { Finding } from '../../model/finding.ts';
import { cellAt } from '../../tables/corrected-cells.ts';
import type { SquareCell } from '../../tables/square-cell.ts';
import { isReplaced } from './corrected-places.ts';
import { valueCorrected } from './correction-findings.ts';
import type { Reading } from './mark-corrected.ts';
import { indexMeasureRows, loadedColumns } from './measure-rows.ts';

/** One finding for every measure that a corrected cell says something of; one in all for a heading, a total, a caption. */
export function correctedCellFindings(
  reading: Reading,
  applied: readonly CellCorrection[],
): readonly Finding[] {
  const uses = usesOfCells(reading);
  return applied.flatMap((correction) => {
    const { table, column } = correction.cell;
    const grid = reading.grids.get(table);
    const cell = grid && cellAt(grid, correction.cell);
    const measures = (cell && uses.get(cell)) ?? [];
    if (measures.length === 0) return [valueCorrected(correction, { cell: correction.cell })];
    return measures.map(({ number, row }) =>
      valueCorrected(correction, { cell: { table, row, column: cell?.column ?? column }, measure: number }),
    );
  });
}

type Use = { readonly number: string; readonly row: number };

/** For every corrected cell the measures it belongs to, each with the first of its rows that the cell covers. */
function usesOfCells({ tables, reports }: Reading): ReadonlyMap<SquareCell, readonly Use[]> {
  const uses = new Map<SquareCell, readonly Use[]>();
  const measureRows = indexMeasureRows(tables);
  for (const measure of reports.flatMap((report) => report.measures)) {
    const own = measureRows.find(measure);
    const columns = own ? loadedColumns(own.table) : [];
    const seen = new Set<SquareCell>();
    for (const { slots, index } of own?.rows ?? []) {
      for (const column of columns) {
        const cell = slots[column];
        if (!cell || !isReplaced(cell) || seen.has(cell)) continue;
        seen.add(cell);
        uses.set(cell, [...(uses.get(cell) ?? []), { number: measure.number, row: index }]);
      }
    }
  }
  return uses;
}
