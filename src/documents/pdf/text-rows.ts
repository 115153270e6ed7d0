import { fitsAfter } from './join-lines.ts';
import type { Rule } from './path-rules.ts';
import { type ChunkedLine, type Column, columnsUnder } from './text-columns.ts';

/** Fewer rows than this are no table, and prove nothing about how rows are parted. */
const FEWEST_ROWS = 3;
/** A row begins after a distance that is so much more than from line to line of one cell. */
const ROW_GAP = 1.2;
/** In heights of the font. */
const CLOSEST_LEADING = 0.8;
/** So many rows may seem to hold two rows before the gaps are thought to part something else, such as sections. */
const DOUBTFUL_SHARE = 0.2;

/**
 * Groups the lines of an unruled table to rows, by the first of these that parts it plausibly: ruling lines across
 * the table; gaps that are wider than from line to line within a cell; or else a row begins wherever several columns
 * have text, or where a text would still have fitted into the line above it.
 */
export function textRows<Source extends ChunkedLine>(
  lines: readonly Source[],
  columns: readonly Column[],
  dividers: readonly Rule[],
): readonly (readonly Source[])[] {
  const ruled = splitLines(lines, (line, before) => hasRuleBetween(dividers, before, line));
  if (ruled.length >= FEWEST_ROWS) return ruled;
  const widest = leadingIn(lines, columns) * ROW_GAP;
  const isApart = (line: Source, before: Source) => line.baseline - before.baseline > widest;
  const isFilled = ({ chunks }: ChunkedLine) => chunks.length >= Math.max(2, columns.length / 2);
  const spaced = splitLines(lines, isApart);
  const doubtful = spaced.filter((row) => row.filter(isFilled).length > 1).length;
  if (spaced.length >= FEWEST_ROWS && doubtful <= spaced.length * DOUBTFUL_SHARE) return spaced;
  return splitLines(
    lines,
    (line, before) => isApart(line, before) || isFilled(line) || !goesOnFrom(before, line, columns),
  );
}

function splitLines<Source extends ChunkedLine>(
  lines: readonly Source[],
  startsRow: (line: Source, before: Source) => boolean,
): readonly (readonly Source[])[] {
  const rows: Source[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    if (row && before && !startsRow(line, before)) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function hasRuleBetween(dividers: readonly Rule[], before: ChunkedLine, line: ChunkedLine): boolean {
  return dividers.some(
    ({ at }) => at > before.baseline - before.size / 4 && at < line.baseline - line.size / 4,
  );
}

/** The least distance from a text to the next one in the same column. */
function leadingIn(lines: readonly ChunkedLine[], columns: readonly Column[]): number {
  const lastIn = new Map<number, number>();
  let leading = Infinity;
  for (const { chunks, baseline, size } of lines) {
    for (const chunk of chunks) {
      const column = columnsUnder(chunk, columns)?.first ?? -1;
      const distance = baseline - (lastIn.get(column) ?? -Infinity);
      if (distance >= CLOSEST_LEADING * size) leading = Math.min(leading, distance);
      lastIn.set(column, baseline);
    }
  }
  return leading;
}

/** Whether each text of a line continues a full line above it in its column. */
function goesOnFrom(before: ChunkedLine, line: ChunkedLine, columns: readonly Column[]): boolean {
  return line.chunks.every((chunk) => {
    const column = columns[columnsUnder(chunk, columns)?.first ?? -1];
    if (!column) return false;
    const above = before.chunks.find((other) => other.left < column.right && other.right > column.left);
    return above !== undefined && !fitsAfter(above, chunk, column.right - above.right);
  });
}
