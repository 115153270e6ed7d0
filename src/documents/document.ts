/** The kinds of file a report comes in. */
export type DocumentFormat =
  | 'text'
  | 'html'
  | 'docx'
  | 'doc'
  | 'odt'
  | 'rtf'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'csv'
  | 'pdf';

/** A file's content, whatever its format: paragraphs and grids in the order of the page. */
export type Document = {
  readonly format: DocumentFormat;
  readonly blocks: readonly Block[];
};

export type Block = Paragraph | Grid;

export type Paragraph = {
  readonly kind: 'paragraph';
  readonly text: string;
};

/** A table of cells. Its ordinal among the grids of the document is the `table` of a CellRef. */
export type Grid = {
  readonly kind: 'grid';
  /** The sheet's name or the caption, where the format has one. */
  readonly name: string | null;
  /** In row order; a row without cells is there with an empty list, so that an index is a position. */
  readonly rows: readonly GridRow[];
  /** Columns (from 0) that the file hides. */
  readonly hiddenColumns: readonly number[];
  /**
   * `kept`: every cell stands at its true column and says how far it spans.
   * `lost`: the format drops merges (plain text): a cell's column is only its ordinal in the row,
   * a merged-across cell comes once, and a cell merged down comes back as a blank one.
   */
  readonly merges: 'kept' | 'lost';
};

export type GridRow = {
  readonly hidden: boolean;
  /** In column order; a place covered by a merged cell has no cell of its own, nor need an empty place have one. */
  readonly cells: readonly GridCell[];
};

export type GridCell = {
  readonly column: number;
  /** Lines are separated by `\n`; nothing else is normalised away. */
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
};
