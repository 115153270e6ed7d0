import type { CellCorrection } from '../../model/correction.ts';
import type { Finding } from '../../model/finding.ts';
import { cellAt } from '../../tables/corrected-cells.ts';
import type { SquareCell, SquareGrid } from '../../tables/square-cell.ts';
import { correctionUnmatched, NO_CELL, otherText, TWICE } from './correction-findings.ts';
import { placeKey } from './measure-rows.ts';
import { isPrinted } from './printed-text.ts';

/** The grids of a document by their ordinals. */
export type Grids = ReadonlyMap<number, SquareGrid>;

export type ResolvedCells = {
  readonly fitting: readonly CellCorrection[];
  readonly findings: readonly Finding[];
};

/**
 * Compares what corrections expect with what the cells print. One that does not fit is a finding, and changes nothing;
 * so are several that fit the same cell.
 */
export function resolveCells(grids: Grids, corrections: readonly CellCorrection[]): ResolvedCells {
  const fitting = new Map<string, readonly CellCorrection[]>();
  const findings: Finding[] = [];
  for (const correction of corrections) {
    const { cell: place, printed } = correction;
    const cell = cellOf(grids, correction);
    if (cell !== null && isPrinted(printed, cell.text)) {
      const key = placeKey({ table: place.table, row: cell.row, column: cell.column });
      fitting.set(key, [...(fitting.get(key) ?? []), correction]);
    } else {
      const mismatch = cell === null ? NO_CELL : otherText(cell.text, correction);
      findings.push(correctionUnmatched(correction, mismatch, { cell: place }));
    }
  }
  const cells = [...fitting.values()];
  const contradictory = cells.filter((ofCell) => ofCell.length > 1).flat();
  return {
    fitting: cells.filter((ofCell) => ofCell.length === 1).flat(),
    findings: [
      ...findings,
      ...contradictory.map((one) => correctionUnmatched(one, TWICE, { cell: one.cell })),
    ],
  };
}

function cellOf(grids: Grids, { cell }: CellCorrection): SquareCell | null {
  const grid = grids.get(cell.table);
  return grid ? cellAt(grid, cell) : null;
}
