import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Measure } from '../model/measure.ts';
import type { Report, Section } from '../model/report.ts';
import type { Column } from '../tables/column.ts';
import type { ReadTable } from '../tables/read-tables.ts';
import type { TableRow } from '../tables/table-row.ts';
import { type ReportHeading, readReportHeading } from './headings.ts';
import { type PeriodReading, readPeriod, wholeYears } from './periods.ts';
import { openRows, type RowContext, readMeasure, readTotals } from './read-measures.ts';
import { reconcileMeasure } from './reconcile.ts';
import { type PlacedTotal, reconcileTotals } from './reconcile-totals.ts';
import { sumsRowsBelow } from './source-sums.ts';
import { setSubtotalsApart } from './subtotals.ts';
import { readTitle } from './titles.ts';
import { type CodedTotal, setBreakdownsApart } from './total-breakdowns.ts';

/** A year known from outside the text, and where from: «the folder», «the file name», «--year». */
export type YearHint = { readonly year: number; readonly origin: string };

export type ReadReports = { readonly reports: readonly Report[]; readonly findings: readonly Finding[] };

/** Turns the tables of one document into reports: one for every section, in the order of the page. */
export function readReports(tables: readonly ReadTable[], hint: YearHint | null): ReadReports {
  const reports: Report[] = [];
  const findings: Finding[] = [];
  const printed = tables.map((table) => readPeriod(table.caption));
  for (const [index, table] of tables.entries()) {
    const near = printed.slice(0, index + 1).findLast((period) => period !== null);
    const time = settleTime(table, near ?? printed.find((period) => period !== null) ?? null, hint);
    findings.push(...time.findings);
    if (!time.reading) continue;
    const read = readTable(table, time.reading);
    reports.push(...read.reports);
    findings.push(...read.findings);
  }
  return { reports, findings };
}

type Time = { readonly reading: PeriodReading | null; readonly findings: readonly Finding[] };

/** The text is believed first, be it above another table of the document, then columns that each name a year, then the hint. */
function settleTime(table: ReadTable, printed: PeriodReading | null, hint: YearHint | null): Time {
  if (printed) return { reading: printed, findings: [] };
  const cell = { table: table.table, row: 0, column: 0 };
  const years = yearsOf(table);
  if (years) return { reading: wholeYears(...years), findings: [] };
  if (!hint) return { reading: null, findings: [makeFinding('period_missing', {}, { cell })] };
  return {
    reading: wholeYears(hint.year),
    findings: [makeFinding('period_inferred', { ...hint }, { cell })],
  };
}

/** The first and the last year of the columns of money, where each names one: «2020 рік (факт)», «2021 рік (план)». */
function yearsOf(table: ReadTable): readonly [number, number] | null {
  const years = table.columns.flatMap((column) => (column.kind === 'money' ? [column.year] : []));
  const named = years.filter((year) => year !== null);
  if (named.length < 2 || named.length < years.length) return null;
  return [Math.min(...named), Math.max(...named)];
}

function readTable(table: ReadTable, time: PeriodReading): ReadReports {
  const context = openRows(table, time);
  const heading = readReportHeading(table.caption);
  const parts = splitBySection(table.rows).map((part) => readPart(part, context, heading));
  const findings = parts.flatMap((part) => part.findings);
  return {
    reports: parts.map((part) => part.report),
    findings: [...unitFindings(table), ...findings, ...context.audit.leftovers()],
  };
}

type Part = { readonly section: TableRow | null; readonly rows: readonly TableRow[] };

/** A row across the table opens a section of its own. */
function splitBySection(rows: readonly TableRow[]): readonly Part[] {
  const parts: { section: TableRow | null; rows: TableRow[] }[] = [];
  for (const row of rows) {
    if (row.kind === 'section') parts.push({ section: row, rows: [] });
    else if (parts.length === 0) parts.push({ section: null, rows: [row] });
    else parts.at(-1)?.rows.push(row);
  }
  return parts;
}

function readPart(
  part: Part,
  context: RowContext,
  heading: ReportHeading,
): { readonly report: Report; readonly findings: readonly Finding[] } {
  const measures: Measure[] = [];
  const totals: PlacedTotal[] = [];
  const coded: CodedTotal[] = [];
  let before = 0;
  const findings: Finding[] = [];
  if (part.section?.label) context.audit.take(part.section.label);
  for (const block of blocksOf(part.rows, context)) {
    const [first] = block;
    if (first?.kind === 'measure') {
      const read = readMeasure(block, context, measures.length + 1);
      measures.push(read.measure);
      findings.push(...read.findings, ...reconcileMeasure(read.measure));
    } else if (first?.kind === 'total' || first?.kind === 'breakdown') {
      const read = readTotals(first, context);
      totals.push(...read.totals.map((total) => ({ total, above: measures.length, before })));
      if (read.code) coded.push({ ...read.code, above: measures.length });
      if (first.kind === 'total') before = measures.length;
      findings.push(...read.findings);
    }
  }
  const once = setBreakdownsApart(measures, coded);
  const { kept, subtotals, findings: subtotalFindings } = setSubtotalsApart(once.kept);
  const report: Report = {
    section: part.section ? toSection(part.section) : heading.section,
    programme: heading.programme,
    ...context.time,
    unit: context.table.columns.find(hasUnit)?.unit?.text ?? null,
    measures: kept,
    reportedTotals: [...totals.map(({ total }) => total), ...subtotals, ...once.breakdowns],
  };
  return {
    report,
    findings: [
      ...findings,
      ...once.findings,
      ...subtotalFindings,
      ...reconcileTotals(kept, placedAmong(kept, measures, totals)),
    ],
  };
}

/** Rows that sum others count in no total: places among all measures become places among those that are kept. */
function placedAmong(
  kept: readonly Measure[],
  measures: readonly Measure[],
  totals: readonly PlacedTotal[],
): readonly PlacedTotal[] {
  if (kept.length === measures.length) return totals;
  const counted = new Set(kept);
  const places = [0];
  for (const measure of measures) places.push((places.at(-1) ?? 0) + (counted.has(measure) ? 1 : 0));
  return totals.map(({ total, above, before }) => ({
    total,
    above: places[above] ?? 0,
    before: places[before] ?? 0,
  }));
}

/** A measure's row with the rows below that belong to it; every other row by itself. */
function blocksOf(rows: readonly TableRow[], context: RowContext): readonly (readonly TableRow[])[] {
  const blocks: TableRow[][] = [];
  for (const [index, row] of rows.entries()) {
    const last = blocks.at(-1);
    if (row.kind !== 'detail' || last?.[0]?.kind !== 'measure') blocks.push([row]);
    else if (sumsRowsBelow(row, rows.values().drop(index + 1), context))
      blocks.push([{ ...row, kind: 'measure' }]);
    else last.push(row);
  }
  return blocks;
}

function toSection(row: TableRow): Section {
  const { number, title } = readTitle(row.label?.text ?? '');
  return { code: number, title };
}

function hasUnit(column: Column): column is Extract<Column, { kind: 'money' }> {
  return column.kind === 'money' && column.unit !== null;
}

function unitFindings(table: ReadTable): readonly Finding[] {
  const without = table.columns.find((column) => column.kind === 'money' && column.unit === null);
  if (!without) return [];
  const cell = { table: table.table, row: 0, column: without.index };
  return [makeFinding('unit_missing', {}, { cell })];
}
