import type { Block, Document, Grid } from '../documents/document.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import { checkNumberRow } from './check-number-row.ts';
import { classifyRows } from './classify-rows.ts';
import { type Column, headingOf } from './column.ts';
import { readColumns } from './column-meaning.ts';
import { confidenceOf, LOWEST_CONFIDENCE } from './confidence.ts';
import { foldText } from './fold-text.ts';
import { hiddenParts } from './hidden-parts.ts';
import { checkLayout, type Layout } from './layout.ts';
import { type HeaderPlace, locateHeader } from './locate-header.ts';
import { splitPairs, type TablePart } from './split-pairs.ts';
import { spreadHeadings } from './spread-headings.ts';
import type { SquareGrid } from './square-cell.ts';
import { squareGrid } from './square-grid.ts';
import type { TableRow } from './table-row.ts';
import { unflatten } from './unflatten.ts';
import { readUnit } from './unit.ts';

/** A table whose columns and rows are understood. */
export type ReadTable = {
  /** Ordinal of the grid in the document. */
  readonly table: number;
  /** What is printed above the table since the one before: headings, a unit, a period. */
  readonly caption: string;
  /** How sure the reading is, from 0 to 1; at least `LOWEST_CONFIDENCE`. */
  readonly confidence: number;
  readonly header: HeaderPlace;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
};

export type ReadTables = { readonly tables: readonly ReadTable[]; readonly findings: readonly Finding[] };

/** What is done to a grid before it is read: corrections put other texts into cells. */
export type CorrectGrid = (table: number, grid: SquareGrid) => SquareGrid;

/**
 * Reads the tables of a document: the header by the words of the vocabulary, the rows by their shape. A grid
 * that is no table of measures or money is reported, never guessed at. Linear in the number of cells.
 */
export function readTables(
  document: Document,
  layout: Layout | null = null,
  correct: CorrectGrid = (_, grid) => grid,
): ReadTables {
  const tables: ReadTable[] = [];
  const findings: Finding[] = [];
  let above: string[] = [];
  let ordinal = 0;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') {
      above.push(block.text);
      continue;
    }
    const read = readGrid(block, { table: ordinal, above, layout, correct });
    tables.push(...read.tables);
    findings.push(...read.findings);
    above = [];
    ordinal += 1;
  }
  const flattened = ordinal === 0 ? unflatten(document.blocks) : null;
  if (flattened) {
    const read = readGrid(flattened.grid, { table: 0, above: flattened.above, layout, correct });
    return { tables: read.tables, findings: [makeFinding('table_flattened', {}), ...read.findings] };
  }
  if (ordinal === 0) {
    findings.push(makeFinding('document_without_table', { paragraphs: countParagraphs(document.blocks) }));
  }
  return { tables, findings };
}

type ReadGrid = { readonly tables: readonly ReadTable[]; readonly findings: readonly Finding[] };

type Place = {
  readonly table: number;
  readonly above: readonly string[];
  readonly layout: Layout | null;
  readonly correct: CorrectGrid;
};

function readGrid(grid: Grid, { table, above, layout, correct }: Place): ReadGrid {
  const square = correct(table, squareGrid(grid));
  const header = locateHeader(square, layout);
  if (!header) return notRecognised(table, square, NO_HEADER);
  const caption = [...above, ...(grid.name ? [grid.name] : []), ...rowTexts(square, header.start)].join('\n');
  const unit = readUnit(foldText(caption));
  const columns = readColumns(spreadHeadings(square, header), header, { caption: unit, layout });
  const reason = missing(columns);
  if (reason) return notRecognised(table, square, reason);
  const parts = splitPairs(square, columns).map((part) => readPart(part, { table, caption, header }));
  const confidence = Math.min(...parts.map((part) => part.table.confidence));
  if (confidence < LOWEST_CONFIDENCE) {
    return notRecognised(table, square, tooUnsure(confidence));
  }
  const findings = [
    ...(layout ? checkLayout(layout, table, square, columns) : []),
    ...hiddenParts(table, grid, square),
    ...checkNumberRow(table, square, header, columns),
    ...unloadedColumns(table, square, header.start, columns),
    ...parts.flatMap((part) => part.findings),
  ];
  return { tables: parts.map((part) => part.table), findings };
}

type PartPlace = Pick<ReadTable, 'table' | 'caption' | 'header'>;

function readPart(
  { grid, columns }: TablePart,
  { table, caption, header }: PartPlace,
): { readonly table: ReadTable; readonly findings: readonly Finding[] } {
  const body = classifyRows(table, grid, header, columns);
  const confidence = confidenceOf(columns, body.rows);
  return { table: { table, caption, confidence, header, columns, rows: body.rows }, findings: body.findings };
}

/** Why a table was not loaded, in both languages. */
type Reason = { readonly reason: string; readonly reasonUk: string };

const NO_HEADER: Reason = {
  reason: 'no row of it reads like a header',
  reasonUk: 'жоден її рядок не схожий на заголовок',
};
const NO_MEASURES: Reason = {
  reason: 'no column names the measures',
  reasonUk: 'жоден стовпець не називає заходів',
};
const NOTHING_ELSE: Reason = {
  reason: 'it has neither money nor terms nor executors',
  reasonUk: 'у ній немає ні грошей, ні термінів, ні виконавців',
};

function tooUnsure(confidence: number): Reason {
  const percent = Math.round(confidence * 100);
  return {
    reason: `only ${percent} % of its columns and amounts are understood`,
    reasonUk: `зрозуміло лише ${percent} % її стовпців і сум`,
  };
}

function missing(columns: readonly Column[]): Reason | null {
  if (!columns.some((column) => column.kind === 'role' && column.role === 'measure')) return NO_MEASURES;
  const money = columns.some((column) => column.kind === 'money');
  const plan = columns.some(
    (column) => column.kind === 'role' && column.role !== 'measure' && column.role !== 'number',
  );
  return money || plan ? null : NOTHING_ELSE;
}

function notRecognised(table: number, grid: SquareGrid, reason: Reason): ReadGrid {
  const rows = rowTexts(grid, FIRST_ROWS).join(' ⏎ ').slice(0, LONGEST_QUOTE);
  if (rows === '') return { tables: [], findings: [] };
  const cell = { table, row: 0, column: 0 };
  return { tables: [], findings: [makeFinding('table_not_recognised', { ...reason, rows }, { cell })] };
}

const FIRST_ROWS = 5;
const LONGEST_QUOTE = 600;

/** The words of the first `count` rows, a line a row. */
function rowTexts(grid: SquareGrid, count: number): readonly string[] {
  return grid.rows
    .slice(0, count)
    .map((row) =>
      row.cells
        .map((cell) => cell.text)
        .filter((text) => text !== '')
        .join(' | '),
    )
    .filter((text) => text !== '');
}

/** A column that is not loaded is a finding, if there is anything in it. */
function unloadedColumns(
  table: number,
  grid: SquareGrid,
  headerRow: number,
  columns: readonly Column[],
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const column of columns) {
    if (column.kind === 'role' || column.kind === 'money') continue;
    const cells = filledCells(grid, column.index, headerRow);
    if (cells === 0) continue;
    const cell = { table, row: headerRow, column: column.index };
    const code = column.kind === 'part' ? 'column_part' : 'column_unknown';
    findings.push(makeFinding(code, { heading: headingOf(column), column: column.index, cells }, { cell }));
  }
  return findings;
}

function filledCells(grid: SquareGrid, column: number, headerRow: number): number {
  return grid.rows.filter((row) => {
    const cell = row.slots[column];
    return row.index > headerRow && cell?.row === row.index && cell.column === column && cell.text !== '';
  }).length;
}

function countParagraphs(blocks: readonly Block[]): number {
  return blocks.filter((block) => block.kind === 'paragraph').length;
}
