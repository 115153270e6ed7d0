import type { CellText } from '../../tables/corrected-cells.ts';
import type { SquareCell } from '../../tables/square-cell.ts';
import type { MeasureRows } from './measure-rows.ts';

/** Where one value of a measure stands: a stretch of the text of its cell, or of several cells one after the other. */
export type ValuePlace = {
  /** The cells with the texts they have. The first takes a changed text as a whole, the others are emptied then. */
  readonly cells: readonly [CellText, ...CellText[]];
  /** The lines of the cells, and both halves of a «план / факт» cell, in which the stretch is counted. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** A cell as a place of a measure: one that is merged down over several measures counts in this one's rows only. */
export function ownCell({ row, column, rowSpan, text }: SquareCell, { table, rows }: MeasureRows): CellText {
  const first = rows[0]?.index ?? row;
  const last = rows.at(-1)?.index ?? row;
  const shared = row < first || row + rowSpan - 1 > last;
  const cell = { table: table.table, row: Math.max(row, first), column };
  return { cell, text, rows: shared ? { first, last } : null };
}
