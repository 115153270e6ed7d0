import type { TextArea } from './join-lines.ts';
import { groupToLines, type Line } from './lines.ts';
import type { PageCell, PageRow, PageTable } from './page-table.ts';
import type { Rule } from './path-rules.ts';
import { isInStack, type RuleStack, ruleStacks } from './rule-stacks.ts';
import type { Run } from './runs.ts';
import { type ChunkedLine, type Column, chunkedLine, columnsOf, columnsUnder } from './text-columns.ts';
import { textRows } from './text-rows.ts';

type Found = {
  readonly tables: readonly PageTable[];
  /** The runs that stand in no table. */
  readonly outside: readonly Run[];
};

type SourceLine = ChunkedLine & { readonly runs: readonly Run[] };

/** A table has at least so many columns, and so many rows in which so many cells are filled. */
const FEWEST_COLUMNS = 3;
const FEWEST_ROWS = 3;
/** Lines of one cell that may stand between two lines with text in several columns. */
const MOST_LINES_BETWEEN = 12;
/** In heights of the font. */
const WIDEST_SPACE_BETWEEN = 4;
/** From line to line of one cell, at most; in heights of the font. */
const WIDEST_LEADING = 1.6;

/**
 * Finds tables without ruling lines between their columns: at least three columns that the same white space parts on
 * every line, in at least three rows, most of them with text in three columns. Anything less regular is left as text.
 */
export function alignedTables(runs: readonly Run[], rules: readonly Rule[]): Found {
  const lines = groupToLines(runs).map((line) => ({ ...chunkedLine(line), runs: line.runs }));
  const tables: PageTable[] = [];
  const outside: Run[] = [];
  for (const region of regionsOf(lines, ruleStacks(rules))) {
    const table = region.isTable ? tableOf(region, rules) : null;
    if (table) tables.push(table);
    else outside.push(...region.lines.flatMap((line) => line.runs));
  }
  return { tables, outside };
}

type Region = {
  readonly lines: readonly SourceLine[];
  readonly isTable: boolean;
  /** The lines across the table, where it has some. */
  readonly stack: RuleStack | null;
};

/** Parts the lines where they change between text in several columns and other text. */
function regionsOf(lines: readonly SourceLine[], stacks: readonly RuleStack[]): readonly Region[] {
  const regions: { lines: SourceLine[]; isTable: boolean; stack: RuleStack | null }[] = [];
  let index = 0;
  while (index < lines.length) {
    const { baseline } = lines[index] ?? { baseline: 0 };
    const stack = stacks.find((candidate) => isInStack(candidate, baseline)) ?? null;
    const end = stack ? lastInStack(lines, index, stack) : lastOfTable(lines, index);
    const isTable = stack !== null || end > index;
    const region = regions.at(-1);
    const taken = lines.slice(index, end + 1);
    if (isTable || !region || region.isTable) regions.push({ lines: taken, isTable, stack });
    else region.lines.push(...taken);
    index = end + 1;
  }
  return regions;
}

function lastInStack(lines: readonly SourceLine[], first: number, stack: RuleStack): number {
  const after = lines.findIndex((line, index) => index > first && !isInStack(stack, line.baseline));
  return (after < 0 ? lines.length : after) - 1;
}

/** The last line of a table that begins at a line; that line itself where none does. */
function lastOfTable(lines: readonly SourceLine[], first: number): number {
  let last = first;
  let wideLines = 0;
  let width: Column = { left: Infinity, right: -Infinity };
  for (let index = first; index < lines.length && index - last <= MOST_LINES_BETWEEN; index += 1) {
    const line = lines[index];
    const before = lines[index - 1];
    if (!line || (index > first && before && isFarBelow(before, line))) break;
    if (isTableLine(line)) {
      last = index;
      width = widened(width, line);
    } else if (index === first) return first;
    wideLines = isWide(line, width) ? wideLines + 1 : 0;
    if (wideLines > 1) break;
  }
  const found = lines.slice(first, last + 1);
  return last + linesGoingOn(lines.slice(last), columnsOf(found), widestStep(found));
}

function isTableLine({ chunks }: ChunkedLine): boolean {
  return chunks.length >= FEWEST_COLUMNS;
}

function isFarBelow(before: ChunkedLine, line: ChunkedLine): boolean {
  return line.baseline - before.baseline > WIDEST_SPACE_BETWEEN * Math.max(before.size, line.size);
}

function widened({ left, right }: Column, { chunks }: ChunkedLine): Column {
  return {
    left: Math.min(left, ...chunks.map((chunk) => chunk.left)),
    right: Math.max(right, ...chunks.map((chunk) => chunk.right)),
  };
}

/** A line of ordinary text, which runs over more than half the width of the table. */
function isWide({ chunks }: ChunkedLine, { left, right }: Column): boolean {
  const [chunk] = chunks;
  return chunks.length === 1 && chunk !== undefined && (chunk.right - chunk.left) * 2 > right - left;
}

/**
 * How many lines after the first still belong to the table: each of their texts stands within one column, close below
 * the line before, or several side by side no further below than its rows are.
 */
function linesGoingOn(lines: readonly SourceLine[], columns: readonly Column[], rowStep: number): number {
  const end = lines.findIndex((line, index) => {
    const before = lines[index - 1];
    if (!before) return false;
    const step = line.baseline - before.baseline;
    const isNear = step <= WIDEST_LEADING * line.size || (line.chunks.length > 1 && step <= rowStep);
    const inColumns = line.chunks.every((chunk) => {
      const under = columnsUnder(chunk, columns);
      return under !== null && under.first === under.last;
    });
    return !isNear || !inColumns;
  });
  return (end < 0 ? lines.length : end) - 1;
}

function widestStep(lines: readonly SourceLine[]): number {
  return lines.reduce((widest, { baseline }, index) => {
    const before = lines[index - 1];
    return before ? Math.max(widest, baseline - before.baseline) : widest;
  }, 0);
}

function tableOf({ lines, stack }: Region, rules: readonly Rule[]): PageTable | null {
  const columns = columnsOf(stack ? bandsOf(lines, stack) : lines);
  const [first] = columns;
  const last = columns.at(-1);
  if (!first || !last || columns.length < FEWEST_COLUMNS) return null;
  const width = last.right - first.left;
  const dividers = rules.filter(({ axis, from, to }) => axis === 'horizontal' && (to - from) * 2 > width);
  const parted = lines.map((line) => chunkedLine(line, columns));
  const rows = textRows(parted, columns, dividers).map((row) => rowOf(row, columns));
  const fullRows = rows.filter(({ cells }) => cells.length >= FEWEST_COLUMNS).length;
  if (fullRows < FEWEST_ROWS || fullRows * 2 < rows.length) return null;
  const gutters = columns.slice(1).map(({ left }, index) => (left + (columns[index]?.right ?? left)) / 2);
  const top = lines[0];
  return {
    kind: 'table',
    top: top ? top.baseline - top.size : 0,
    bottom: lines.at(-1)?.baseline ?? 0,
    columnEdges: [first.left, ...gutters, last.right],
    ruled: false,
    rows,
    closedBelow: true,
  };
}

/** All lines of a row as one, so that texts of different heights in it are seen side by side. */
function bandsOf(lines: readonly ChunkedLine[], { rules }: RuleStack): readonly ChunkedLine[] {
  const bands = Map.groupBy(lines, ({ baseline }) => rules.findLastIndex(({ at }) => at < baseline));
  return [...bands.values()].map((band) => ({
    baseline: band[0]?.baseline ?? 0,
    size: band[0]?.size ?? 0,
    chunks: withoutOverlaps(band.flatMap(({ chunks }) => chunks)),
  }));
}

function withoutOverlaps(chunks: readonly Line[]): readonly Line[] {
  const apart: Line[] = [];
  for (const chunk of chunks.toSorted((a, b) => a.left - b.left)) {
    const last = apart.at(-1);
    if (last && chunk.left < last.right) {
      apart[apart.length - 1] = { ...last, right: Math.max(last.right, chunk.right) };
    } else apart.push(chunk);
  }
  return apart;
}

function rowOf(lines: readonly ChunkedLine[], columns: readonly Column[]): PageRow {
  const texts = new Map<number, { last: number; lines: Line[] }>();
  for (const chunk of lines.flatMap((line) => line.chunks)) {
    const under = columnsUnder(chunk, columns) ?? nearestColumn(chunk, columns);
    const text = texts.get(under.first) ?? { last: under.last, lines: [] };
    texts.set(under.first, { last: Math.max(text.last, under.last), lines: [...text.lines, chunk] });
  }
  const starts = [...texts.keys()].toSorted((a, b) => a - b);
  const cells = starts.map((column, index): PageCell => {
    const text = texts.get(column);
    const last = Math.min(text?.last ?? column, (starts[index + 1] ?? columns.length) - 1);
    const area: TextArea = { left: columns[column]?.left ?? 0, right: columns[last]?.right ?? 0 };
    return { column, columnSpan: last - column + 1, rowSpan: 1, parts: [{ lines: text?.lines ?? [], area }] };
  });
  return { cells };
}

function nearestColumn(chunk: Line, columns: readonly Column[]): { first: number; last: number } {
  const distances = columns.map(({ left, right }) => Math.max(left - chunk.right, chunk.left - right));
  const nearest = distances.indexOf(Math.min(...distances));
  return { first: nearest, last: nearest };
}
