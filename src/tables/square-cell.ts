/** A cell at its true place: a merged one stands at its first row and column. */
export type SquareCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  /** What the file prints there, where a correction has put another text in its place. */
  readonly printed?: string;
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

/** A row whose cells stand at their places, before the slots are filled. */
export type PlacedRow = Omit<SquareRow, 'slots'>;
