import type { Block } from './document.ts';
import type { EdgeCell } from './edge-table.ts';
import { gridFromEdges } from './edge-table.ts';
import type { CellBudget } from './limits.ts';

/** The width given to cells of a row that says nothing about their edges. */
const UNKNOWN_WIDTH = 1000;

export type CellEdges = Omit<EdgeCell, 'text'>;

/**
 * Turns Word's stream of text, paragraph, cell and row marks, the same in RTF and .doc, into paragraphs and grids.
 * Rows that follow each other without a paragraph between them are one table. A table inside a cell becomes lines of
 * that cell's text, its cells separated by tabs.
 */
export class WordBlocks {
  readonly #blocks: Block[] = [];
  #text: string[] = [];
  #paragraphStart = 0;
  #cells: string[] = [];
  #rows: EdgeCell[][] = [];
  readonly #budget: CellBudget;

  constructor(budget: CellBudget) {
    this.#budget = budget;
  }

  /** Whether a row has begun whose end mark has not come yet. */
  get rowIsOpen(): boolean {
    return this.#cells.length > 0;
  }

  addText(text: string): void {
    this.#text.push(text);
  }

  /** Puts the number or dash of a list before the paragraph that is about to end. */
  labelParagraph(label: string): void {
    if (label !== '') this.#text.splice(this.#paragraphStart, 0, label);
  }

  endParagraph(inTable: boolean): void {
    if (inTable) {
      this.#text.push('\n');
      this.#paragraphStart = this.#text.length;
    } else this.#endBlock();
  }

  endCell(): void {
    this.#cells.push(this.#budget.checked(this.#takeText()));
    this.#budget.spend(1);
  }

  endNestedCell(): void {
    this.#text.push('\t');
    this.#paragraphStart = this.#text.length;
  }

  endNestedRow(): void {
    while (this.#text.at(-1) === '\t') this.#text.pop();
    this.#text.push('\n');
    this.#paragraphStart = this.#text.length;
  }

  /** Ends a row; `edges` are those of its cells, merged ones included. */
  endRow(edges: readonly CellEdges[]): void {
    if (this.#text.some((part) => part.trim() !== '')) this.endCell();
    this.#text = [];
    this.#budget.spend(Math.max(1, edges.length - this.#cells.length));
    const row: EdgeCell[] = edges.map((edge, index) => ({ ...edge, text: this.#cells[index] ?? '' }));
    for (const text of this.#cells.slice(edges.length)) {
      const left = row.at(-1)?.right ?? 0;
      row.push({ left, right: left + UNKNOWN_WIDTH, text, joinsLeft: false, vertical: 'single' });
    }
    this.#cells = [];
    if (row.length > 0) this.#rows.push(row);
  }

  finish(): readonly Block[] {
    if (this.rowIsOpen) this.endRow([]);
    this.#endBlock();
    return this.#blocks;
  }

  #endBlock(): void {
    if (this.#rows.length > 0) this.#blocks.push(gridFromEdges(this.#rows));
    this.#rows = [];
    const text = this.#takeText().trim();
    if (text === '') return;
    this.#blocks.push({ kind: 'paragraph', text });
    this.#budget.spend(1);
  }

  #takeText(): string {
    const text = this.#text.join('');
    this.#text = [];
    this.#paragraphStart = 0;
    return text;
  }
}
