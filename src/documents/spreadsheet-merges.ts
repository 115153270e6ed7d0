import { CELL_LIMIT, limitExceeded } from './reading-limits.ts';

/** More than any spreadsheet's columns (16 384), so that a place has one number. */
const ROW_STRIDE = 65_536;
const SINGLE: Span = { rowSpan: 1, columnSpan: 1 };

export type Span = { readonly rowSpan: number; readonly columnSpan: number };

/** A range of cells shown as one, both ends inclusive, counted from 0. */
export type MergedRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

export type Merges = {
  /** How far the cell at a place goes; null for a place that a merged cell covers. */
  readonly spanAt: (row: number, column: number) => Span | null;
};

/**
 * Places a sheet's merged ranges over the texts of its rows.
 * A range that covers text, or that overlaps an earlier one, is left out: the spreadsheet would hide that text, and
 * nothing may be lost silently. Rows below the last text are cut off.
 */
export function readMerges(
  ranges: readonly MergedRange[],
  texts: readonly ReadonlyMap<number, string>[],
): Merges {
  const spans = new Map<number, Span | null>();
  let visited = 0;
  for (const range of ranges) {
    const bottom = Math.min(range.bottom, texts.length - 1);
    if (bottom < range.top || range.right < range.left) continue;
    visited += (bottom - range.top + 1) * (range.right - range.left + 1);
    if (visited > CELL_LIMIT) throw limitExceeded('merged cells', CELL_LIMIT);
    const [first, ...covered] = placesOf({ ...range, bottom });
    if (first === undefined || hidesText({ ...range, bottom }, texts)) continue;
    if (spans.has(first) || covered.some((place) => spans.has(place))) continue;
    for (const place of covered) spans.set(place, null);
    spans.set(first, { rowSpan: bottom - range.top + 1, columnSpan: range.right - range.left + 1 });
  }
  return {
    spanAt: (row, column) => {
      const span = spans.get(row * ROW_STRIDE + column);
      return span === undefined ? SINGLE : span;
    },
  };
}

function placesOf({ top, left, bottom, right }: MergedRange): readonly number[] {
  const places: number[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) places.push(row * ROW_STRIDE + column);
  }
  return places;
}

function hidesText(
  { top, left, bottom, right }: MergedRange,
  texts: readonly ReadonlyMap<number, string>[],
): boolean {
  return texts.slice(top, bottom + 1).some((row, index) =>
    [...row].some(([column, text]) => {
      const isFirst = index === 0 && column === left;
      return !isFirst && column >= left && column <= right && text.trim() !== '';
    }),
  );
}
