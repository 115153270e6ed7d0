import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Column } from './column.ts';
import { endTable } from './end-of-table.ts';
import { readHeading } from './heading.ts';
import type { HeaderPlace } from './locate-header.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import { isNumberRow } from './number-row.ts';
import { dropRepeatedBlocks } from './repeated-blocks.ts';
import type { SquareCell, SquareGrid, SquareRow } from './square-cell.ts';
import type { RowKind, TableRow } from './table-row.ts';
import { isTotalLabel } from './total-label.ts';

export type Body = { readonly rows: readonly TableRow[]; readonly findings: readonly Finding[] };

/** Tells what each row below the header is, by the shape of the row and the words of its label. */
export function classifyRows(
  table: number,
  grid: SquareGrid,
  header: HeaderPlace,
  columns: readonly Column[],
): Body {
  const rows: TableRow[] = [];
  const findings: Finding[] = [];
  const headerTexts = new Set(grid.rows.slice(header.start, header.end).map(textOf));
  const lineLabels = repeatedLines(grid.rows.slice(header.end), columns);
  let totalled = false;
  for (const row of grid.rows.slice(header.end)) {
    const text = textOf(row);
    if (text === '' || headerTexts.has(text) || isNumberRow(row.cells.map((cell) => cell.text))) continue;
    if (row.ragged) {
      findings.push(raggedRow(table, row, grid.width));
      continue;
    }
    const kind = kindOf(row, { columns, lineLabels, totalled });
    totalled = kind === 'total' || kind === 'breakdown';
    rows.push({ kind, index: row.index, label: labelOf(row, columns), slots: row.slots });
  }
  const body = dropRepeatedBlocks(table, endTable(openMeasures(rows), columns));
  return { rows: body.rows, findings: [...findings, ...body.findings] };
}

/** A name alone in its row is a section, unless the row below says in words more of it: then it is a measure. */
function openMeasures(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, index) => {
    const named = row.kind === 'section' && (row.label?.columnSpan ?? 0) === 1;
    const next = rows[index + 1];
    return named && next?.kind === 'detail' && next.label ? { ...row, kind: 'measure' } : row;
  });
}

type Surroundings = {
  readonly columns: readonly Column[];
  /** What lines of measures are called in this table. */
  readonly lineLabels: ReadonlySet<string>;
  /** Whether the row above is a total. */
  readonly totalled: boolean;
};

function kindOf(row: SquareRow, { columns, lineLabels, totalled }: Surroundings): RowKind {
  const label = labelOf(row, columns);
  if (label && isTotalLabel(label.text))
    return totalsOpenMeasure(label, columns, totalled) ? 'detail' : 'total';
  if (totalled && label && namesPart(label)) return 'breakdown';
  if (isAlone(label, row) && standsAcross(label, columns)) return 'section';
  const measure = measureCell(row, columns);
  const opens = measure !== undefined && measure.text !== '' && measure.row === row.index;
  if (!opens || namesLine(measure, row, columns)) return 'detail';
  if (lineLabels.has(measure.text) && !hasAmount(row, columns)) return 'detail';
  return isAlone(label, row) && moneyOf(columns).length > 0 ? 'section' : 'measure';
}

/** «Усього:» and «Разом:» in the column of sources open and close the sources of one measure. */
function totalsOpenMeasure(label: SquareCell, columns: readonly Column[], totalled: boolean): boolean {
  const column = columns[label.column];
  return !totalled && label.columnSpan === 1 && column?.kind === 'role' && column.role === 'source';
}

/** Below a total: «з них:», «у тому числі», or the name of a source. */
function namesPart(label: SquareCell): boolean {
  const heading = readHeading(label.text);
  return heading.parent || (heading.source !== null && isShort(label.text));
}

/** A line that has money below one measure («виконано за звітний період») is one below the others too, where it is empty. */
function repeatedLines(rows: readonly SquareRow[], columns: readonly Column[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const row of rows) {
    const measure = measureCell(row, columns);
    const opens = measure !== undefined && measure.text !== '' && measure.row === row.index;
    if (opens && namesLine(measure, row, columns)) labels.add(measure.text);
  }
  return labels;
}

/** A source or a phase («виконано за звітний період») with money where a measure would stand: a line of the measure above. */
function namesLine(measure: SquareCell, row: SquareRow, columns: readonly Column[]): boolean {
  if (!hasAmount(row, columns) || !isShort(measure.text) || hasOwn('code', row, columns)) return false;
  if (hasOwn('number', row, columns) || isNumbered(measure.text)) return false;
  const { source, plan, fact, role } = readHeading(measure.text);
  return source !== null || (plan !== fact && role !== 'measure');
}

function hasAmount(row: SquareRow, columns: readonly Column[]): boolean {
  return moneyOf(columns).some((column) => looksLikeAmount(row.slots[column.index]?.text ?? ''));
}

/**
 * A line of the budget has a code of its own, whatever its name («Кредитування») sounds like; a measure has a
 * number («5 | Підтримка комунальних підприємств»).
 */
function hasOwn(role: 'code' | 'number', row: SquareRow, columns: readonly Column[]): boolean {
  return columns.some((column) => {
    const cell = row.slots[column.index];
    return column.kind === 'role' && column.role === role && cell?.row === row.index && cell.text !== '';
  });
}

/** «5. Підтримка комунальних підприємств» */
function isNumbered(text: string): boolean {
  return /^\d+(?:\.\d+)*[.)]\s*\p{L}/u.test(text);
}

function isAlone(label: SquareCell | null, row: SquareRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  return filled.length === 1 && filled[0] === label;
}

function moneyOf(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => column.kind === 'money');
}

function isShort(text: string): boolean {
  return text.length < 80;
}

/** Merged across the table, or, where a format keeps no merges (CSV), words where numbers stand. */
function standsAcross(label: SquareCell | null, columns: readonly Column[]): boolean {
  if (!label) return false;
  const column = columns[label.column];
  const isNumber = column?.kind === 'role' && column.role === 'number';
  return (
    (label.columnSpan > 1 && label.columnSpan * 2 > columns.length) ||
    (isNumber && /\p{L}{3}/u.test(label.text))
  );
}

/** The first filled cell that is no money. */
function labelOf(row: SquareRow, columns: readonly Column[]): SquareCell | null {
  const words = row.cells.find(
    (cell) => cell.text !== '' && !looksLikeAmount(cell.text) && !looksLikeNoAmount(cell.text),
  );
  if (!words) return null;
  return columns[words.column]?.kind === 'money' && words.columnSpan === 1 ? null : words;
}

function measureCell(row: SquareRow, columns: readonly Column[]): SquareCell | undefined {
  const column = columns.find((known) => known.kind === 'role' && known.role === 'measure');
  return column && row.slots[column.index];
}

function raggedRow(table: number, row: SquareRow, width: number): Finding {
  return makeFinding(
    'row_cells_missing',
    { row: row.index, found: row.cells.length, expected: width, text: shorten(textOf(row)) },
    { cell: { table, row: row.index, column: 0 }, expected: `${width}`, found: `${row.cells.length}` },
  );
}

/** The row in one line; empty when every cell is. */
function textOf(row: SquareRow): string {
  return row.cells.some((cell) => cell.text !== '') ? row.cells.map((cell) => cell.text).join(' | ') : '';
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
