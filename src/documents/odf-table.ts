import { countOf } from './attribute-values.ts';
import type { Grid } from './document.ts';
import { GridBuilder } from './grid-builder.ts';
import type { CellBudget, ReadingLimits } from './limits.ts';
import type { XmlElement } from './read-xml.ts';

type Cell = {
  readonly column: number;
  readonly repeat: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly covered: boolean;
  text: string;
};

type ColumnStyle = { readonly first: number; readonly last: number; readonly style: string };

/**
 * A table of an OpenDocument file while it is read (OpenDocument 1.3 part 3, 9.1). Rows, columns and cells come with a
 * number of repetitions; empty ones cost nothing, however many the file says there are.
 */
export class OdfTable {
  readonly name: string | null;
  readonly #grid: GridBuilder;
  /** Empty cells are cells in a text document, and nothing in a sheet. */
  readonly #keepsEmpty: boolean;
  readonly #columnStyles: ColumnStyle[] = [];
  #cells: Cell[] = [];
  #row = 0;
  #rowRepeat = 1;
  #rowStyle: string | undefined;
  #column = 0;
  #definedColumns = 0;
  rowHidden = false;

  constructor(name: string | null, keepsEmpty: boolean, limits: ReadingLimits, budget: CellBudget) {
    this.name = name;
    this.#keepsEmpty = keepsEmpty;
    this.#grid = new GridBuilder(limits, budget);
  }

  hideAll(): void {
    this.#grid.hideRows(0, Number.MAX_SAFE_INTEGER);
  }

  addColumns(element: XmlElement): void {
    const first = this.#definedColumns;
    this.#definedColumns += countOf(element.attribute('table:number-columns-repeated'));
    const last = this.#definedColumns - 1;
    if (isHidden(element)) this.#grid.hideColumns(first, last);
    const style = element.attribute('table:default-cell-style-name');
    if (style !== undefined) this.#columnStyles.push({ first, last, style });
  }

  beginRow(element: XmlElement): void {
    this.#cells = [];
    this.#column = 0;
    this.#rowRepeat = countOf(element.attribute('table:number-rows-repeated'));
    this.#rowStyle = element.attribute('table:default-cell-style-name');
    this.rowHidden = isHidden(element);
    if (this.rowHidden) this.#grid.hideRows(this.#row, this.#row + this.#rowRepeat - 1);
  }

  /** Takes the place of a cell; its text comes when the cell ends. */
  beginCell(element: XmlElement): void {
    const repeat = countOf(element.attribute('table:number-columns-repeated'));
    this.#cells.push({
      column: this.#column,
      repeat,
      rowSpan: countOf(element.attribute('table:number-rows-spanned')),
      columnSpan: countOf(element.attribute('table:number-columns-spanned')),
      covered: element.name === 'table:covered-table-cell',
      text: '',
    });
    this.#column += repeat;
  }

  /** The style of the cell that has just begun: its own, or that of its row or column. */
  cellStyle(own: string | undefined): string | undefined {
    if (own !== undefined) return own;
    return this.#rowStyle ?? this.#columnStyle(this.#cells.at(-1)?.column ?? 0);
  }

  endCell(text: string): void {
    const cell = this.#cells.at(-1);
    if (cell) cell.text = text;
  }

  endRow(): void {
    const used = this.#cells.filter((cell) => cell.text !== '' || this.#keepsEmpty);
    if (used.length > 0) {
      for (let row = this.#row; row < this.#row + this.#rowRepeat; row += 1) this.#putRow(row, used);
    }
    this.#row += this.#rowRepeat;
  }

  build(): Grid | null {
    return this.#grid.build(this.name);
  }

  /** Columns are defined from left to right, so the one in question is found by halving. */
  #columnStyle(column: number): string | undefined {
    let low = 0;
    let high = this.#columnStyles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#columnStyles[middle]?.last ?? 0) < column) low = middle + 1;
      else high = middle;
    }
    const found = this.#columnStyles[low];
    return found && found.first <= column ? found.style : undefined;
  }

  #putRow(row: number, cells: readonly Cell[]): void {
    for (const { column, repeat, text, covered, rowSpan, columnSpan } of cells) {
      if (covered && text === '') {
        this.#grid.reach(row, column + repeat - 1);
        continue;
      }
      for (let at = column; at < column + repeat; at += 1) {
        this.#grid.put(row, at, text);
        this.#grid.merge({ row, column: at, rowSpan, columnSpan });
      }
    }
  }
}

function isHidden(element: XmlElement): boolean {
  const visibility = element.attribute('table:visibility');
  return visibility === 'collapse' || visibility === 'filter';
}
