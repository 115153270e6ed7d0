import type { Grid, GridCell, GridRow } from './document.ts';
import { type CellBudget, limitExceeded, type ReadingLimits } from './limits.ts';

const FREE = 0;
const HAS_TEXT = 1;
const COVERED = 2;
const ORIGIN = 3;
const EMPTY_ROW: GridRow = { hidden: false, cells: [] };
const EMPTY_HIDDEN_ROW: GridRow = { hidden: true, cells: [] };

type Place = { readonly column: number; readonly text: string };

type Area = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

type MergedAreas = {
  /** For each place of the rectangle, row by row: FREE, HAS_TEXT, COVERED or ORIGIN (of a merged area). */
  readonly places: Uint8Array;
  /** By the place where they begin. */
  readonly areas: ReadonlyMap<number, Area>;
};

type Range = { readonly first: number; readonly last: number };

/**
 * Makes a grid of cells that are put at their row and column in any order, with merged areas beside them. It takes
 * cells, never ranges, so a sheet costs what it holds, not how far it reaches.
 *
 * The grid ends at the last row and the last column in use. A merged area is cut there; one whose covered places
 * hold text, or that overlaps an earlier one, is left out, so that no text is lost under it.
 */
export class GridBuilder {
  readonly #limits: ReadingLimits;
  readonly #budget: CellBudget;
  readonly #rows = new Map<number, Place[]>();
  readonly #areas: Area[] = [];
  readonly #hiddenRows: Range[] = [];
  readonly #hiddenColumns: Range[] = [];
  #height = 0;
  #width = 0;

  constructor(limits: ReadingLimits, budget: CellBudget) {
    this.#limits = limits;
    this.#budget = budget;
  }

  put(row: number, column: number, text: string): void {
    const places = this.#rows.get(row);
    const place = { column, text: this.#budget.checked(text) };
    if (places) places.push(place);
    else this.#rows.set(row, [place]);
    this.#budget.spend(1);
    this.reach(row, column);
  }

  /** Counts a place as in use that has no cell of its own: one that a merged cell covers. */
  reach(row: number, column: number): void {
    this.#height = Math.max(this.#height, row + 1);
    this.#width = Math.max(this.#width, column + 1);
    if (this.#height * this.#width > this.#limits.places) throw limitExceeded(this.#limits, 'places');
  }

  merge(area: Area): void {
    if (area.rowSpan > 1 || area.columnSpan > 1) this.#areas.push(area);
  }

  hideRows(first: number, last: number): void {
    this.#hiddenRows.push({ first, last });
  }

  hideColumns(first: number, last: number): void {
    this.#hiddenColumns.push({ first, last });
  }

  /** The grid, or null when no place is in use. */
  build(name: string | null): Grid | null {
    if (this.#height === 0) return null;
    this.#budget.spend(this.#height);
    const hidden = flags(this.#hiddenRows, this.#height);
    const hiddenColumns = flags(this.#hiddenColumns, this.#width);
    const merged = this.#areas.length > 0 ? this.#mergeAreas() : null;
    const rows: GridRow[] = [];
    for (let row = 0; row < this.#height; row += 1) {
      const cells = this.#cellsOf(row, merged);
      if (cells.length === 0) rows.push(hidden[row] ? EMPTY_HIDDEN_ROW : EMPTY_ROW);
      else rows.push({ hidden: hidden[row] === 1, cells });
    }
    return {
      kind: 'grid',
      name,
      rows,
      hiddenColumns: [...hiddenColumns.keys()].filter((column) => hiddenColumns[column] === 1),
      merges: 'kept',
    };
  }

  #cellsOf(row: number, merged: MergedAreas | null): readonly GridCell[] {
    const cells: GridCell[] = [];
    for (const { column, text } of this.#placesOf(row)) {
      const place = row * this.#width + column;
      if (merged?.places[place] === COVERED) continue;
      const area = merged?.areas.get(place);
      cells.push({ column, text, rowSpan: area?.rowSpan ?? 1, columnSpan: area?.columnSpan ?? 1 });
    }
    return cells;
  }

  /** In column order; should a file give one place two texts, both are kept as lines. */
  #placesOf(row: number): readonly Place[] {
    const places = this.#rows.get(row) ?? [];
    if (places.every((place, at) => place.column > (places[at - 1]?.column ?? -1))) return places;
    const byColumn = new Map<number, string>();
    for (const { column, text } of places) {
      const before = byColumn.get(column);
      byColumn.set(column, before === undefined ? text : `${before}\n${text}`);
    }
    return [...byColumn].map(([column, text]) => ({ column, text })).sort((a, b) => a.column - b.column);
  }

  #mergeAreas(): MergedAreas {
    const places = new Uint8Array(this.#height * this.#width);
    const areas = new Map<number, Area>();
    for (const [row, cells] of this.#rows) {
      for (const { column, text } of cells)
        if (text.trim() !== '') places[row * this.#width + column] = HAS_TEXT;
    }
    let visited = 0;
    for (const area of this.#areas) {
      const rowSpan = Math.min(area.rowSpan, this.#height - area.row);
      const columnSpan = Math.min(area.columnSpan, this.#width - area.column);
      if (rowSpan < 1 || columnSpan < 1) continue;
      visited += rowSpan * columnSpan;
      if (visited > this.#limits.places) throw limitExceeded(this.#limits, 'places');
      const cut = { ...area, rowSpan, columnSpan };
      if (!this.#isFree(cut, places)) continue;
      areas.set(area.row * this.#width + area.column, cut);
      this.#cover(cut, places);
    }
    return { places, areas };
  }

  #isFree(area: Area, places: Uint8Array): boolean {
    const origin = area.row * this.#width + area.column;
    if (places[origin] !== FREE && places[origin] !== HAS_TEXT) return false;
    for (let row = area.row; row < area.row + area.rowSpan; row += 1) {
      const start = row * this.#width + area.column;
      for (let place = start; place < start + area.columnSpan; place += 1) {
        if (place !== origin && places[place] !== FREE) return false;
      }
    }
    return true;
  }

  #cover(area: Area, places: Uint8Array): void {
    const origin = area.row * this.#width + area.column;
    for (let row = area.row; row < area.row + area.rowSpan; row += 1) {
      const start = row * this.#width + area.column;
      places.fill(COVERED, start, start + area.columnSpan);
    }
    places[origin] = ORIGIN;
  }
}

function flags(ranges: readonly Range[], length: number): Uint8Array {
  const hidden = new Uint8Array(length);
  for (const { first, last } of ranges) hidden.fill(1, Math.max(first, 0), Math.max(last + 1, 0));
  return hidden;
}
