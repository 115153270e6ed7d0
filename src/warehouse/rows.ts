import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { KeyedReport, LoadedDocument } from '../model/loaded-document.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import type { FactTableName } from './schema.ts';

/** One value of a row; money and dates are texts («50000.00», «2016-12-31»). */
export type Value = string | number | boolean | null;

export type Row = Readonly<Record<string, Value>>;

export type RowsByTable = Readonly<Record<FactTableName, readonly Row[]>>;

/** Lays a document's reports and findings out as rows. Keys that come twice get `~2`, so that each row has its own. */
export function rowsOf(document: LoadedDocument): RowsByTable {
  const measures = document.reports.flatMap((keyed) =>
    keyed.report.measures.map((measure, position) => ({
      measure,
      position,
      key: keyed.measureKeys[position] ?? '',
      executors: keyed.executorKeys[position] ?? [],
      report: keyed.key,
    })),
  );
  return {
    reports: document.reports.map(reportRow),
    measures: measures.map(({ measure, position, key, report }) =>
      measureRow(measure, key, report, position),
    ),
    measure_executors: measures.flatMap(({ measure, key, executors }) =>
      measure.executors.map((executor, position) => ({
        measure_key: key,
        position,
        executor,
        executor_key: executors[position] ?? '',
      })),
    ),
    outcomes: measures.flatMap(({ measure, key }) =>
      (measure.execution?.outcomes ?? []).map((outcome, position) => ({
        measure_key: key,
        position,
        ...outcome,
      })),
    ),
    funding_facts: measures.flatMap(({ measure, key }) => factRows(measure, key)),
    reported_totals: withOwnKeys(document.reports.flatMap(totalRows)),
    findings: document.findings.map((finding, index) => findingRow(finding, index, document)),
  };
}

function reportRow({ key, sectionKey, report }: KeyedReport): Row {
  return {
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

function measureRow(measure: Measure, key: string, report: string, position: number): Row {
  return {
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
    execution_text: measure.execution?.text ?? null,
    corrected: false,
    ...measure.cell,
    position,
  };
}

function factRows(measure: Measure, key: string): readonly Row[] {
  const taken = new Map<string, number>();
  return measure.funding.map((fact) => {
    const wanted = `${key}/${fact.source}/${fact.year}`;
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    return {
      fact_key: times === 1 ? wanted : `${wanted}~${times}`,
      measure_key: key,
      year: fact.year,
      funding_source: fact.source,
      ...moneyColumns(fact),
      corrected: false,
    };
  });
}

function totalRows({ key, report, measureKeys }: KeyedReport): readonly Row[] {
  const own = report.measures.flatMap((measure, index) =>
    [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals].map((total) => ({
      ...totalRow(key, total, 'total'),
      measure_key: measureKeys[index] ?? null,
    })),
  );
  const section = report.reportedTotals.map((total) => ({
    ...totalRow(key, total, total.source),
    measure_key: null,
  }));
  return [...own, ...section];
}

function totalRow(report: string, total: ReportedTotal, source: string): Row {
  const { table, row, column } = total.cell;
  return {
    total_key: `${report}#${table}.${row}.${column}`,
    report_key: report,
    year: total.year,
    funding_source: source,
    ...moneyColumns(total),
  };
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

function moneyColumns(money: FundingFact | ReportedTotal): Row {
  const factCell = money.factCell ?? money.cell;
  return {
    label: money.label,
    plan_uah: money.plan.uah,
    fact_uah: money.fact.uah,
    plan_state: money.plan.state,
    fact_state: money.fact.state,
    plan_raw: money.plan.raw,
    fact_raw: money.fact.raw,
    unit: money.unit,
    ...money.cell,
    fact_row: factCell.row,
    fact_column: factCell.column,
  };
}

const SHORT_HASH = 12;

function findingRow(finding: Finding, index: number, document: LoadedDocument): Row {
  const place = placeOf(finding, document);
  return {
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
