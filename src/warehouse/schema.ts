import { COLUMN_TYPES, COLUMN_VALUES, type ColumnName, SQL_TYPES } from './columns.ts';

/** The version of the tables below. A warehouse of another version is not opened. */
export const SCHEMA_VERSION = 3;

/** A table of facts: what one load of one document has given. `!` marks a column that is never null. */
export type FactTable = {
  readonly name: string;
  readonly columns: readonly (ColumnName | `${ColumnName}!`)[];
  readonly key: readonly ColumnName[];
  readonly parent: { readonly table: string; readonly key: ColumnName } | null;
};

const MONEY = [
  'label!',
  'plan_uah',
  'fact_uah',
  'plan_state!',
  'fact_state!',
  'plan_raw!',
  'fact_raw!',
  'unit',
  'table!',
  'row!',
  'column!',
  'fact_row!',
  'fact_column!',
] as const;

/** In the order of loading: a parent comes before its children. */
export const FACT_TABLES = {
  reports: {
    name: 'reports',
    columns: [
      'report_key!',
      'programme',
      'section_code',
      'section_title',
      'section_key!',
      'year!',
      'period_text!',
      'period_start!',
      'period_end!',
      'unit',
    ],
    key: ['report_key'],
    parent: null,
  },
  measures: {
    name: 'measures',
    columns: [
      'measure_key!',
      'report_key!',
      'number!',
      'title!',
      'budget_code',
      'actions!',
      'term_text',
      'term_start',
      'term_end',
      'term_recurrence',
      'status!',
      'status_evidence',
      'execution_text',
      'corrected!',
      'table!',
      'row!',
      'column!',
      'position!',
    ],
    key: ['measure_key'],
    parent: { table: 'reports', key: 'report_key' },
  },
  measure_executors: {
    name: 'measure_executors',
    columns: ['measure_key!', 'position!', 'executor!', 'executor_key!'],
    key: ['measure_key', 'position'],
    parent: { table: 'measures', key: 'measure_key' },
  },
  outcomes: {
    name: 'outcomes',
    columns: ['measure_key!', 'position!', 'quantity!', 'unit', 'object', 'approximate!', 'quote!'],
    key: ['measure_key', 'position'],
    parent: { table: 'measures', key: 'measure_key' },
  },
  funding_facts: {
    name: 'funding_facts',
    columns: ['fact_key!', 'measure_key!', 'year!', 'funding_source!', ...MONEY, 'corrected!'],
    key: ['fact_key'],
    parent: { table: 'measures', key: 'measure_key' },
  },
  reported_totals: {
    name: 'reported_totals',
    columns: ['total_key!', 'report_key!', 'measure_key', 'year!', 'funding_source!', ...MONEY],
    key: ['total_key'],
    parent: { table: 'reports', key: 'report_key' },
  },
  findings: {
    name: 'findings',
    columns: [
      'finding_key!',
      'code!',
      'severity!',
      'report_key',
      'measure_key',
      'table',
      'row',
      'column',
      'expected',
      'found',
      'message!',
      'message_uk!',
    ],
    key: ['finding_key'],
    parent: null,
  },
} as const satisfies Readonly<Record<string, FactTable>>;

/**
 * What is known of measures through the years. It is made anew from the current reports at the end of each run, so
 * it belongs to no load; findings of lineage name the load of the document they are listed with.
 */
export const LINEAGE_TABLES = {
  edges: {
    name: 'lineage',
    columns: ['from_measure_key!', 'to_measure_key!', 'kind!', 'confidence!', 'method!', 'evidence!'],
  },
  keys: { name: 'measure_lineages', columns: ['measure_key!', 'lineage!'] },
  findings: { name: 'lineage_findings', columns: FACT_TABLES.findings.columns },
} as const satisfies Readonly<Record<string, Pick<FactTable, 'name' | 'columns'>>>;

/** Consumer prices by year, read from the reference data at each run and replaced whole. It belongs to no load. */
export const PRICE_INDEX_TABLE = {
  name: 'price_index',
  columns: ['year!', 'change_percent!', 'price_index!', 'base_year!', 'source', 'source_url', 'licence'],
} as const satisfies Pick<FactTable, 'name' | 'columns'>;

export type FactTableName = keyof typeof FACT_TABLES;

/**
 * Everything the warehouse remembers. A document is known by its hash; each reading of it is a load with rows of
 * its own, so that reading it anew is one transaction that ends with the document pointing to the new load.
 */
export const SCHEMA_SQL: readonly string[] = [
  'CREATE TABLE schema_version (version INTEGER NOT NULL)',
  `INSERT INTO schema_version VALUES (${SCHEMA_VERSION})`,
  'CREATE SEQUENCE run_ids',
  'CREATE SEQUENCE load_ids',
  `CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    outcome VARCHAR CHECK (outcome IN ('done', 'failed')),
    documents_read INTEGER, documents_failed INTEGER
  )`,
  `CREATE TABLE publishers (
    publisher VARCHAR PRIMARY KEY,
    publisher_name VARCHAR NOT NULL, publisher_name_en VARCHAR NOT NULL,
    edrpou VARCHAR, katottg VARCHAR, publisher_evidence VARCHAR, synthetic BOOLEAN NOT NULL
  )`,
  `CREATE TABLE loads (
    load_id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs (run_id),
    document_sha256 VARCHAR NOT NULL,
    reader VARCHAR NOT NULL
  )`,
  `CREATE TABLE documents (
    document_sha256 VARCHAR PRIMARY KEY CHECK (length(document_sha256) = 64),
    load_id INTEGER NOT NULL,
    path VARCHAR NOT NULL, format VARCHAR NOT NULL, bytes INTEGER NOT NULL,
    publisher VARCHAR NOT NULL, pipeline VARCHAR NOT NULL, licence VARCHAR, source_url VARCHAR,
    synthetic BOOLEAN NOT NULL, withdrawn BOOLEAN NOT NULL DEFAULT false
  )`,
  `CREATE TABLE vintages (
    report_key VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL, vintage INTEGER NOT NULL CHECK (vintage > 0),
    PRIMARY KEY (report_key, document_sha256)
  )`,
  ...Object.values(FACT_TABLES).map(createTable),
  ...[LINEAGE_TABLES.edges, LINEAGE_TABLES.keys, PRICE_INDEX_TABLE].map(
    ({ name, columns }) => `CREATE TABLE ${name} (${columnDefinitions(columns)})`,
  ),
  `CREATE TABLE ${LINEAGE_TABLES.findings.name} (
    load_id INTEGER NOT NULL, ${columnDefinitions(LINEAGE_TABLES.findings.columns)}
  )`,
  currentReports(),
  `CREATE VIEW current_measures AS
    SELECT m.measure_key, c.report_key, c.load_id, c.publisher, c.synthetic
    FROM measures m JOIN current_reports c USING (load_id, report_key)`,
  `CREATE VIEW all_findings AS
    SELECT * FROM findings UNION ALL SELECT * FROM ${LINEAGE_TABLES.findings.name}`,
];

/** A column's name is SQL's own word here and there («row», «table»), so it is always quoted. */
function quoted(name: string): string {
  return `"${name}"`;
}

/** The name of a column without its mark, and whether it may be null. */
export function columnOf(marked: string): { readonly name: ColumnName; readonly required: boolean } {
  const required = marked.endsWith('!');
  const name = required ? marked.slice(0, -1) : marked;
  if (!isColumnName(name)) throw new Error(`no column is called ${name}`);
  return { name, required };
}

function isColumnName(name: string): name is ColumnName {
  return Object.hasOwn(COLUMN_TYPES, name);
}

function createTable(table: FactTable): string {
  const key = ['load_id', ...table.key].map(quoted).join(', ');
  const parent = table.parent
    ? `, FOREIGN KEY (load_id, ${quoted(table.parent.key)}) REFERENCES ${table.parent.table} (load_id, ${quoted(table.parent.key)})`
    : ', FOREIGN KEY (load_id) REFERENCES loads (load_id)';
  return `CREATE TABLE ${table.name} (load_id INTEGER NOT NULL, ${columnDefinitions(table.columns)}, PRIMARY KEY (${key})${parent})`;
}

function columnDefinitions(columns: FactTable['columns']): string {
  const definitions = columns.map((marked) => {
    const { name, required } = columnOf(marked);
    const values = COLUMN_VALUES[name]?.map((value) => `'${value}'`).join(', ');
    const check = values ? ` CHECK (${quoted(name)} IN (${values}))` : '';
    return `${quoted(name)} ${SQL_TYPES[COLUMN_TYPES[name]]}${required ? ' NOT NULL' : ''}${check}`;
  });
  return definitions.join(', ');
}

/** Of every report the newest vintage that has not been withdrawn. */
function currentReports(): string {
  return `CREATE VIEW current_reports AS
    SELECT r.load_id, r.report_key, d.document_sha256, v.vintage, d.publisher, d.synthetic
    FROM reports r
    JOIN documents d ON d.load_id = r.load_id AND NOT d.withdrawn
    JOIN vintages v ON v.report_key = r.report_key AND v.document_sha256 = d.document_sha256
    QUALIFY row_number() OVER (PARTITION BY r.report_key ORDER BY v.vintage DESC) = 1`;
}
