import { isKnown, readHeading, saysMoney } from './heading.ts';
import { declarationOf, type Layout } from './layout.ts';
import { looksLikeAmount } from './looks-like-amount.ts';
import { isNumberRow } from './number-row.ts';
import type { SquareGrid, SquareRow } from './square-cell.ts';

/** Where the header of a table stands; `end` is the first row below it, the number row included. */
export type HeaderPlace = {
  readonly start: number;
  readonly end: number;
  /** The row «1 | 2 | 3 …», null where the table has none. */
  readonly numberRow: number | null;
};

const LONGEST_HEADING = 400;
const LONGEST_HEADER = 12;

/**
 * Finds the header: the first row in which at least two headings are known, one of them a
 * measure's or money's; it reaches as far down as its merged cells and the rows of headings below, or to
 * the number row. Null when no row reads like a header.
 */
export function locateHeader(grid: SquareGrid, layout: Layout | null = null): HeaderPlace | null {
  for (let index = 0; index < grid.rows.length; index += 1) {
    const row = grid.rows[index];
    if (!row || !(startsHeader(row) || isDeclared(row, layout))) continue;
    const numberRow = findNumberRow(grid, index);
    const end = numberRow === null ? headerEnd(grid, index) : numberRow + 1;
    const start = namesFields(grid.rows[index - 1]) ? index - 1 : index;
    return { start, end, numberRow };
  }
  return null;
}

/** At least two headings of a declared layout in one row. */
function isDeclared(row: SquareRow, layout: Layout | null): boolean {
  return row.cells.filter((cell) => cell.text !== '' && declarationOf(layout, [cell.text])).length >= 2;
}

function startsHeader(row: SquareRow): boolean {
  const headings = row.cells.filter((cell) => isHeadingText(cell.text)).map((cell) => readHeading(cell.text));
  const known = headings.filter(isKnown);
  const names = known.some((heading) => heading.role === 'measure' || saysMoney(heading));
  return names && known.length >= 2 && known.length * 2 >= headings.length && !hasAmounts(row);
}

/** Official open-data forms print a row of machine names («valueAmount») above the titles. */
function namesFields(row: SquareRow | undefined): boolean {
  const filled = row?.cells.filter((cell) => cell.text !== '') ?? [];
  return filled.length >= 3 && filled.every((cell) => /^[a-z][a-z0-9_]*$/i.test(cell.text));
}

/** The number row confirms the header: between the two stand headings and blanks only. */
function findNumberRow(grid: SquareGrid, start: number): number | null {
  const last = Math.min(start + LONGEST_HEADER, grid.rows.length - 1);
  for (let index = start + 1; index <= last; index += 1) {
    const row = grid.rows[index];
    if (!row) return null;
    if (isNumberRow(row.cells)) return index;
    if (hasAmounts(row)) return null;
  }
  return null;
}

function headerEnd(grid: SquareGrid, start: number): number {
  let end = start + 1;
  for (let index = start; index < Math.min(end, grid.rows.length); index += 1) {
    for (const cell of grid.rows[index]?.cells ?? []) {
      if (cell.text !== '') end = Math.max(end, Math.min(cell.row + cell.rowSpan, start + LONGEST_HEADER));
    }
    const next = grid.rows[end];
    if (index === end - 1 && next && continuesHeader(next, grid.rows[index])) end += 1;
  }
  return end;
}

/** A row of sub-headings: nothing but known headings, under a header row, and none where a measure would be named. */
function continuesHeader(row: SquareRow, above: SquareRow | undefined): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  const underHeading = filled.every(
    (cell) => (above?.slots[cell.column]?.text ?? '') !== '' || cell.column > 0,
  );
  return (
    filled.length >= 2 &&
    underHeading &&
    !hasAmounts(row) &&
    filled.every((cell) => namesMoney(cell.text) || namesYear(cell.text, headingOver(cell.column, above)))
  );
}

/** The text above a place; where merges are lost and the place above is blank, the next one on its left. */
function headingOver(column: number, above: SquareRow | undefined): string | undefined {
  return above?.slots.slice(0, column + 1).findLast((cell) => cell !== undefined && cell.text !== '')?.text;
}

function namesMoney(text: string): boolean {
  return isHeadingText(text) && saysMoney(readHeading(text));
}

/** «2016 | 2017» below a heading of money are columns of years. */
function namesYear(text: string, above: string | undefined): boolean {
  return /^(?:19|20)\d{2}(?:\s*(?:рік|р\.?|року))?$/u.test(text) && above !== undefined && namesMoney(above);
}

function hasAmounts(row: SquareRow): boolean {
  return row.cells.some((cell) => looksLikeAmount(cell.text) && !/^(?:19|20)\d{2}$/.test(cell.text));
}

function isHeadingText(text: string): boolean {
  return text !== '' && text.length <= LONGEST_HEADING && !looksLikeAmount(text);
}
