import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { TotalledSource } from '../model/funding-source.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import type { Column } from '../tables/column.ts';
import type { ReadTable } from '../tables/read-tables.ts';
import type { SquareCell } from '../tables/square-cell.ts';
import type { TableRow } from '../tables/table-row.ts';
import type { ColumnRole } from '../tables/vocabulary.ts';
import type { CellAudit } from './cell-audit.ts';
import { readExecution } from './execution.ts';
import { readExecutors } from './executors.ts';
import type { MoneyGroup } from './money-groups.ts';
import type { PeriodReading } from './periods.ts';
import { type PlanAndFactReading, readPlanAndFact } from './read-amounts.ts';
import { readTermOrFinding } from './read-term.ts';
import { readOwnNumber, readTitle } from './titles.ts';

/** What a row is read with. */
export type RowContext = {
  readonly table: ReadTable;
  readonly groups: readonly MoneyGroup[];
  readonly time: PeriodReading;
  readonly audit: CellAudit;
};

export type MeasureReading = { readonly measure: Measure; readonly findings: readonly Finding[] };

/** Reads the row that opens a measure. `ordinal` numbers it where the report prints no number. */
export function readMeasure(row: TableRow, context: RowContext, ordinal: number): MeasureReading {
  const text = (role: ColumnRole) => takeText(row, role, context);
  const title = readTitle(text('measure'));
  const number = readOwnNumber(text('number')) ?? title.number ?? `${ordinal}`;
  const term = readTermOrFinding(text('term'), context.time.period, cellOf(row, 'term', context));
  const executors = text('executor');
  const execution = text('execution');
  const money = readMoney(row, context);
  const measure: Measure = {
    number,
    title: title.title,
    actions: title.actions,
    term: term.term,
    executors: executors === '' ? [] : readExecutors(executors),
    funding: money.funding,
    reportedTotal: money.total,
    execution: execution === '' ? null : readExecution(execution),
    cell: cellOf(row, 'measure', context),
  };
  return {
    measure,
    findings: [...money.findings, ...term.findings].map((finding) => ({ ...finding, measure: number })),
  };
}

/** Reads a row of printed totals: one for every source the table has. */
export function readTotals(
  row: TableRow,
  context: RowContext,
): { totals: SectionTotal[]; findings: Finding[] } {
  const readings = context.groups.map((group) => ({ group, reading: take(row, group, context) }));
  if (row.label) context.audit.take(row.label);
  return {
    totals: readings.map(({ group, reading }) => ({
      source: group.source,
      ...toTotal(group, reading, context.time.year),
    })),
    findings: readings.flatMap(({ reading }) => reading.findings),
  };
}

type Money = {
  readonly funding: readonly FundingFact[];
  readonly total: ReportedTotal | null;
  readonly findings: readonly Finding[];
};

function readMoney(row: TableRow, context: RowContext): Money {
  const readings = context.groups.map((group) => ({ group, reading: take(row, group, context) }));
  const total = readings.find(({ group }) => group.source === 'total');
  return {
    funding: readings.flatMap(({ group, reading }) =>
      toFact(group.source, group, reading, context.time.year),
    ),
    total: total ? toTotal(total.group, total.reading, context.time.year) : null,
    findings: readings.flatMap(({ reading }) => reading.findings),
  };
}

function toFact(
  source: TotalledSource,
  group: MoneyGroup,
  reading: PlanAndFactReading,
  year: number,
): readonly FundingFact[] {
  return source === 'total' ? [] : [{ source, ...toTotal(group, reading, year) }];
}

function toTotal(group: MoneyGroup, reading: PlanAndFactReading, year: number): ReportedTotal {
  const { plan, fact, unit, cell, factCell } = reading;
  return {
    label: group.label,
    year: group.year ?? year,
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

/** The text under a role; where several columns share it, their texts line by line. */
function takeText(row: TableRow, role: ColumnRole, { table, audit }: RowContext): string {
  const cells = new Set(columnsOf(table.columns, role).map((column) => row.slots[column.index]));
  return [...cells]
    .filter((cell): cell is SquareCell => cell !== undefined)
    .map((cell) => audit.take(cell).text)
    .filter((text) => text !== '')
    .join('\n');
}

function cellOf(row: TableRow, role: ColumnRole, { table }: RowContext): CellRef {
  const column = columnsOf(table.columns, role)[0]?.index ?? 0;
  const cell = row.slots[column];
  return { table: table.table, row: cell?.row ?? row.index, column: cell?.column ?? column };
}

function columnsOf(columns: readonly Column[], role: ColumnRole): readonly Column[] {
  return columns.filter((column) => column.kind === 'role' && column.role === role);
}
