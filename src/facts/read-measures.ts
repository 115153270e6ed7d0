import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { TotalledSource } from '../model/funding-source.ts';
import type { Measure, ReportedTotal } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { readHeading } from '../tables/heading.ts';
import type { ReadTable } from '../tables/read-tables.ts';
import { type RolePlaces, rolePlacesOf } from '../tables/role-places.ts';
import type { SquareCell } from '../tables/square-cell.ts';
import type { TableRow } from '../tables/table-row.ts';
import type { ColumnRole } from '../tables/vocabulary.ts';
import { auditCells, type CellAudit } from './cell-audit.ts';
import { readExecution } from './execution.ts';
import { readExecutors } from './executors.ts';
import { type MeasureLine, readLines } from './measure-lines.ts';
import { gatherMoney } from './measure-money.ts';
import { groupMoney, type MoneyGroup } from './money-groups.ts';
import type { PeriodReading } from './periods.ts';
import { type PlanAndFactReading, readPlanAndFact, readSources, type SourceReading } from './read-amounts.ts';
import { readTermOrFinding } from './read-term.ts';
import { readOwnNumber, readTitle } from './titles.ts';

/** An empty cell, or one with a dash or «х»: nothing is reported of the execution. */
const SAYS_NOTHING = /^[-–—хХxX]?$/u;

/** What the rows of a table are read with; looked up once for all of them. */
export type RowContext = {
  readonly table: ReadTable;
  readonly roles: RolePlaces;
  /** «КОД | KEKV | план | касові видатки»: the rows have no other name than their codes. */
  readonly namedByCode: boolean;
  readonly groups: readonly MoneyGroup[];
  readonly time: PeriodReading;
  readonly audit: CellAudit;
};

export function openRows(table: ReadTable, time: PeriodReading): RowContext {
  const roles = rolePlacesOf(table.columns);
  const names = (roles.get('measure') ?? []).flatMap((index) => table.columns[index] ?? []);
  return {
    table,
    roles,
    namedByCode: names.every(({ path }) => path.some((text) => readHeading(text).role === 'code')),
    groups: groupMoney(table.columns, time.year),
    time,
    audit: auditCells(table),
  };
}

const NO_LABELS: ReadonlySet<SquareCell> = new Set();
/** A row of that name is no part of a title. */
const OPENS_PARTS = /^(?:з них|[ув] тому числі|в т\. ?ч\.):?$/iu;

export type MeasureReading = { readonly measure: Measure; readonly findings: readonly Finding[] };

/** Reads a measure from the row that opens it and the rows below; `ordinal` numbers it where the report prints no number. */
export function readMeasure(rows: readonly TableRow[], context: RowContext, ordinal: number): MeasureReading {
  const lines = readLines(rows, context.roles);
  const labels = lines.every(({ label }) => label === null) ? NO_LABELS : labelsOf(lines);
  for (const label of labels) context.audit.take(label);
  const text = (role: ColumnRole) => takeText(rows, role, context, labels);
  const name = text('measure');
  const { namedByCode, time } = context;
  const codes = wordsOf(namedByCode ? `${name} ${text('code')}` : text('code'));
  const title = namedByCode ? { number: `${ordinal}`, title: codes.join(' '), actions: [] } : readTitle(name);
  const number = readOwnNumber(text('number')) ?? title.number ?? codes[0] ?? `${ordinal}`;
  const term = readTermOrFinding(text('term'), time.period, cellOf(rows, 'term', context));
  const executors = text('executor');
  const execution = text('execution');
  const money = gatherMoney(lines, context.groups, ({ row }) => takeSources(row, context));
  const total = money.totals.find(({ year }) => year === time.year) ?? money.totals[0] ?? null;
  const measure: Measure = {
    number,
    title: title.title,
    budgetCode: codes.length > 0 ? codes.join(' ') : null,
    actions: title.actions,
    term: term.term,
    executors: executors === '' ? [] : readExecutors(executors),
    funding: money.funding,
    reportedTotal: total,
    furtherTotals: money.totals.filter((other) => other !== total),
    execution: SAYS_NOTHING.test(execution) ? null : readExecution(execution),
    cell: cellOf(rows, 'measure', context),
  };
  return {
    measure,
    findings: [...money.findings, ...term.findings].map((finding) => ({ ...finding, measure: number })),
  };
}

function labelsOf(lines: readonly MeasureLine[]): ReadonlySet<SquareCell> {
  return new Set(lines.flatMap(({ label }) => label ?? []));
}

/** Reads a row of printed totals: one for every source the table has, or for the source the row itself names. */
export function readTotals(
  row: TableRow,
  context: RowContext,
): { totals: SectionTotal[]; code: { code: string; label: string } | null; findings: Finding[] } {
  const part = partOf(row, context);
  const readings = context.groups.map((group) => ({ group, reading: take(row, group, context) }));
  if (row.label) context.audit.take(row.label);
  const [code] = wordsOf(takeText([row], 'code', context, NO_LABELS));
  takeText([row], 'number', context, NO_LABELS);
  takeText([row], 'source', context, NO_LABELS);
  const filled = row.kind === 'total' ? readings : readings.filter(({ reading }) => hasAmount(reading));
  return {
    totals: filled.map(({ group, reading }) => ({
      ...toTotal(group, reading),
      source: part?.source ?? group.source,
      ...(part && { label: part.label }),
    })),
    code: code === undefined ? null : { code, label: row.label?.text ?? '' },
    findings: readings.flatMap(({ reading }) => reading.findings),
  };
}

type TotalPart = { readonly source: TotalledSource; readonly label: string };

/** Whose total it is: as the label of a break-down says, or the column of sources; there all sources make the total. */
function partOf(row: TableRow, { roles }: RowContext): TotalPart | null {
  const [column] = roles.get('source') ?? [];
  const beside = column === undefined ? undefined : row.slots[column];
  const label = beside && beside.text !== '' ? beside : row.label;
  if (!label || (row.kind !== 'breakdown' && column === undefined)) return null;
  const source = readHeading(label.text).source ?? (column === undefined ? null : 'total');
  return source && { source, label: label.text };
}

function hasAmount({ plan, fact }: PlanAndFactReading): boolean {
  return plan.state === 'amount' || fact.state === 'amount';
}

function toTotal(group: MoneyGroup, reading: PlanAndFactReading): ReportedTotal {
  const { plan, fact, unit, cell, factCell } = reading;
  return {
    label: group.label,
    year: group.year,
    plan,
    fact,
    unit,
    cell,
    ...(factCell && { factCell }),
  };
}

function take(row: TableRow, group: MoneyGroup, { table, audit }: RowContext): PlanAndFactReading {
  const reading = readPlanAndFact(group, { table: table.table, index: row.index, slots: row.slots });
  for (const cell of reading.cells) audit.take(cell);
  return reading;
}

function takeSources(
  { index, slots }: TableRow,
  { table, roles, audit }: RowContext,
): (group: MoneyGroup) => readonly SourceReading[] {
  const [column] = roles.get('source') ?? [];
  const labels = (column === undefined ? undefined : slots[column]?.text.split('\n')) ?? [];
  const place = { table: table.table, index, slots };
  return (group) => {
    const readings = readSources(group, place, labels);
    for (const { cells } of readings) for (const cell of cells) audit.take(cell);
    return readings;
  };
}

/** The text under a role in all rows of a measure; where several cells share it, their texts line by line. */
function takeText(
  rows: readonly TableRow[],
  role: ColumnRole,
  { roles, audit }: RowContext,
  labels: ReadonlySet<SquareCell>,
): string {
  const places = roles.get(role);
  if (!places) return '';
  if (rows.length === 1 && places.length === 1) {
    const cell = rows[0]?.slots[places[0] ?? -1];
    return cell === undefined || labels.has(cell) ? '' : audit.take(cell).text;
  }
  const cells = new Set<SquareCell>();
  for (const { slots } of rows) {
    for (const place of places) {
      const cell = slots[place];
      if (cell !== undefined && !labels.has(cell)) cells.add(audit.take(cell));
    }
  }
  return [...cells]
    .filter(({ text, column }) => text !== '' && !(column === places[0] && OPENS_PARTS.test(text)))
    .map(({ text }) => text)
    .join('\n');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function cellOf(rows: readonly TableRow[], role: ColumnRole, { table, roles }: RowContext): CellRef {
  const column = roles.get(role)?.[0] ?? 0;
  const cell = rows[0]?.slots[column];
  return { table: table.table, row: cell?.row ?? rows[0]?.index ?? 0, column: cell?.column ?? column };
}
