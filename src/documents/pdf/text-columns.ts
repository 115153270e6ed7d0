import { type Line, type LineOfRuns, lettersOf, lineOf } from './lines.ts';
import type { PlacedLetter } from './runs.ts';

/** A line of text taken apart where white space is wider than between words. */
export type ChunkedLine = {
  readonly baseline: number;
  readonly size: number;
  readonly chunks: readonly Line[];
};

export type Column = { readonly left: number; readonly right: number };

/** Lines with text in fewer columns show nothing about them. */
const FEWEST_COLUMNS = 3;
/** All lengths in heights of the font. */
const GAP_WITHOUT_SPACE = 0.4;
const GAP_WITH_SPACES = 0.8;
/** One space may be stretched as wide as a line needs; several part columns typed on a keyboard. */
const COLUMN_SPACES = 3;
const GAP_BETWEEN_COLUMNS = 0.15;
const NARROWEST_GUTTER = 0.4;
/** In points: how exact the edges of a column are. */
const GUTTER_EDGE = 1;
/** So many of the lines may run across a gutter: headings above several columns. */
const CROSSING_SHARE = 0.3;

/**
 * The text of one cell is drawn with its spaces, one at a time; between two cells nothing is drawn. Where the columns
 * are known already, a smaller gap between two of them is enough.
 */
export function chunkedLine(line: LineOfRuns, columns: readonly Column[] = []): ChunkedLine {
  const { runs, baseline, size } = line;
  const chunks: PlacedLetter[][] = [];
  for (const letter of lettersOf(runs)) {
    const chunk = chunks.at(-1);
    const last = chunk?.at(-1);
    if (chunk && last && !isGap(last, letter, size, columns)) chunk.push(letter);
    else chunks.push([letter]);
  }
  return { baseline, size, chunks: chunks.map((letters) => lineOf(letters, baseline, size)) };
}

function isGap(last: PlacedLetter, letter: PlacedLetter, size: number, columns: readonly Column[]): boolean {
  const gap = (letter.left - last.right) / size;
  if (letter.spaceBefore !== '') return letter.spaceBefore.length >= COLUMN_SPACES && gap > GAP_WITH_SPACES;
  if (gap > GAP_WITHOUT_SPACE) return true;
  return gap > GAP_BETWEEN_COLUMNS && isInGutter(last.right, letter.left, columns);
}

function isInGutter(from: number, to: number, columns: readonly Column[]): boolean {
  return columns.some(({ right }, index) => {
    const next = columns[index + 1];
    return next !== undefined && from >= right - GUTTER_EDGE && to <= next.left + GUTTER_EDGE;
  });
}

/**
 * The columns that white space parts on nearly all lines with text in several of them, and those where only a few
 * lines have text. Two that are never filled on one line, but have a text over both, are one: figures at its left,
 * a heading in its middle.
 */
export function columnsOf(lines: readonly ChunkedLine[]): readonly Column[] {
  const full = lines.filter(({ chunks }) => chunks.length >= FEWEST_COLUMNS);
  const common = columnsCrossedBy(full, Math.floor(full.length * CROSSING_SHARE));
  const besideThem = full.map((line) => ({
    ...line,
    chunks: line.chunks.filter((chunk) => !common.some((column) => isOver(chunk, column))),
  }));
  const found = [...common, ...columnsCrossedBy(besideThem, 0)].toSorted((a, b) => a.left - b.left);
  const columns: Column[] = [];
  for (const next of found) {
    const last = columns.at(-1);
    if (last && areOne(last, next, lines))
      columns[columns.length - 1] = { left: last.left, right: next.right };
    else columns.push(next);
  }
  return columns;
}

function areOne(first: Column, second: Column, lines: readonly ChunkedLine[]): boolean {
  let hasTextOverBoth = false;
  for (const { chunks } of lines) {
    const inFirst = chunks.filter((chunk) => isOver(chunk, first));
    const inSecond = chunks.filter((chunk) => isOver(chunk, second));
    if (inFirst.some((chunk) => !inSecond.includes(chunk)) && inSecond.length > 0) return false;
    if (inSecond.some((chunk) => !inFirst.includes(chunk)) && inFirst.length > 0) return false;
    hasTextOverBoth ||= inFirst.length > 0 && inSecond.length > 0;
  }
  return hasTextOverBoth;
}

function isOver(chunk: Line, { left, right }: Column): boolean {
  return chunk.left < right && chunk.right > left;
}

/** The columns (from, to) that a chunk stands in; null where it stands in none. */
export function columnsUnder(
  chunk: Line,
  columns: readonly Column[],
): { first: number; last: number } | null {
  const first = columns.findIndex((column) => isOver(chunk, column));
  return first < 0 ? null : { first, last: columns.findLastIndex((column) => isOver(chunk, column)) };
}

function columnsCrossedBy(lines: readonly ChunkedLine[], allowed: number): readonly Column[] {
  const size = Math.max(0, ...lines.map((line) => line.size));
  const ends = lines
    .flatMap(({ chunks }) =>
      chunks.flatMap(({ left, right }) => [
        { at: left, step: 1 },
        { at: right, step: -1 },
      ]),
    )
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  const columns: { left: number; right: number }[] = [];
  let depth = 0;
  for (const { at, step } of ends) {
    const before = depth;
    depth += step;
    const last = columns.at(-1);
    if (before <= allowed && depth > allowed) {
      if (!last || at - last.right > NARROWEST_GUTTER * size) columns.push({ left: at, right: at });
    } else if (before > allowed && depth <= allowed && last) {
      last.right = at;
    }
  }
  return columns;
}
