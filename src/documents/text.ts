import type { Block, Document, GridCell, GridRow } from './document.ts';

/**
 * Reads a word processor's plain-text export: every cell starts with a TAB on a line of its own, and a
 * row ends where a blank line is followed by a line that starts with a TAB. A cell may hold blank lines.
 * Merges are lost: a colspan comes once, a rowspan comes back as blank cells
 * (the seed report of section 6.2, 2016, is such an export). Linear in the text.
 */
export function readText(text: string): Document {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\f/g, '\n')
    .split('\n');
  const blocks: Block[] = [];
  let line = 0;
  while (line < lines.length) {
    if (startsCell(lines[line])) {
      const table = readTable(lines, line);
      blocks.push({ kind: 'grid', name: null, rows: table.rows, hiddenColumns: [], merges: 'lost' });
      line = table.next;
    } else {
      const paragraph = (lines[line] ?? '').trim();
      if (paragraph !== '') blocks.push({ kind: 'paragraph', text: paragraph });
      line += 1;
    }
  }
  return { format: 'text', blocks };
}

type TableLines = { readonly rows: readonly GridRow[]; readonly next: number };

/** Reads rows from `first` on; `next` is the first line below the table. */
function readTable(lines: readonly string[], first: number): TableLines {
  const rows: string[][] = [[]];
  let line = first;
  let widest = 0;
  while (line < lines.length) {
    line = readRowLines(lines, line, rows);
    widest = Math.max(widest, rows.at(-1)?.length ?? 0);
    const next = firstFilledLine(lines, line);
    if (startsCell(lines[next])) {
      rows.push([]);
      line = next;
      continue;
    }
    const resumed = nextCellLine(lines, next);
    if (endsTable(lines, rows, widest, resumed)) return { rows: rows.map(toRow), next };
    const end = lastFilledLine(lines, resumed - 1) + 1;
    extendCell(rows, lines.slice(line, end));
    line = end;
  }
  return { rows: rows.map(toRow), next: line };
}

/** Takes the lines up to the next blank one: a TAB opens a cell, a line without one belongs to the open cell. */
function readRowLines(lines: readonly string[], first: number, rows: readonly string[][]): number {
  let line = first;
  for (; line < lines.length && !isBlank(lines[line]); line += 1) {
    const text = lines[line] ?? '';
    if (startsCell(text)) rows.at(-1)?.push(text.slice(1));
    else extendCell(rows, [text]);
  }
  return line;
}

function extendCell(rows: readonly string[][], lines: readonly string[]): void {
  const row = rows.at(-1);
  row?.push([row.pop() ?? '', ...lines].join('\n'));
}

/**
 * A blank line and then text without a TAB: more of the last cell, or text below the table? It is the cell
 * when the row goes on after it; below the last row, or before a row that starts another table, it is not.
 */
function endsTable(
  lines: readonly string[],
  rows: readonly (readonly string[])[],
  widest: number,
  resumed: number,
): boolean {
  if (resumed === lines.length) return true;
  const rowGoesOn = !isBlank(lines[resumed - 1]);
  if (rowGoesOn) return false;
  const following = readRow(lines, resumed);
  const repeatsHeader = following.cells.join('\t') === (rows[0] ?? []).join('\t');
  const isLastRow = nextCellLine(lines, following.next) === lines.length;
  return repeatsHeader || (following.cells.length !== widest && !isLastRow);
}

function readRow(lines: readonly string[], first: number): { cells: readonly string[]; next: number } {
  const cells: string[] = [];
  let line = first;
  for (; line < lines.length && !isBlank(lines[line]); line += 1) {
    const text = lines[line] ?? '';
    if (startsCell(text)) cells.push(text.slice(1));
  }
  return { cells, next: line };
}

function toRow(texts: readonly string[]): GridRow {
  return { hidden: false, cells: texts.map(toCell) };
}

function toCell(text: string, column: number): GridCell {
  return { column, text: text.trim(), rowSpan: 1, columnSpan: 1 };
}

function startsCell(line: string | undefined): boolean {
  return line?.startsWith('\t') ?? false;
}

/** A line with a TAB is a cell, were it empty; every other line of white space is blank. */
function isBlank(line: string | undefined): boolean {
  return line !== undefined && !startsCell(line) && line.trim() === '';
}

function firstFilledLine(lines: readonly string[], from: number): number {
  let line = from;
  while (line < lines.length && isBlank(lines[line])) line += 1;
  return line;
}

function lastFilledLine(lines: readonly string[], from: number): number {
  let line = from;
  while (line > 0 && isBlank(lines[line])) line -= 1;
  return line;
}

function nextCellLine(lines: readonly string[], from: number): number {
  let line = from;
  while (line < lines.length && !startsCell(lines[line])) line += 1;
  return line;
}
