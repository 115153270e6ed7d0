import type { HeaderPlace } from './locate-header.ts';
import type { SquareCell, SquareGrid, SquareRow } from './square-cell.ts';

/**
 * Gives a heading the blank places on its right that it stood over before the merges were lost: CSV drops them, and
 * some spreadsheets only centre the text. A heading reaches over a blank place when both columns are broken down
 * below and lie under the same heading above. A header with merged cells of its own is left as it is. A row of labels
 * above the true header (pasp_oblasnuy prints «Загальний фонд - факт» above «Загальний фонд» that stands over plan, fact and %)
 * heads nothing but its own columns.
 */
export function spreadHeadings(grid: SquareGrid, header: HeaderPlace): SquareGrid {
  const rows = grid.rows.slice(header.start, header.numberRow ?? header.end);
  if (rows.some((row) => row.cells.some((cell) => cell.columnSpan > 1))) return grid;
  const spread = new Map<number, SquareRow>();
  let above: Slots = [];
  for (const [depth, row] of rows.entries()) {
    if (labelsColumns(row, rows.slice(depth + 1))) continue;
    const slots = spreadRow(row, above, rows.slice(depth + 1));
    spread.set(row.index, { ...row, slots });
    above = row.slots.map((_, column) => (isBlank(slots[column]) ? above[column] : slots[column]));
  }
  return { ...grid, rows: grid.rows.map((row) => spread.get(row.index) ?? row) };
}

/** A label stands over the middle of what the row below heads: no tree of headings does that. */
function labelsColumns(row: SquareRow, [next, ...below]: readonly SquareRow[]): boolean {
  if (!next) return false;
  return row.slots.some((cell, column) => {
    if (isBlank(cell) || cell?.row !== row.index || !isBlank(next.slots[column])) return false;
    const left = next.slots.slice(0, column).findLastIndex((heading) => !isBlank(heading));
    return left >= 0 && isBrokenDown(left, below) && isBrokenDown(column, below);
  });
}

type Slots = readonly (SquareCell | undefined)[];

function spreadRow(row: SquareRow, above: Slots, below: readonly SquareRow[]): Slots {
  const slots = [...row.slots];
  for (let column = 1; column < slots.length; column += 1) {
    const left = slots[column - 1];
    const reaches = isBlank(slots[column]) && !isBlank(left) && left?.row === row.index;
    const sameParent = above[column] === above[column - 1];
    if (reaches && sameParent && isBrokenDown(column, below) && isBrokenDown(column - 1, below)) {
      slots[column] = left;
    }
  }
  return slots;
}

function isBrokenDown(column: number, below: readonly SquareRow[]): boolean {
  return below.some((row) => !isBlank(row.slots[column]));
}

function isBlank(cell: SquareCell | undefined): boolean {
  return cell === undefined || cell.text === '';
}
