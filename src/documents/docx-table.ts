import type { Grid } from './document.ts';
import { GridBuilder } from './grid-builder.ts';
import type { CellBudget, ReadingLimits } from './limits.ts';

/** The properties of a cell that say where it goes; `tcPr` gives them before the content. */
export type DocxCellProperties = {
  columnSpan: number;
  /** Merged down: `first` begins, `next` belongs to the cell above. */
  vertical: 'single' | 'first' | 'next';
  /** Merged into the cell on its left: how Word 97 wrote it, and files that came through it still do. */
  joinsLeft: boolean;
};

type Row = { hidden: boolean; deleted: boolean; column: number; readonly cells: Cell[] };

type Cell = { readonly column: number; columnSpan: number; rowSpan: number; text: string };

/** A table of a DOCX while it is read: cells take the grid columns of their `gridSpan` one after another. */
export class DocxTable {
  readonly #rows: Row[] = [];
  #row: Row = newRow();
  /** The cells that the row above leaves open downwards, by column. */
  #open = new Map<number, Cell>();
  #nextOpen = new Map<number, Cell>();
  cell: DocxCellProperties = newCellProperties();

  get row(): { hidden: boolean; deleted: boolean; column: number } {
    return this.#row;
  }

  beginRow(): void {
    this.#row = newRow();
    this.#nextOpen = new Map();
  }

  beginCell(): void {
    this.cell = newCellProperties();
  }

  endCell(text: string): void {
    const { columnSpan, vertical, joinsLeft } = this.cell;
    const { column, cells } = this.#row;
    this.#row.column += columnSpan;
    const left = cells.at(-1);
    if (joinsLeft && left) {
      left.columnSpan += columnSpan;
      if (text.trim() !== '') left.text += `\n${text}`;
      return;
    }
    const above = this.#open.get(column);
    if (vertical === 'next' && above?.columnSpan === columnSpan && text.trim() === '') {
      above.rowSpan += 1;
      this.#nextOpen.set(column, above);
      return;
    }
    const cell = { column, columnSpan, rowSpan: 1, text };
    cells.push(cell);
    if (vertical !== 'single') this.#nextOpen.set(column, cell);
  }

  /** A row whose deletion is tracked is gone; its merged cells go on as they were above it. */
  endRow(): void {
    if (this.#row.deleted) return;
    this.#rows.push(this.#row);
    this.#open = this.#nextOpen;
  }

  build(limits: ReadingLimits, budget: CellBudget): Grid | null {
    const grid = new GridBuilder(limits, budget);
    this.#rows.forEach(({ hidden, cells }, row) => {
      grid.reach(row, 0);
      if (hidden) grid.hideRows(row, row);
      for (const { text, ...area } of cells) {
        grid.put(row, area.column, text);
        grid.reach(row, area.column + area.columnSpan - 1);
        grid.merge({ row, ...area });
      }
    });
    return grid.build(null);
  }
}

function newRow(): Row {
  return { hidden: false, deleted: false, column: 0, cells: [] };
}

function newCellProperties(): DocxCellProperties {
  return { columnSpan: 1, vertical: 'single', joinsLeft: false };
}
