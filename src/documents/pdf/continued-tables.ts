import { fitsAfter, joinLines, startsList } from './join-lines.ts';
import type { PageCell, PageRow, PageTable, TextPart } from './page-table.ts';

/** Baseline to baseline where a cell goes on overleaf, in heights of the font. */
const USUAL_LEADING = 1.15;

export function cellText({ parts }: PageCell): string {
  return parts.map(({ lines, area }) => joinLines(lines, area)).join('\n');
}

/**
 * A table and the part of it on the next page as one, or null where the second is another table: the same columns
 * have the same widths, though one page may lack some of them (only merged cells stand there). Rows are kept as they
 * are, a repeated header too; but a row that no line closed at the foot of the page is joined with its other half.
 */
export function continuedTable(table: PageTable, next: PageTable): PageTable | null {
  if (table.edgesWithin !== next.edgesWithin) return null;
  const moved = (table.columnEdges[0] ?? 0) - (next.columnEdges[0] ?? 0);
  const nextEdges = next.columnEdges.map((edge) => edge + moved);
  const isWider = nextEdges.length > table.columnEdges.length;
  const columnEdges = isWider ? nextEdges : table.columnEdges;
  const above = onEdges(table.rows, table.columnEdges, columnEdges, table.edgesWithin);
  const below = onEdges(next.rows, nextEdges, columnEdges, table.edgesWithin);
  if (!above || !below) return null;
  const rows = withJoinedRow(above, below, table.closedBelow);
  return { ...table, columnEdges, rows, bottom: next.bottom, closedBelow: next.closedBelow };
}

/** Rows with their columns counted by other edges; null where an edge has no counterpart or the outer ones differ. */
function onEdges(
  rows: readonly PageRow[],
  from: readonly number[],
  to: readonly number[],
  within: number,
): readonly PageRow[] | null {
  const places = from.map((edge) => to.findIndex((other) => Math.abs(other - edge) <= within));
  if (places.includes(-1) || new Set(places).size < places.length) return null;
  if (places[0] !== 0 || places.at(-1) !== to.length - 1) return null;
  return rows.map(({ cells }) => ({
    cells: cells.map((cell) => {
      const column = places[cell.column] ?? 0;
      return { ...cell, column, columnSpan: (places[cell.column + cell.columnSpan] ?? column + 1) - column };
    }),
  }));
}

function withJoinedRow(
  above: readonly PageRow[],
  below: readonly PageRow[],
  closed: boolean,
): readonly PageRow[] {
  const repeated = repeatedRows(above, below);
  const upper = above.at(-1);
  const lower = below[repeated];
  const goesOn = upper && lower && (!closed || seemsSplit(upper, lower));
  const joined = goesOn ? joinedRow(upper, lower) : null;
  if (!joined) return [...above, ...below];
  return [...above.slice(0, -1), joined, ...below.slice(0, repeated), ...below.slice(repeated + 1)];
}

/** How many of the first rows of a table come again, word for word, at the head of the next page. */
function repeatedRows(above: readonly PageRow[], below: readonly PageRow[]): number {
  const differs = below.findIndex((row, index) => {
    const first = above[index];
    return !first || rowText(row) !== rowText(first);
  });
  return differs < 0 ? below.length : differs;
}

function rowText({ cells }: PageRow): string {
  return cells.map((cell) => `${cell.column}:${cellText(cell).replace(/\s+/g, ' ')}`).join('\t');
}

/**
 * Word processors close the upper half with a line all the same. Then a row is taken for a lower half only if it is
 * blank somewhere under a filled cell, and every text of it goes on from the text above.
 */
function seemsSplit(upper: PageRow, lower: PageRow): boolean {
  const filled = lower.cells.filter((cell) => cellText(cell) !== '');
  const filledAbove = upper.cells.filter((cell) => cellText(cell) !== '').length;
  return (
    filled.length > 0 &&
    filled.length < filledAbove &&
    filled.every((cell) =>
      goesOnFrom(
        upper.cells.find(({ column }) => column === cell.column),
        cell,
      ),
    )
  );
}

/** A further item of a list, or words without a capital after a full line; or any after «…,» and «… /». */
function goesOnFrom(above: PageCell | undefined, cell: PageCell): boolean {
  const part = above?.parts.at(-1);
  const last = part?.lines.at(-1);
  const first = cell.parts[0]?.lines[0];
  if (!part || !last || !first) return false;
  const text = cellText(cell);
  if (startsList(text) && part.lines.length > 1) return true;
  if (fitsAfter(last, first, part.area.right - last.right)) return false;
  return /[,/]$/.test(last.text) || (/\p{L}/u.test(text) && /^[\p{Ll}\d«“"(]/u.test(text));
}

function joinedRow(upper: PageRow, lower: PageRow): PageRow | null {
  const isSameShape = (cell: PageCell, other: PageCell | undefined) =>
    other?.column === cell.column &&
    other.columnSpan === cell.columnSpan &&
    cell.rowSpan === 1 &&
    other.rowSpan === 1;
  const matches = upper.cells.length === lower.cells.length;
  if (!matches || !upper.cells.every((cell, index) => isSameShape(cell, lower.cells[index]))) return null;
  return {
    cells: upper.cells.map((cell, index) => ({
      ...cell,
      parts: continuedParts(cell.parts, lower.cells[index]?.parts ?? []),
    })),
  };
}

/** Puts the lines of the lower half right under those of the upper one. */
function continuedParts(upper: readonly TextPart[], lower: readonly TextPart[]): readonly TextPart[] {
  const [part, ...otherParts] = upper;
  const [nextPart, ...otherNextParts] = lower;
  const last = part?.lines.at(-1);
  const first = nextPart?.lines[0];
  if (!part || !nextPart || !last || !first) return [...upper, ...lower];
  const moved = last.baseline + USUAL_LEADING * last.size - first.baseline;
  const lines = nextPart.lines.map((line) => ({ ...line, baseline: line.baseline + moved }));
  return [{ ...part, lines: [...part.lines, ...lines] }, ...otherParts, ...otherNextParts];
}
