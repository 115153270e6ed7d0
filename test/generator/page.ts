/** A cell of a page, with the marks of what it says. */
export type PageCell = {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  readonly marks: readonly string[];
  /** The same amount as a number, for formats that keep numbers. */
  readonly value: number | null;
};

/** A report as a page: words, one table, words. Places a merged cell covers have no cell of their own. */
export type Page = {
  readonly above: readonly string[];
  readonly rows: readonly (readonly PageCell[])[];
  readonly below: readonly string[];
};

export type PlacedCell = PageCell & { readonly row: number; readonly column: number };

export type CellOptions = Partial<Omit<PageCell, 'text'>>;

export function cell(text: string, options: CellOptions = {}): PageCell {
  return { text, columns: 1, rows: 1, marks: [], value: null, ...options };
}

/** Every cell at its place, as a browser lays a table out. */
export function placeCells(page: Page): readonly PlacedCell[] {
  const taken = new Set<string>();
  return page.rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((printed) => {
      while (taken.has(`${row}.${column}`)) column += 1;
      for (let r = row; r < row + printed.rows; r += 1) {
        for (let c = column; c < column + printed.columns; c += 1) taken.add(`${r}.${c}`);
      }
      return { ...printed, row, column };
    });
  });
}

/** How many columns the table has. */
export function widthOf(page: Page): number {
  return placeCells(page).reduce((widest, { column, columns }) => Math.max(widest, column + columns), 0);
}

/** The table as a full grid: at each place its cell, and the cell that covers it elsewhere. */
export function fullGrid(page: Page): readonly (readonly (PlacedCell | undefined)[])[] {
  const width = widthOf(page);
  const grid: (PlacedCell | undefined)[][] = page.rows.map(() => new Array(width));
  for (const placed of placeCells(page)) {
    for (const slots of grid.slice(placed.row, placed.row + placed.rows)) {
      slots.fill(placed, placed.column, placed.column + placed.columns);
    }
  }
  return grid;
}

/** Where each mark stands. */
export function markedPlaces(page: Page): ReadonlyMap<string, PlacedCell> {
  return new Map(placeCells(page).flatMap((placed) => placed.marks.map((mark) => [mark, placed] as const)));
}
