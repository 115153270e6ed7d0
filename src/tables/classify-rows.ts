import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Column } from './column.ts';
import { endTable } from './end-of-table.ts';
import { readHeading } from './heading.ts';
import type { HeaderPlace } from './locate-header.ts';
import { looksLikeAmount, looksLikeNoAmount } from './looks-like-amount.ts';
import { isNumberRow } from './number-row.ts';
import { dropRepeatedBlocks } from './repeated-blocks.ts';
import { type RolePlaces, rolePlacesOf } from './role-places.ts';
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
  const body = bodyOf(columns);
  const headings = grid.rows.slice(header.start, header.end);
  const shapes = grid.rows.slice(header.end).map((row) => shapeOf(row, body));
  const lineLabels = new Set(
    shapes.flatMap(({ measure, isLine }) => (isLine && measure ? measure.text : [])),
  );
  let totalled = false;
  let inParts = false;
  for (const shape of shapes) {
    const { row, label } = shape;
    if (isBlank(row) || headings.some((heading) => saysTheSame(heading, row)) || isNumberRow(row.cells))
      continue;
    if (row.ragged) {
      findings.push(raggedRow(table, row, grid.width));
      continue;
    }
    const alone: RowKind = kindOf(shape, { ...body, lineLabels, totalled });
    inParts =
      !totalled && (opensParts(shape, body) || (inParts && alone === 'measure' && !isCoded(row, body)));
    const kind: RowKind = inParts ? 'detail' : alone;
    totalled = kind === 'total' || kind === 'breakdown';
    rows.push({ kind, index: row.index, label, slots: row.slots });
  }
  const kept = dropRepeatedBlocks(table, endTable(openMeasures(rows), columns));
  return { rows: kept.rows, findings: [...findings, ...kept.findings] };
}

/** A name alone in its row is a section, unless the row below says in words more of it: then it is a measure. */
function openMeasures(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row, index) => {
    const named = row.kind === 'section' && (row.label?.columnSpan ?? 0) === 1;
    const next = rows[index + 1];
    return named && next?.kind === 'detail' && next.label ? { ...row, kind: 'measure' } : row;
  });
}

type TableBody = {
  readonly columns: readonly Column[];
  readonly roles: RolePlaces;
  readonly money: readonly number[];
};

function bodyOf(columns: readonly Column[]): TableBody {
  const money = columns.filter(({ kind }) => kind === 'money').map(({ index }) => index);
  return { columns, roles: rolePlacesOf(columns), money };
}

/** What is to be seen of a row before the other rows are known. */
type RowShape = {
  readonly row: SquareRow;
  readonly label: SquareCell | null;
  /** The cell that opens a measure here. */
  readonly measure: SquareCell | null;
  readonly hasAmount: boolean;
  /** The measure's cell names a line of the measure above. */
  readonly isLine: boolean;
};

function shapeOf(row: SquareRow, { columns, roles, money }: TableBody): RowShape {
  const [place] = roles.get('measure') ?? [];
  const cell = place === undefined ? undefined : row.slots[place];
  const measure = cell && cell.text !== '' && cell.row === row.index ? cell : null;
  const hasAmount = money.some((column) => looksLikeAmount(row.slots[column]?.text ?? ''));
  const isLine = measure !== null && hasAmount && namesLine(measure, row, roles);
  return { row, label: labelOf(row, columns), measure, hasAmount, isLine };
}

type Surroundings = TableBody & {
  /** A line that has money below one measure («виконано за звітний період») is one below the others too, where it is empty. */
  readonly lineLabels: ReadonlySet<string>;
  /** Whether the row above is a total. */
  readonly totalled: boolean;
};

/**
 * «з них:» in a table of coded rows, with neither a code nor an amount: the rows without a code below say what the coded
 * row above is made of, all of it or some (the hospitals below «080101 Лікарні» in Dodatok6_22-01-2015_09-03.xls).
 */
function opensParts({ row, measure, hasAmount }: RowShape, body: TableBody): boolean {
  if (measure === null || hasAmount || !body.roles.has('code') || isCoded(row, body)) return false;
  const { parent, source } = readHeading(measure.text);
  return parent && source === null && isShort(measure.text);
}

function isCoded(row: SquareRow, { roles }: TableBody): boolean {
  return hasOwn(row, roles.get('code'));
}

function kindOf(shape: RowShape, surroundings: Surroundings): RowKind {
  return kindOfTotal(shape, surroundings) ?? kindOfMeasure(shape, surroundings);
}

function kindOfTotal({ label }: RowShape, { columns, totalled }: Surroundings): RowKind | null {
  if (isTotalLabel(label?.text ?? ''))
    return totalsOpenMeasure(label, columns, totalled) ? 'detail' : 'total';
  return totalled && namesPart(label) ? 'breakdown' : null;
}

function kindOfMeasure(
  { row, label, measure, hasAmount, isLine }: RowShape,
  { columns, roles, money, lineLabels }: Surroundings,
): RowKind {
  const alone = isAlone(label, row);
  if (alone && standsAcross(label, columns)) return 'section';
  if (measure === null) return hasAmount && isNamedByCode(row, roles) ? 'measure' : 'detail';
  if (isLine || (!hasAmount && lineLabels.has(measure.text))) return 'detail';
  return alone && money.length > 0 ? 'section' : 'measure';
}

/** «Усього:» and «Разом:» in the column of sources open and close the sources of one measure. */
function totalsOpenMeasure(label: SquareCell | null, columns: readonly Column[], totalled: boolean): boolean {
  const column = label ? columns[label.column] : undefined;
  return !totalled && label?.columnSpan === 1 && column?.kind === 'role' && column.role === 'source';
}

/** Below a total: «з них:», «у тому числі», or the name of a source. */
function namesPart(label: SquareCell | null): boolean {
  if (!label) return false;
  const heading = readHeading(label.text);
  return heading.parent || (heading.source !== null && isShort(label.text));
}

/** A source or a phase («виконано за звітний період») with money where a measure would stand: a line of the measure above. */
function namesLine(measure: SquareCell, row: SquareRow, roles: RolePlaces): boolean {
  if (!isShort(measure.text) || isNumbered(measure.text)) return false;
  if (hasOwn(row, roles.get('code')) || hasOwn(row, roles.get('number'))) return false;
  const { source, plan, fact, role } = readHeading(measure.text);
  return source !== null || (plan !== fact && role !== 'measure');
}

/**
 * A line of the budget has a code of its own, whatever its name («Кредитування») sounds like; a measure has a
 * number («5 | Підтримка комунальних підприємств»).
 */
function hasOwn(row: SquareRow, columns: readonly number[] = []): boolean {
  return columns.some((column) => {
    const cell = row.slots[column];
    return cell?.row === row.index && cell.text !== '';
  });
}

/** A line of the budget whose name was left empty: «| 250391 | 3649900» (pasp_oblasnuy). */
function isNamedByCode(row: SquareRow, roles: RolePlaces): boolean {
  const [place] = roles.get('measure') ?? [];
  const isBlank = place !== undefined && (row.slots[place]?.text ?? '') === '';
  return isBlank && hasOwn(row, roles.get('code')?.slice(0, 1));
}

/** «5. Підтримка комунальних підприємств» */
function isNumbered(text: string): boolean {
  return /^\d+(?:\.\d+)*[.)]\s*\p{L}/u.test(text);
}

/** Whether the label is all that the row says. */
function isAlone(label: SquareCell | null, row: SquareRow): boolean {
  return label !== null && row.cells.every((cell) => cell === label || cell.text === '');
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

function isBlank(row: SquareRow): boolean {
  return row.cells.every((cell) => cell.text === '');
}

/** A header that a page repeats; in plain text what is merged down comes again as blank cells. */
function saysTheSame(heading: SquareRow, row: SquareRow): boolean {
  let next = 0;
  const filled = heading.cells.filter(({ text }) => text !== '');
  for (const { text } of row.cells) {
    if (text === '') continue;
    if (text !== filled[next]?.text) return false;
    next += 1;
  }
  return next === filled.length && (next > 1 || heading.cells.length === row.cells.length);
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
