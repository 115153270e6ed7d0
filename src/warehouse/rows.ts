import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { KeyedReport, LoadedDocument } from '../model/loaded-document.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, type FactTableName } from './fact-tables.ts';

/** One value of a row; money and dates are texts («50000.00», «2016-12-31»). */
export type Value = string | number | boolean | null;

export type Row = Readonly<Record<string, Value>>;

export type RowsByTable = Readonly<Record<FactTableName, readonly Row[]>>;

/**
 * Lays a document's reports and findings out as rows of one load. Keys that come twice get `~2`, so that each row has
 * its own; where two rows of a table still had one key, it throws.
 */
export function rowsOf(document: LoadedDocument, load: number): RowsByTable {
  const measures = document.reports.flatMap((keyed) =>
    keyed.report.measures.map((measure, position) => ({
      load,
      measure,
      position,
      key: keyed.measureKeys[position] ?? '',
      executors: keyed.executorKeys[position] ?? [],
      report: keyed.key,
    })),
  );
  const rows = {
    reports: document.reports.map((report) => reportRow(report, load)),
    measures: measures.map(measureRow),
    measure_executors: measures.flatMap(executorRows),
    outcomes: measures.flatMap(outcomeRows),
    funding_facts: measures.flatMap(factRows),
    reported_totals: withOwnKeys(document.reports.flatMap((report) => totalRows(report, load))),
    findings: document.findings.map((finding, index) => findingRow(finding, index, document, load)),
  };
  for (const name of FACT_TABLE_NAMES) checkKeys(name, rows[name]);
  return rows;
}

/** A measure and what its rows are keyed with. */
type PlacedMeasure = {
  readonly load: number;
  readonly measure: Measure;
  readonly position: number;
  readonly key: string;
  readonly executors: readonly string[];
  readonly report: string;
};

function reportRow({ key, sectionKey, report }: KeyedReport, load: number): Row {
  return {
    load_id: load,
    report_key: key,
    programme: report.programme,
    section_code: report.section?.code ?? null,
    section_title: report.section?.title ?? null,
    section_key: sectionKey,
    year: report.year,
    period_text: report.period.text,
    period_start: report.period.start,
    period_end: report.period.end,
    unit: report.unit,
  };
}

function measureRow({ load, measure, key, report, position }: PlacedMeasure): Row {
  return {
    load_id: load,
    measure_key: key,
    report_key: report,
    number: measure.number,
    title: measure.title,
    budget_code: measure.budgetCode,
    actions: JSON.stringify(measure.actions),
    term_text: measure.term?.text ?? null,
    term_start: measure.term?.start ?? null,
    term_end: measure.term?.end ?? null,
    term_recurrence: measure.term?.recurrence ?? null,
    status: measure.execution?.status ?? 'unknown',
    status_evidence: measure.execution?.evidence ?? null,
    // A status without a text of its own is a reviewed one.
    execution_text: measure.execution?.text || null,
    corrected: measure.corrected ?? false,
    table: measure.cell.table,
    row: measure.cell.row,
    column: measure.cell.column,
    position,
  };
}

function executorRows({ load, measure, key, executors }: PlacedMeasure): readonly Row[] {
  return measure.executors.map((executor, position) => ({
    load_id: load,
    measure_key: key,
    position,
    executor,
    executor_key: executors[position] ?? '',
  }));
}

function outcomeRows({ load, measure, key }: PlacedMeasure): readonly Row[] {
  return (measure.execution?.outcomes ?? []).map((outcome, position) => ({
    load_id: load,
    measure_key: key,
    position,
    ...outcome,
  }));
}

function factRows({ load, measure, key }: PlacedMeasure): readonly Row[] {
  const taken = new Map<string, number>();
  return measure.funding.map((fact) => {
    const wanted = `${key}/${fact.source}/${fact.year}`;
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    return {
      load_id: load,
      fact_key: times === 1 ? wanted : `${wanted}~${times}`,
      measure_key: key,
      year: fact.year,
      funding_source: fact.source,
      label: fact.label,
      plan_uah: fact.plan.uah,
      fact_uah: fact.fact.uah,
      plan_state: fact.plan.state,
      fact_state: fact.fact.state,
      plan_raw: fact.plan.raw,
      fact_raw: fact.fact.raw,
      unit: fact.unit,
      table: fact.cell.table,
      row: fact.cell.row,
      column: fact.cell.column,
      fact_row: factCellOf(fact).row,
      fact_column: factCellOf(fact).column,
      corrected: fact.corrected ?? false,
    };
  });
}

function totalRows({ key, report, measureKeys }: KeyedReport, load: number): readonly Row[] {
  const ofMeasures = report.measures.flatMap((measure, index) =>
    [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals].map((total) =>
      totalRow(total, { load, report: key, measure: measureKeys[index] ?? null, source: 'total' }),
    ),
  );
  const ofSection = report.reportedTotals.map((total) =>
    totalRow(total, { load, report: key, measure: null, source: total.source }),
  );
  return [...ofMeasures, ...ofSection];
}

type TotalPlace = {
  readonly load: number;
  readonly report: string;
  readonly measure: string | null;
  readonly source: string;
};

function totalRow(total: ReportedTotal, { load, report, measure, source }: TotalPlace): Row {
  const { table, row, column } = total.cell;
  return {
    load_id: load,
    total_key: `${report}#${table}.${row}.${column}`,
    report_key: report,
    measure_key: measure,
    year: total.year,
    funding_source: source,
    label: total.label,
    plan_uah: total.plan.uah,
    fact_uah: total.fact.uah,
    plan_state: total.plan.state,
    fact_state: total.fact.state,
    plan_raw: total.plan.raw,
    fact_raw: total.fact.raw,
    unit: total.unit,
    table,
    row,
    column,
    fact_row: factCellOf(total).row,
    fact_column: factCellOf(total).column,
    corrected: total.corrected ?? false,
  };
}

function factCellOf({ cell, factCell }: FundingFact | ReportedTotal): CellRef {
  return factCell ?? cell;
}

function withOwnKeys(rows: readonly Row[]): readonly Row[] {
  const taken = new Map<Value, number>();
  return rows.map((row) => {
    const wanted = row['total_key'] ?? '';
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    return times === 1 ? row : { ...row, total_key: `${wanted}~${times}` };
  });
}

const SHORT_HASH = 12;

function findingRow(finding: Finding, index: number, document: LoadedDocument, load: number): Row {
  const place = placeOf(finding, document);
  return {
    load_id: load,
    finding_key: `${document.document.sha256.slice(0, SHORT_HASH)}-${String(index + 1).padStart(4, '0')}`,
    code: finding.code,
    severity: finding.severity,
    report_key: place.report,
    measure_key: place.measure,
    table: finding.cell?.table ?? null,
    row: finding.cell?.row ?? null,
    column: finding.cell?.column ?? null,
    expected: finding.expected ?? null,
    found: finding.found ?? null,
    message: finding.message,
    message_uk: finding.messageUk,
  };
}

/** The report (and measure) a finding speaks of: the one whose measure stands in the row of its cell or above it. */
function placeOf(
  finding: Finding,
  { reports }: LoadedDocument,
): { report: string | null; measure: string | null } {
  const report =
    reports.findLast((keyed) => isIn(finding.cell, keyed)) ?? (reports.length === 1 ? reports[0] : undefined);
  if (!report) return { report: null, measure: null };
  const index = report.report.measures.findLastIndex(
    (measure) => measure.number === finding.measure && isAtOrBelow(finding.cell, measure.cell),
  );
  return { report: report.key, measure: index < 0 ? null : (report.measureKeys[index] ?? null) };
}

function isIn(cell: CellRef | undefined, { report }: KeyedReport): boolean {
  const first = report.measures[0]?.cell ?? report.reportedTotals[0]?.cell;
  return first !== undefined && cell?.table === first.table && cell.row >= first.row;
}

function isAtOrBelow(cell: CellRef | undefined, measure: CellRef): boolean {
  return cell === undefined || (cell.table === measure.table && cell.row >= measure.row);
}

/** The tables declare no keys, so whoever fills them sees to it that no two rows of a load share one. */
function checkKeys(name: FactTableName, rows: readonly Row[]): void {
  const { key } = FACT_TABLES[name];
  const keys = new Set<Value>();
  for (const row of rows) {
    const own = key.length === 1 ? row[key[0]] : key.map((column) => row[column]).join('\n');
    if (keys.size === keys.add(own ?? null).size) {
      throw new Error(
        `Two rows of ${name} have the key ${JSON.stringify(own)}: it is a constraint that each has its own.`,
      );
    }
  }
}
