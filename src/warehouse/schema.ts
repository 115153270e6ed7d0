import { COLUMN_TYPES, COLUMN_VALUES, SQL_TYPES } from './columns.ts';
import {
  FACT_TABLES,
  type FactTable,
  LINEAGE_TABLES,
  markedColumn,
  PRICE_INDEX_TABLE,
} from './fact-tables.ts';

/** The version of the tables below. A warehouse of an earlier one is brought to it (`migrations.ts`). */
export const SCHEMA_VERSION = 3;

/**
 * Everything the warehouse remembers. A document is known by its hash; each reading of it is a load with rows of
 * its own, and its latest load is the one that counts. So a document is loaded, or loaded anew, by appending alone. Neither keys nor
 * references are declared: an index costs a loading more than all its rows, and a publication checks them all.
 */
export const SCHEMA_SQL: readonly string[] = [
  'CREATE TABLE schema_version (version INTEGER NOT NULL)',
  `INSERT INTO schema_version VALUES (${SCHEMA_VERSION})`,
  `CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    outcome VARCHAR CHECK (outcome IN ('done', 'failed', 'interrupted', 'killed')),
    process INTEGER,
    pipelines VARCHAR NOT NULL,
    summary VARCHAR,
    error VARCHAR
  )`,
  `CREATE TABLE loads (
    load_id INTEGER NOT NULL,
    run_id INTEGER NOT NULL,
    document_sha256 VARCHAR NOT NULL CHECK (length(document_sha256) = 64),
    ordinal INTEGER NOT NULL,
    reader VARCHAR NOT NULL,
    path VARCHAR NOT NULL, format VARCHAR NOT NULL, bytes INTEGER NOT NULL, copies VARCHAR NOT NULL, note VARCHAR, origin VARCHAR,
    pipeline VARCHAR NOT NULL, licence VARCHAR, source_url VARCHAR,
    publisher VARCHAR NOT NULL, publisher_name VARCHAR NOT NULL, publisher_name_en VARCHAR NOT NULL,
    edrpou VARCHAR, katottg VARCHAR, publisher_evidence VARCHAR, synthetic BOOLEAN NOT NULL
  )`,
  'CREATE TABLE withdrawn (document_sha256 VARCHAR PRIMARY KEY)',
  'CREATE TABLE known_files (path VARCHAR NOT NULL, state VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL)',
  `CREATE TABLE fetched (
    pipeline VARCHAR NOT NULL, url VARCHAR NOT NULL, path VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL,
    etag VARCHAR, last_modified VARCHAR, checked_at VARCHAR NOT NULL, name VARCHAR, licence VARCHAR,
    PRIMARY KEY (pipeline, url)
  )`,
  'CREATE TABLE traced (publisher VARCHAR PRIMARY KEY, stamp VARCHAR NOT NULL)',
  'CREATE TABLE publications (release_id VARCHAR NOT NULL, published_at TIMESTAMP NOT NULL, stamp VARCHAR NOT NULL)',
  ...Object.values(FACT_TABLES).map(
    ({ name, columns }) => `CREATE TABLE ${name} (load_id INTEGER NOT NULL, ${columnDefinitions(columns)})`,
  ),
  ...[LINEAGE_TABLES.edges, LINEAGE_TABLES.keys, PRICE_INDEX_TABLE].map(
    ({ name, columns }) => `CREATE TABLE ${name} (${columnDefinitions(columns)})`,
  ),
  `CREATE TABLE ${LINEAGE_TABLES.findings.name} (
    load_id INTEGER NOT NULL, ${columnDefinitions(LINEAGE_TABLES.findings.columns)}
  )`,
  `CREATE VIEW documents AS
    SELECT l.*, w.document_sha256 IS NOT NULL AS withdrawn
    FROM loads l LEFT JOIN withdrawn w USING (document_sha256)
    QUALIFY row_number() OVER (PARTITION BY l.document_sha256 ORDER BY l.load_id DESC) = 1`,
  `CREATE VIEW publishers AS
    SELECT publisher, publisher_name, publisher_name_en, edrpou, katottg, publisher_evidence, synthetic
    FROM loads QUALIFY row_number() OVER (PARTITION BY publisher ORDER BY load_id DESC) = 1`,
  `CREATE VIEW vintages AS
    SELECT r.report_key, r.load_id, d.document_sha256, d.publisher, d.synthetic, d.withdrawn,
      (row_number() OVER (PARTITION BY r.report_key ORDER BY d.ordinal))::INTEGER AS vintage
    FROM reports r JOIN documents d USING (load_id)`,
  `CREATE VIEW current_reports AS
    SELECT load_id, report_key, document_sha256, vintage, publisher, synthetic
    FROM vintages WHERE NOT withdrawn
    QUALIFY row_number() OVER (PARTITION BY report_key ORDER BY vintage DESC) = 1`,
  `CREATE VIEW current_measures AS
    SELECT m.measure_key, c.report_key, c.load_id, c.publisher, c.synthetic
    FROM measures m JOIN current_reports c USING (load_id, report_key)`,
  `CREATE VIEW all_findings AS
    SELECT * FROM findings UNION ALL SELECT * EXCLUDE (publisher) FROM ${LINEAGE_TABLES.findings.name}`,
];

/** A column's name is SQL's own word here and there («row», «table»), so it is always quoted. */
function quoted(name: string): string {
  return `"${name}"`;
}

function columnDefinitions(columns: FactTable['columns']): string {
  const definitions = columns.map((marked) => {
    const { name, required } = markedColumn(marked);
    const values = COLUMN_VALUES[name]?.map((value) => `'${value}'`).join(', ');
    const check = values ? ` CHECK (${quoted(name)} IN (${values}))` : '';
    return `${quoted(name)} ${SQL_TYPES[COLUMN_TYPES[name]]}${required ? ' NOT NULL' : ''}${check}`;
  });
  return definitions.join(', ');
}
