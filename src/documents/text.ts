import type { Block, Document, GridCell, GridRow } from './document.ts';
import { TextLines } from './text-lines.ts';

/**
 * Reads a word processor's plain-text export: every cell starts with a TAB on a line of its own, and a
 * row ends where a blank line is followed by a line that starts with a TAB. A cell may hold blank lines.
 * Merges are lost: a colspan comes once, a rowspan comes back as blank cells
 * (the seed report of section 6.2, 2016, is such an export). Linear in the text.
 */
export function readText(text: string): Document {
  const lines = new TextLines(text.replace(/^\uFEFF/, '').replace(/\r\n?|\f/g, '\n'));
  const blocks: Block[] = [];
  let line = 0;
  while (line < lines.count) {
    if (lines.startsCell(line)) {
      const table = readTable(lines, line);
      blocks.push({ kind: 'grid', name: null, rows: table.rows, hiddenColumns: [], merges: 'lost' });
      line = table.next;
    } else {
      const paragraph = lines.at(line).trim();
      if (paragraph !== '') blocks.push({ kind: 'paragraph', text: paragraph });
      line += 1;
    }
  }
  return { format: 'text', blocks };
}

type TableLines = { readonly rows: readonly GridRow[]; readonly next: number };

/** Reads rows from `first` on; `next` is the first line below the table. */
function readTable(lines: TextLines, first: number): TableLines {
  const rows: GridRow[] = [];
  let open: string[] = [];
  const header: readonly string[] = open;
  let line = first;
  let widest = 0;
  while (line < lines.count) {
    line = readRowLines(lines, line, open);
    widest = Math.max(widest, open.length);
    const next = firstFilledLine(lines, line);
    if (lines.startsCell(next)) {
      rows.push(toRow(open));
      open = [];
      line = next;
      continue;
    }
    const resumed = nextCellLine(lines, next);
    if (endsTable(lines, header, widest, resumed)) return { rows: [...rows, toRow(open)], next };
    const end = lastFilledLine(lines, resumed - 1) + 1;
    for (; line < end; line += 1) extendCell(open, lines.at(line));
  }
  return { rows: [...rows, toRow(open)], next: line };
}

/** Takes the lines up to the next blank one: a TAB opens a cell, a line without one belongs to the open cell. */
function readRowLines(lines: TextLines, first: number, row: string[]): number {
  let line = first;
  for (; line < lines.count && !lines.isBlank(line); line += 1) {
    if (lines.startsCell(line)) row.push(lines.cellText(line));
    else extendCell(row, lines.at(line));
  }
  return line;
}

function extendCell(row: string[], line: string): void {
  row.push(`${row.pop() ?? ''}\n${line}`);
}

/**
 * A blank line and then text without a TAB: more of the last cell, or text below the table? It is the cell
 * when the row goes on after it; below the last row, or before a row that starts another table, it is not.
 */
function endsTable(lines: TextLines, header: readonly string[], widest: number, resumed: number): boolean {
  if (resumed === lines.count) return true;
  const rowGoesOn = !lines.isBlank(resumed - 1);
  if (rowGoesOn) return false;
  const following = readRow(lines, resumed);
  const repeatsHeader = following.cells.join('\t') === header.join('\t');
  const isLastRow = nextCellLine(lines, following.next) === lines.count;
  return repeatsHeader || (following.cells.length !== widest && !isLastRow);
}

function readRow(lines: TextLines, first: number): { cells: readonly string[]; next: number } {
  const cells: string[] = [];
  let line = first;
  for (; line < lines.count && !lines.isBlank(line); line += 1) {
    if (lines.startsCell(line)) cells.push(lines.cellText(line));
  }
  return { cells, next: line };
}

function toRow(texts: readonly string[]): GridRow {
  return { hidden: false, cells: texts.map(toCell) };
}

function toCell(text: string, column: number): GridCell {
  return { column, text: text.trim(), rowSpan: 1, columnSpan: 1 };
}

function firstFilledLine(lines: TextLines, from: number): number {
  let line = from;
  while (line < lines.count && lines.isBlank(line)) line += 1;
  return line;
}

function lastFilledLine(lines: TextLines, from: number): number {
  let line = from;
  while (line > 0 && lines.isBlank(line)) line -= 1;
  return line;
}

function nextCellLine(lines: TextLines, from: number): number {
  let line = from;
  while (line < lines.count && !lines.startsCell(line)) line += 1;
  return line;
}
