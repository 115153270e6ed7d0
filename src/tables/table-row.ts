import type { SquareCell } from './square-cell.ts';

/**
 * What a row of the body is.
 * `measure` opens a measure; `detail` says more of the open one (a source, a phase, the rest of a text split by a page);
 * `section` names the section of the rows below; `total` holds a printed total, `breakdown` a part of that total.
 */
export type RowKind = 'measure' | 'detail' | 'section' | 'total' | 'breakdown';

export type TableRow = {
  readonly kind: RowKind;
  readonly index: number;
  /** The words that say what the row is: the label of a total, the title of a section. */
  readonly label: SquareCell | null;
  /** For every column the cell that covers it. */
  readonly slots: readonly (SquareCell | undefined)[];
};
