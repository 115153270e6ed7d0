import type { Block, Grid, Paragraph } from './document.ts';
import { BULLET_LABEL } from './list-label.ts';

type OpenParagraph = {
  text: string;
  /** What is anchored in the paragraph (a text box) and stands below it. */
  readonly anchored: Block[];
};

/** Paragraphs and tables one after another: a body, a cell, a text box or a note. */
type Flow = {
  readonly blocks: Block[];
  paragraph: OpenParagraph | null;
  /** The text of a paragraph whose end was deleted: the next one goes on with it. */
  carried: string;
};

/**
 * Collects the text of a word processor's document in the order of the page. A flow can lie within another: a cell
 * within a body, a text box within a paragraph.
 */
export class FlowWriter {
  readonly #flows: Flow[] = [newFlow()];
  readonly #asides: Block[] = [];

  beginParagraph(): void {
    const flow = this.#flow();
    if (flow.paragraph) this.endParagraph('');
    flow.paragraph = { text: flow.carried, anchored: [] };
    flow.carried = '';
  }

  /** Adds text to the open paragraph; text outside of one begins its own. */
  write(text: string): void {
    const flow = this.#flow();
    if (!flow.paragraph) this.beginParagraph();
    if (flow.paragraph) flow.paragraph.text += text;
  }

  /** Ends a paragraph and sets its list number or dash before it. With `joinsNext` the break after it was deleted. */
  endParagraph(label: string, joinsNext = false): void {
    const flow = this.#flow();
    if (!flow.paragraph) return;
    const { text, anchored } = flow.paragraph;
    flow.paragraph = null;
    if (joinsNext) flow.carried = text;
    else flow.blocks.push({ kind: 'paragraph', text: labelled(label, text) });
    for (const block of anchored) flow.blocks.push(block);
  }

  beginFlow(): void {
    this.#flows.push(newFlow());
  }

  /** Ends the innermost flow and gives what it holds. */
  endFlow(): readonly Block[] {
    this.endParagraph('');
    const flow = this.#flow();
    if (flow.carried !== '') flow.blocks.push({ kind: 'paragraph', text: flow.carried });
    if (this.#flows.length > 1) this.#flows.pop();
    return flow.blocks;
  }

  /** Adds blocks where the page has them: below the open paragraph, or next in the flow. */
  add(blocks: readonly Block[]): void {
    const flow = this.#flow();
    const target = flow.paragraph ? flow.paragraph.anchored : flow.blocks;
    for (const block of blocks) target.push(block);
  }

  /** Adds blocks to the outermost flow, whatever is open in it. */
  addToBody(blocks: readonly Block[]): void {
    for (const block of blocks) this.#flows[0]?.blocks.push(block);
  }

  /** Adds what the page does not show in its place (notes, comments, hidden text): it comes after everything else. */
  addAside(blocks: readonly Block[]): void {
    for (const block of blocks) this.#asides.push(block);
  }

  /** All blocks, then the asides; paragraphs are trimmed, blank ones left out. */
  finish(): readonly Block[] {
    const body = this.endFlow();
    return [...body, ...this.#asides]
      .map(trimmed)
      .filter((block) => block.kind === 'grid' || block.text !== '');
  }

  #flow(): Flow {
    const flow = this.#flows.at(-1);
    if (!flow) throw new RangeError('no flow is open');
    return flow;
  }
}

/** Blocks with every table as plain lines: those of a page header or a note are layout, not data. */
export function withoutGrids(blocks: readonly Block[]): readonly Paragraph[] {
  return blocks.map((block) =>
    block.kind === 'paragraph' ? block : { kind: 'paragraph', text: tableLines(block) },
  );
}

/** The text of blocks as the lines of a cell: a line a paragraph, and of a table inside the cell a line a row, its cells apart by TAB. */
export function linesOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : tableLines(block))).join('\n');
}

function trimmed(block: Block): Block {
  return block.kind === 'grid' ? block : { kind: 'paragraph', text: block.text.trim() };
}

function tableLines(grid: Grid): string {
  return grid.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n');
}

/** A number is printed without any text after it (the № column of many tables is only that), a bullet alone says nothing. */
function labelled(label: string, text: string): string {
  if (text.trim() !== '') return label + text;
  return label === BULLET_LABEL ? text : label.trim() + text;
}

function newFlow(): Flow {
  return { blocks: [], paragraph: null, carried: '' };
}
