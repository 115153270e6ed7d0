import { fitsAfter, joinLines, startsList } from './join-lines.ts';
import type { PageCell, PageRow, PageTable, TextPart } from './page-table.ts';

/** How far the lines of one table may be off from page to page, and the middles of white space in an unruled one. */
const EDGE_WITHIN = 3;
const GUTTER_WITHIN = 20;
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
  if (table.ruled !== next.ruled) return null;
  const columnEdges = commonEdges(table, next);
  const above = columnEdges && onEdges(table.rows, table.columnEdges, columnEdges);
  const below = columnEdges && onEdges(next.rows, movedUnder(table, next), columnEdges);
  if (!above || !below) return null;
  const rows = withJoinedRow(above, below, table.closedBelow);
  return { ...table, columnEdges, rows, bottom: next.bottom, closedBelow: next.closedBelow };
}

/** The edges of the part with more columns; null where those of the other are not among them. */
function commonEdges(table: PageTable, next: PageTable): readonly number[] | null {
  const edges = table.columnEdges;
  const nextEdges = movedUnder(table, next);
  if (!table.ruled) {
    const isSame = (edge: number, index: number) =>
      Math.abs(edge - (nextEdges[index + 1] ?? 0)) <= GUTTER_WITHIN;
    return edges.length === nextEdges.length && edges.slice(1, -1).every(isSame) ? edges : null;
  }
  const [all, some] = nextEdges.length > edges.length ? [nextEdges, edges] : [edges, nextEdges];
  const hasEnds = Math.abs((all.at(-1) ?? 0) - (some.at(-1) ?? 0)) <= EDGE_WITHIN;
  return hasEnds && some.every((edge) => placeOf(edge, all) >= 0) ? all : null;
}

/** Facing pages may have different margins, so ruled columns are compared from the left edge of their table. */
function movedUnder(table: PageTable, next: PageTable): readonly number[] {
  const moved = table.ruled ? (table.columnEdges[0] ?? 0) - (next.columnEdges[0] ?? 0) : 0;
  return next.columnEdges.map((edge) => edge + moved);
}

function placeOf(edge: number, edges: readonly number[]): number {
  return edges.findIndex((other) => Math.abs(other - edge) <= EDGE_WITHIN);
}

/** Rows with their columns counted by the common edges. */
function onEdges(
  rows: readonly PageRow[],
  from: readonly number[],
  to: readonly number[],
): readonly PageRow[] | null {
  if (from.length === to.length) return rows;
  const places = from.map((edge) => placeOf(edge, to));
  if (new Set(places).size < places.length) return null;
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
