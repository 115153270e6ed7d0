import { AMOUNT_STATES } from '../model/amount.ts';
import { EXECUTION_STATUSES } from '../model/execution.ts';
import { SEVERITIES } from '../model/finding.ts';
import { FUNDING_SOURCES } from '../model/funding-source.ts';
import { LINEAGE_KINDS, LINEAGE_METHODS } from '../model/lineage.ts';
import {
  INDEX_DECIMALS,
  INDEX_WHOLE_DIGITS,
  PERCENT_DECIMALS,
  PERCENT_WHOLE_DIGITS,
} from '../model/price-index.ts';
import { RECURRENCES } from '../model/term.ts';

/**
 * What a column holds. `uah`: hryvnias, DECIMAL(20,2). `share`: between 0 and 1,
 * DECIMAL(4,3). `percent`: per cent, DECIMAL(20,15). `index`: a price index, DECIMAL(18,10). `json`: a list of texts
 * as a JSON array.
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'uah'
  | 'share'
  | 'percent'
  | 'index'
  | 'date'
  | 'boolean'
  | 'json'
  | 'timestamp';

/** A column means the same in every table, so its type is said once. */
export const COLUMN_TYPES = {
  actions: 'json',
  approximate: 'boolean',
  base_year: 'integer',
  budget_code: 'text',
  bytes: 'integer',
  change_percent: 'percent',
  code: 'text',
  column: 'integer',
  confidence: 'share',
  corrected: 'boolean',
  document_sha256: 'text',
  evidence: 'json',
  executor: 'text',
  executor_key: 'text',
  execution_text: 'text',
  expected: 'text',
  fact_column: 'integer',
  fact_key: 'text',
  fact_raw: 'text',
  fact_row: 'integer',
  fact_state: 'text',
  fact_uah: 'uah',
  finding_key: 'text',
  format: 'text',
  found: 'text',
  from_measure_key: 'text',
  funding_source: 'text',
  kind: 'text',
  label: 'text',
  licence: 'text',
  lineage: 'text',
  measure_key: 'text',
  message: 'text',
  message_uk: 'text',
  method: 'text',
  number: 'text',
  object: 'text',
  path: 'text',
  period_end: 'date',
  period_start: 'date',
  period_text: 'text',
  pipeline: 'text',
  plan_raw: 'text',
  plan_state: 'text',
  plan_uah: 'uah',
  position: 'integer',
  price_index: 'index',
  programme: 'text',
  publisher: 'text',
  publisher_evidence: 'text',
  publisher_inferred: 'boolean',
  publisher_name: 'text',
  publisher_name_en: 'text',
  quantity: 'text',
  quote: 'text',
  report_key: 'text',
  row: 'integer',
  section_code: 'text',
  section_key: 'text',
  section_title: 'text',
  severity: 'text',
  source: 'text',
  source_url: 'text',
  status: 'text',
  status_evidence: 'text',
  synthetic: 'boolean',
  table: 'integer',
  term_end: 'date',
  term_recurrence: 'text',
  term_start: 'date',
  term_text: 'text',
  title: 'text',
  to_measure_key: 'text',
  total_key: 'text',
  unit: 'text',
  vintage: 'integer',
  year: 'integer',
} as const satisfies Readonly<Record<string, ColumnType>>;

export type ColumnName = keyof typeof COLUMN_TYPES;

/** The words a column is limited to. `funding_source` of a total may also be `total`. */
export const COLUMN_VALUES: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  plan_state: AMOUNT_STATES,
  fact_state: AMOUNT_STATES,
  status: EXECUTION_STATUSES,
  severity: SEVERITIES,
  kind: LINEAGE_KINDS,
  method: LINEAGE_METHODS,
  funding_source: [...FUNDING_SOURCES, 'total'],
  term_recurrence: RECURRENCES,
};

/** Digits in all and behind the point of the types that are exact decimals. */
export const DECIMAL_DIGITS = {
  uah: [20, 2],
  share: [4, 3],
  percent: [PERCENT_WHOLE_DIGITS + PERCENT_DECIMALS, PERCENT_DECIMALS],
  index: [INDEX_WHOLE_DIGITS + INDEX_DECIMALS, INDEX_DECIMALS],
} as const satisfies Readonly<Partial<Record<ColumnType, readonly [width: number, scale: number]>>>;

/** How DuckDB stores a type. */
export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  uah: decimal('uah'),
  share: decimal('share'),
  percent: decimal('percent'),
  index: decimal('index'),
  date: 'DATE',
  boolean: 'BOOLEAN',
  json: 'VARCHAR',
  timestamp: 'TIMESTAMP',
};

function decimal(type: keyof typeof DECIMAL_DIGITS): string {
  return `DECIMAL(${DECIMAL_DIGITS[type].join(',')})`;
}
