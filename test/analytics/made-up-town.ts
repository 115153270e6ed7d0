import type {
  DocumentRow,
  FindingRow,
  FundingFactRow,
  LineageRow,
  MeasureExecutorRow,
  MeasureRow,
  OutcomeRow,
  PriceIndexRow,
  ReleaseDatabase,
  ReportedTotalRow,
  ReportRow,
} from '../../src/analytics/release-database.ts';
import { chainPrices } from '../../src/facts/chain-prices.ts';
import { executorKey } from '../../src/facts/executor-keys.ts';
import type { PriceChange } from '../../src/model/price-index.ts';

export type ReleaseRows = { readonly [Table in keyof ReleaseDatabase]: readonly ReleaseDatabase[Table][] };

const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);

/** A report with a default for every column, so that a test names only what it is about. */
export function report(own: Partial<ReportRow> & Pick<ReportRow, 'report_key'>): ReportRow {
  return {
    publisher: 'veselka',
    publisher_name: 'Веселківська міська рада',
    publisher_name_en: 'Veselka City Council',
    publisher_inferred: false,
    publisher_evidence: null,
    programme: 'Прозоре місто',
    section_code: '6.2',
    section_title: 'Інформаційний простір',
    section_key: 'veselka/6.2',
    year: 2016,
    period_text: 'за 2016 рік',
    period_start: '2016-01-01',
    period_end: '2016-12-31',
    unit: 'тис. грн.',
    vintage: 1,
    document_sha256: HASH,
    synthetic: true,
    ...own,
  };
}

export function measure(
  own: Partial<MeasureRow> & Pick<MeasureRow, 'measure_key' | 'report_key'>,
): MeasureRow {
  return {
    lineage: own.measure_key,
    publisher: 'veselka',
    year: 2016,
    section_code: '6.2',
    number: own.measure_key.split('/').at(-1) ?? '1',
    title: 'Захід',
    budget_code: null,
    actions: '[]',
    term_text: null,
    term_start: null,
    term_end: null,
    term_recurrence: null,
    status: 'unknown',
    status_evidence: null,
    execution_text: null,
    synthetic: true,
    corrected: false,
    document_sha256: HASH,
    table: 0,
    row: 6,
    column: 1,
    position: 0,
    ...own,
  };
}

export function fundingFact(
  own: Partial<FundingFactRow> & Pick<FundingFactRow, 'measure_key' | 'report_key' | 'funding_source'>,
): FundingFactRow {
  const year = own.year ?? 2016;
  return {
    fact_key: `${own.measure_key}/${own.funding_source}/${year}`,
    publisher: 'veselka',
    year,
    section_code: '6.2',
    label: own.funding_source === 'local' ? 'бюджету міста' : 'інших джерел',
    plan_uah: null,
    fact_uah: null,
    plan_state: own.plan_uah === undefined ? 'none' : 'amount',
    fact_state: own.fact_uah === undefined ? 'none' : 'amount',
    plan_raw: own.plan_uah ?? '-',
    fact_raw: own.fact_uah ?? '-',
    unit: 'тис. грн.',
    synthetic: true,
    corrected: false,
    document_sha256: HASH,
    table: 0,
    row: 6,
    column: own.funding_source === 'local' ? 6 : 8,
    fact_row: 6,
    fact_column: own.funding_source === 'local' ? 6 : 8,
    ...own,
  };
}

export function executor(measureKey: string, position: number, name: string): MeasureExecutorRow {
  return {
    measure_key: measureKey,
    position,
    executor: name,
    executor_key: executorKey(name),
    synthetic: true,
  };
}

export function priceIndex(changes: readonly PriceChange[]): readonly PriceIndexRow[] {
  return chainPrices(changes).map(({ year, percent, index, baseYear }) => ({
    year,
    change_percent: percent,
    price_index: index,
    base_year: baseYear,
    source: 'Made-up prices',
    source_url: null,
    licence: 'CC0-1.0',
    synthetic: true,
  }));
}

const reports: readonly ReportRow[] = [
  report({ report_key: 'veselka/2016/6.2' }),
  report({
    report_key: 'veselka/2017/6.2',
    year: 2017,
    period_text: 'за 2017 рік',
    period_start: '2017-01-01',
    period_end: '2017-12-31',
  }),
  report({
    report_key: 'dolyna/2017/a',
    publisher: 'dolyna',
    publisher_name: 'Долинська селищна рада',
    publisher_name_en: 'Dolyna Settlement Council',
    publisher_inferred: true,
    publisher_evidence: 'The programme is named in its decision of 2016.',
    programme: null,
    section_code: null,
    section_title: 'Благоустрій',
    section_key: 'dolyna/a',
    year: 2017,
    period_text: 'за 2017 рік',
    period_start: '2017-01-01',
    period_end: '2017-12-31',
    document_sha256: OTHER_HASH,
    synthetic: false,
  }),
];

const measures: readonly MeasureRow[] = [
  measure({
    measure_key: 'veselka/2016/6.2/1',
    report_key: 'veselka/2016/6.2',
    title: 'Впровадження системи голосування “ВІЧЕ”',
    budget_code: '0210180',
    actions: '["придбання комплексу","навчання депутатів"]',
    term_text: '2016',
    term_start: '2016-01-01',
    term_end: '2016-12-31',
    status: 'done',
    status_evidence: 'Придбано',
    execution_text: 'Придбано комплекс. Розміщено 545 статей.',
  }),
  measure({
    measure_key: 'veselka/2016/6.2/2',
    report_key: 'veselka/2016/6.2',
    title: 'Ремонт об’єктів зв’язку',
    status: 'not_done',
    status_evidence: 'Не виконано',
    execution_text: 'Не виконано',
    row: 7,
    position: 1,
  }),
  measure({
    measure_key: 'veselka/2017/6.2/1',
    lineage: 'veselka/2016/6.2/1',
    report_key: 'veselka/2017/6.2',
    year: 2017,
    title: 'Супровід системи голосування',
    status: 'in_progress',
    execution_text: 'Тривають роботи',
  }),
  measure({
    measure_key: 'dolyna/2017/a/1',
    report_key: 'dolyna/2017/a',
    publisher: 'dolyna',
    year: 2017,
    section_code: null,
    title: 'Озеленення 100% вулиць_центру',
    document_sha256: OTHER_HASH,
    synthetic: false,
  }),
];

const executors: readonly MeasureExecutorRow[] = [
  executor('veselka/2016/6.2/1', 0, 'Відділ інформації'),
  executor('veselka/2016/6.2/1', 1, 'ЦНАП'),
  executor('veselka/2016/6.2/2', 0, 'ЦНАП'),
  executor('veselka/2016/6.2/2', 1, 'ЦНАП'),
  executor('veselka/2017/6.2/1', 0, 'Відділ інформації'),
];

const facts: readonly FundingFactRow[] = [
  fundingFact({
    measure_key: 'veselka/2016/6.2/1',
    report_key: 'veselka/2016/6.2',
    funding_source: 'local',
    plan_uah: '50000.00',
    fact_uah: '0.00',
  }),
  fundingFact({
    measure_key: 'veselka/2016/6.2/1',
    report_key: 'veselka/2016/6.2',
    funding_source: 'other',
    plan_uah: '970000.00',
    fact_uah: '964000.10',
  }),
  fundingFact({
    measure_key: 'veselka/2016/6.2/2',
    report_key: 'veselka/2016/6.2',
    funding_source: 'local',
    plan_uah: '28800.00',
    plan_raw: '28,8',
    row: 7,
    fact_row: 7,
  }),
  fundingFact({
    measure_key: 'veselka/2016/6.2/2',
    report_key: 'veselka/2016/6.2',
    funding_source: 'state',
    row: 7,
    column: 4,
    fact_row: 7,
    fact_column: 4,
  }),
  fundingFact({
    measure_key: 'veselka/2017/6.2/1',
    report_key: 'veselka/2017/6.2',
    funding_source: 'local',
    year: 2017,
    plan_uah: '30000.00',
    fact_uah: '30000.01',
  }),
  fundingFact({
    measure_key: 'dolyna/2017/a/1',
    report_key: 'dolyna/2017/a',
    funding_source: 'regional',
    publisher: 'dolyna',
    section_code: null,
    year: 2017,
    plan_uah: '0.00',
    fact_uah: '0.10',
    synthetic: false,
    document_sha256: OTHER_HASH,
  }),
];

const totals: readonly ReportedTotalRow[] = [
  {
    total_key: 'veselka/2016/6.2#6.3',
    report_key: 'veselka/2016/6.2',
    measure_key: 'veselka/2016/6.2/1',
    publisher: 'veselka',
    year: 2016,
    funding_source: 'total',
    label: 'всього',
    plan_uah: '1020000.00',
    fact_uah: '964000.10',
    plan_state: 'amount',
    fact_state: 'amount',
    plan_raw: '1020',
    fact_raw: '964,0001',
    unit: 'тис. грн.',
    synthetic: true,
    corrected: false,
    document_sha256: HASH,
    table: 0,
    row: 6,
    column: 3,
    fact_row: 6,
    fact_column: 3,
  },
  {
    total_key: 'veselka/2016/6.2#8.6',
    report_key: 'veselka/2016/6.2',
    measure_key: null,
    publisher: 'veselka',
    year: 2016,
    funding_source: 'local',
    label: 'бюджету міста',
    plan_uah: '78800.00',
    fact_uah: '0.00',
    plan_state: 'amount',
    fact_state: 'amount',
    plan_raw: '78,8',
    fact_raw: '0',
    unit: 'тис. грн.',
    synthetic: true,
    corrected: false,
    document_sha256: HASH,
    table: 0,
    row: 8,
    column: 6,
    fact_row: 8,
    fact_column: 6,
  },
];

const outcomes: readonly OutcomeRow[] = [
  {
    measure_key: 'veselka/2016/6.2/1',
    position: 0,
    quantity: '545',
    unit: 'статей',
    object: null,
    approximate: false,
    quote: '545 статей',
    synthetic: true,
  },
];

const findings: readonly FindingRow[] = [
  {
    finding_key: 'aaaaaaaaaaaa-0',
    code: 'fact_without_plan',
    severity: 'warning',
    publisher: 'veselka',
    report_key: 'veselka/2016/6.2',
    measure_key: 'veselka/2016/6.2/1',
    document_sha256: HASH,
    path: 'veselka/2016/report.txt',
    table: 0,
    row: 6,
    column: 6,
    expected: '50000.00',
    found: '0.00',
    message: 'Nothing was spent of the plan.',
    message_uk: 'Із плану нічого не витрачено.',
    synthetic: true,
  },
  {
    finding_key: 'bbbbbbbbbbbb-0',
    code: 'table_unreadable',
    severity: 'error',
    publisher: null,
    report_key: null,
    measure_key: null,
    document_sha256: OTHER_HASH,
    path: 'dolyna/2017/report.txt',
    table: null,
    row: null,
    column: null,
    expected: null,
    found: null,
    message: 'No table of measures was found.',
    message_uk: 'Таблицю заходів не знайдено.',
    synthetic: false,
  },
];

const documents: readonly DocumentRow[] = [
  {
    document_sha256: HASH,
    path: 'veselka/2016/report.txt',
    format: 'text',
    bytes: 6810,
    publisher: 'veselka',
    pipeline: 'veselka',
    licence: 'CC-BY-4.0',
    source_url: 'https://example.org/report.txt',
    synthetic: true,
  },
  {
    document_sha256: OTHER_HASH,
    path: 'dolyna/2017/report.txt',
    format: 'text',
    bytes: 100,
    publisher: 'dolyna',
    pipeline: 'dolyna',
    licence: null,
    source_url: null,
    synthetic: false,
  },
];

const lineage: readonly LineageRow[] = [
  {
    from_measure_key: 'veselka/2016/6.2/1',
    to_measure_key: 'veselka/2017/6.2/1',
    kind: 'renamed',
    confidence: '0.720',
    method: 'words',
    evidence: '["= системи","= голосування","- впровадження","+ супровід","- віче"]',
    publisher: 'veselka',
    synthetic: true,
  },
];

/** Two councils, two years: dashes, a measure of two executors, one of none, one body printed twice, a section without a code. */
export const MADE_UP_TOWN: ReleaseRows = {
  reports,
  measures,
  measure_executors: executors,
  funding_facts: facts,
  reported_totals: totals,
  outcomes,
  findings,
  documents,
  lineage,
  price_index: priceIndex([
    { year: 2015, percent: '48.6998646434424' },
    { year: 2016, percent: '13.9127101997797' },
    { year: 2017, percent: '14.4383227488749' },
  ]),
};
