import type { Grid, GridRow } from '../documents/document.ts';
import { isNumberRow } from './number-row.ts';
import type { PlacedRow, SquareCell } from './square-cell.ts';
import { isTotalLabel } from './total-label.ts';

/**
 * Finds the merges that a plain-text export has dropped. There a cell merged across comes once and a cell
 * merged down comes back as a blank one in every row it covers. So, from the first complete row upwards,
 * every blank continues the one cell above it, and what stands between two blanks is the break-down of the
 * cells above. Below the header a short row is a totals row whose label spans what is missing, or a row with
 * one cell across the table; so is a short row below that begins with a blank; any other short row is left ragged.
 */
export function inferMerges(grid: Grid): readonly PlacedRow[] {
  const width = completeWidth(grid.rows);
  const headerEnd = grid.rows.findIndex((row) => row.cells.length === width);
  const header = alignHeader(grid.rows.slice(0, headerEnd + 1));
  const body: PlacedRow[] = [];
  for (const [offset, row] of grid.rows.slice(headerEnd + 1).entries()) {
    body.push(placeBodyRow(row, headerEnd + 1 + offset, width, body.at(-1)));
  }
  return [...header, ...body];
}

/** The number row tells how many columns there are; without one, the widest row does. */
function completeWidth(rows: readonly GridRow[]): number {
  const numbers = rows.find((row) => isNumberRow(row.cells));
  return numbers?.cells.length ?? rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
}

type Draft = {
  text: string;
  column: number;
  columnSpan: number;
  rowSpan: number;
  row: number;
  covered: boolean;
};

function alignHeader(rows: readonly GridRow[]): readonly PlacedRow[] {
  const drafts = rows.map((row, index) => row.cells.map((cell) => toDraft(cell.text, cell.column, index)));
  for (let index = drafts.length - 2; index >= 0; index -= 1) {
    spanOver(drafts[index] ?? [], drafts[index + 1] ?? []);
  }
  return drafts.map((cells, index) => ({
    index,
    hidden: false,
    ragged: false,
    cells: cells.filter((cell) => !cell.covered).map(toSquareCell),
  }));
}

/** Lays the upper row over the lower one, blank to cell and run of cells to the cells between. */
function spanOver(upper: readonly Draft[], lower: readonly Draft[]): void {
  const runs = runsOf(lower);
  let taken = 0;
  let spare = upper.length - runs.length;
  for (const run of runs) {
    const share = run.blank ? 1 : Math.min(1 + Math.max(spare, 0), run.cells.length);
    spare -= share - 1;
    shareOut(upper.slice(taken, taken + share), run.cells);
    if (run.blank) continueDown(upper[taken], run.cells[0]);
    taken += share;
  }
}

type Run = { readonly blank: boolean; readonly cells: Draft[] };

function runsOf(cells: readonly Draft[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (cell.text !== '' && last && !last.blank) last.cells.push(cell);
    else runs.push({ blank: cell.text === '', cells: [cell] });
  }
  return runs;
}

/** The columns of the lower cells are shared out evenly among the upper ones («План | Факт» under each source). */
function shareOut(upper: readonly Draft[], lower: readonly Draft[]): void {
  upper.forEach((cell, index) => {
    const from = Math.round((index * lower.length) / upper.length);
    const to = Math.round(((index + 1) * lower.length) / upper.length);
    const covered = lower.slice(from, to);
    cell.column = covered[0]?.column ?? cell.column;
    cell.columnSpan = covered.reduce((sum, below) => sum + below.columnSpan, 0);
  });
}

function continueDown(upper: Draft | undefined, blank: Draft | undefined): void {
  if (!upper || !blank) return;
  upper.rowSpan += blank.rowSpan;
  blank.covered = true;
}

function placeBodyRow(row: GridRow, index: number, width: number, above: PlacedRow | undefined): PlacedRow {
  const cells = row.cells.map(({ text, column }) => ({
    row: index,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text: text.trim(),
  }));
  const missing = width - cells.length;
  const first = cells[0];
  const spans =
    first !== undefined &&
    missing > 0 &&
    (cells.length === 1 || isTotalLabel(first.text) || continues(first, missing, above));
  if (!spans) return { index, hidden: row.hidden, ragged: missing !== 0, cells };
  const shifted = cells.map((cell, ordinal) =>
    ordinal === 0 ? { ...cell, columnSpan: 1 + missing } : { ...cell, column: cell.column + missing },
  );
  return { index, hidden: row.hidden, ragged: false, cells: shifted };
}

/** A totals row's label that is merged down over the sources below comes back blank, and spans what it spanned above. */
function continues(first: SquareCell, missing: number, above: PlacedRow | undefined): boolean {
  return (
    first.text === '' && above !== undefined && !above.ragged && above.cells[0]?.columnSpan === 1 + missing
  );
}

function toDraft(text: string, column: number, row: number): Draft {
  return { text: text.trim(), column, row, columnSpan: 1, rowSpan: 1, covered: false };
}

function toSquareCell({ row, column, rowSpan, columnSpan, text }: Draft): SquareCell {
  return { row, column, rowSpan, columnSpan, text };
}
