-- Documents are known by appended loads alone, without keys, references and vintages of their own: an index cost a
-- loading more than all its rows. What readings that were replaced have left is dropped. What is known of measures through the
-- years is kept publisher by publisher from now on; the next run makes it.
DROP VIEW all_findings;
DROP VIEW current_measures;
DROP VIEW current_reports;

CREATE TABLE new_reports (
  load_id INTEGER NOT NULL, "report_key" VARCHAR NOT NULL, "programme" VARCHAR, "section_code" VARCHAR,
  "section_title" VARCHAR, "section_key" VARCHAR NOT NULL, "year" INTEGER NOT NULL, "period_text" VARCHAR NOT NULL,
  "period_start" DATE NOT NULL, "period_end" DATE NOT NULL, "unit" VARCHAR
);
INSERT INTO new_reports
SELECT load_id, "report_key", "programme", "section_code", "section_title", "section_key", "year",
  "period_text", "period_start", "period_end", "unit"
FROM reports WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_measures (
  load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "report_key" VARCHAR NOT NULL, "number" VARCHAR NOT NULL,
  "title" VARCHAR NOT NULL, "budget_code" VARCHAR, "actions" VARCHAR NOT NULL, "term_text" VARCHAR, "term_start" DATE,
  "term_end" DATE,
  "term_recurrence" VARCHAR CHECK ("term_recurrence" IN ('continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly')),
  "status" VARCHAR NOT NULL CHECK ("status" IN ('done', 'in_progress', 'postponed', 'not_done', 'unknown')),
  "status_evidence" VARCHAR, "execution_text" VARCHAR, "corrected" BOOLEAN NOT NULL, "table" INTEGER NOT NULL,
  "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "position" INTEGER NOT NULL
);
INSERT INTO new_measures
SELECT load_id, "measure_key", "report_key", "number", "title", "budget_code", "actions", "term_text",
  "term_start", "term_end", "term_recurrence", "status", "status_evidence", "execution_text",
  "corrected", "table", "row", "column", "position"
FROM measures WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_measure_executors (
  load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "executor" VARCHAR NOT NULL,
  "executor_key" VARCHAR NOT NULL
);
INSERT INTO new_measure_executors
SELECT load_id, "measure_key", "position", "executor", "executor_key"
FROM measure_executors WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_outcomes (
  load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "quantity" VARCHAR NOT NULL,
  "unit" VARCHAR, "object" VARCHAR, "approximate" BOOLEAN NOT NULL, "quote" VARCHAR NOT NULL
);
INSERT INTO new_outcomes
SELECT load_id, "measure_key", "position", "quantity", "unit", "object", "approximate", "quote"
FROM outcomes WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_funding_facts (
  load_id INTEGER NOT NULL, "fact_key" VARCHAR NOT NULL, "measure_key" VARCHAR NOT NULL, "year" INTEGER NOT NULL,
  "funding_source" VARCHAR NOT NULL CHECK ("funding_source" IN ('state', 'regional', 'local', 'enterprises', 'other', 'unspecified', 'total')),
  "label" VARCHAR NOT NULL, "plan_uah" DECIMAL(20,2), "fact_uah" DECIMAL(20,2),
  "plan_state" VARCHAR NOT NULL CHECK ("plan_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')),
  "fact_state" VARCHAR NOT NULL CHECK ("fact_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')),
  "plan_raw" VARCHAR NOT NULL, "fact_raw" VARCHAR NOT NULL, "unit" VARCHAR, "corrected" BOOLEAN NOT NULL,
  "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "fact_row" INTEGER NOT NULL,
  "fact_column" INTEGER NOT NULL
);
INSERT INTO new_funding_facts
SELECT load_id, "fact_key", "measure_key", "year", "funding_source", "label", "plan_uah", "fact_uah",
  "plan_state", "fact_state", "plan_raw", "fact_raw", "unit", "corrected", "table", "row", "column",
  "fact_row", "fact_column"
FROM funding_facts WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_reported_totals (
  load_id INTEGER NOT NULL, "total_key" VARCHAR NOT NULL, "report_key" VARCHAR NOT NULL, "measure_key" VARCHAR,
  "year" INTEGER NOT NULL,
  "funding_source" VARCHAR NOT NULL CHECK ("funding_source" IN ('state', 'regional', 'local', 'enterprises', 'other', 'unspecified', 'total')),
  "label" VARCHAR NOT NULL, "plan_uah" DECIMAL(20,2), "fact_uah" DECIMAL(20,2),
  "plan_state" VARCHAR NOT NULL CHECK ("plan_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')),
  "fact_state" VARCHAR NOT NULL CHECK ("fact_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')),
  "plan_raw" VARCHAR NOT NULL, "fact_raw" VARCHAR NOT NULL, "unit" VARCHAR, "corrected" BOOLEAN NOT NULL,
  "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "fact_row" INTEGER NOT NULL,
  "fact_column" INTEGER NOT NULL
);
INSERT INTO new_reported_totals
SELECT load_id, "total_key", "report_key", "measure_key", "year", "funding_source", "label", "plan_uah",
  "fact_uah", "plan_state", "fact_state", "plan_raw", "fact_raw", "unit", false, "table", "row",
  "column", "fact_row", "fact_column"
FROM reported_totals WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_findings (
  load_id INTEGER NOT NULL, "finding_key" VARCHAR NOT NULL, "code" VARCHAR NOT NULL,
  "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')), "report_key" VARCHAR,
  "measure_key" VARCHAR, "table" INTEGER, "row" INTEGER, "column" INTEGER, "expected" VARCHAR, "found" VARCHAR,
  "message" VARCHAR NOT NULL, "message_uk" VARCHAR NOT NULL
);
INSERT INTO new_findings
SELECT load_id, "finding_key", "code", "severity", "report_key", "measure_key", "table", "row", "column",
  "expected", "found", "message", "message_uk"
FROM findings WHERE load_id IN (SELECT load_id FROM documents);

CREATE TABLE new_runs (
  run_id INTEGER PRIMARY KEY, started_at TIMESTAMP NOT NULL, finished_at TIMESTAMP,
  outcome VARCHAR CHECK (outcome IN ('done', 'failed', 'interrupted', 'killed')), process INTEGER,
  pipelines VARCHAR NOT NULL, summary VARCHAR, error VARCHAR
);
INSERT INTO new_runs
SELECT run_id, started_at, finished_at, coalesce(outcome, 'killed'), NULL, '[]', NULL, NULL FROM runs;

CREATE TABLE new_loads (
  load_id INTEGER NOT NULL, run_id INTEGER NOT NULL,
  document_sha256 VARCHAR NOT NULL CHECK (length(document_sha256) = 64), ordinal INTEGER NOT NULL,
  reader VARCHAR NOT NULL, path VARCHAR NOT NULL, format VARCHAR NOT NULL, bytes INTEGER NOT NULL,
  copies VARCHAR NOT NULL, note VARCHAR, origin VARCHAR, pipeline VARCHAR NOT NULL, licence VARCHAR, source_url VARCHAR,
  publisher VARCHAR NOT NULL, publisher_name VARCHAR NOT NULL, publisher_name_en VARCHAR NOT NULL, edrpou VARCHAR,
  katottg VARCHAR, publisher_evidence VARCHAR, synthetic BOOLEAN NOT NULL
);
INSERT INTO new_loads
SELECT d.load_id, l.run_id, d.document_sha256, f.ordinal, l.reader, d.path, d.format, d.bytes, '[]', NULL, NULL,
  d.pipeline, d.licence, d.source_url,
  d.publisher, p.publisher_name, p.publisher_name_en, p.edrpou, p.katottg, p.publisher_evidence, d.synthetic
FROM documents d
JOIN loads l ON l.load_id = d.load_id
JOIN publishers p ON p.publisher = d.publisher
JOIN (SELECT document_sha256, min(load_id) AS ordinal FROM loads GROUP BY document_sha256) f
  ON f.document_sha256 = d.document_sha256;

CREATE TABLE withdrawn (document_sha256 VARCHAR PRIMARY KEY);
INSERT INTO withdrawn SELECT document_sha256 FROM documents WHERE withdrawn;

CREATE TABLE known_files (
  path VARCHAR NOT NULL, state VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL
);
CREATE TABLE fetched (
  pipeline VARCHAR NOT NULL, url VARCHAR NOT NULL, path VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL, etag VARCHAR,
  last_modified VARCHAR, checked_at VARCHAR NOT NULL, name VARCHAR, licence VARCHAR, PRIMARY KEY (pipeline, url)
);
CREATE TABLE publications (
  release_id VARCHAR NOT NULL, published_at TIMESTAMP NOT NULL, stamp VARCHAR NOT NULL
);
CREATE TABLE price_index (
  "year" INTEGER NOT NULL, "change_percent" DECIMAL(20,15) NOT NULL, "price_index" DECIMAL(18,10) NOT NULL,
  "base_year" INTEGER NOT NULL, "source" VARCHAR, "source_url" VARCHAR, "licence" VARCHAR
);

CREATE TABLE traced (publisher VARCHAR PRIMARY KEY, stamp VARCHAR NOT NULL);

DROP TABLE lineage;
CREATE TABLE lineage (
  "publisher" VARCHAR NOT NULL, "from_measure_key" VARCHAR NOT NULL, "to_measure_key" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('same', 'renamed', 'split', 'merged')),
  "confidence" DECIMAL(4,3) NOT NULL,
  "method" VARCHAR NOT NULL CHECK ("method" IN ('title', 'spelling', 'words', 'parts', 'reviewed')),
  "evidence" VARCHAR NOT NULL
);
DROP TABLE measure_lineages;
CREATE TABLE measure_lineages (
  "publisher" VARCHAR NOT NULL, "measure_key" VARCHAR NOT NULL, "lineage" VARCHAR NOT NULL
);
DROP TABLE lineage_findings;
CREATE TABLE lineage_findings (
  load_id INTEGER NOT NULL, "publisher" VARCHAR NOT NULL, "finding_key" VARCHAR NOT NULL, "code" VARCHAR NOT NULL,
  "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')), "report_key" VARCHAR,
  "measure_key" VARCHAR, "table" INTEGER, "row" INTEGER, "column" INTEGER, "expected" VARCHAR, "found" VARCHAR,
  "message" VARCHAR NOT NULL, "message_uk" VARCHAR NOT NULL
);

DROP TABLE funding_facts;
DROP TABLE measure_executors;
DROP TABLE outcomes;
DROP TABLE reported_totals;
DROP TABLE measures;
DROP TABLE reports;
DROP TABLE findings;
DROP TABLE vintages;
DROP TABLE documents;
DROP TABLE publishers;
DROP TABLE loads;
DROP TABLE runs;
DROP SEQUENCE run_ids;
DROP SEQUENCE load_ids;

ALTER TABLE new_runs RENAME TO runs;
ALTER TABLE new_loads RENAME TO loads;
ALTER TABLE new_reports RENAME TO reports;
ALTER TABLE new_measures RENAME TO measures;
ALTER TABLE new_measure_executors RENAME TO measure_executors;
ALTER TABLE new_outcomes RENAME TO outcomes;
ALTER TABLE new_funding_facts RENAME TO funding_facts;
ALTER TABLE new_reported_totals RENAME TO reported_totals;
ALTER TABLE new_findings RENAME TO findings;

CREATE VIEW documents AS
  SELECT l.*, w.document_sha256 IS NOT NULL AS withdrawn
  FROM loads l LEFT JOIN withdrawn w USING (document_sha256)
  QUALIFY row_number() OVER (PARTITION BY l.document_sha256 ORDER BY l.load_id DESC) = 1;

CREATE VIEW publishers AS
  SELECT publisher, publisher_name, publisher_name_en, edrpou, katottg, publisher_evidence, synthetic
  FROM loads QUALIFY row_number() OVER (PARTITION BY publisher ORDER BY load_id DESC) = 1;

CREATE VIEW vintages AS
  SELECT r.report_key, r.load_id, d.document_sha256, d.publisher, d.synthetic, d.withdrawn,
    (row_number() OVER (PARTITION BY r.report_key ORDER BY d.ordinal))::INTEGER AS vintage
  FROM reports r JOIN documents d USING (load_id);

CREATE VIEW current_reports AS
  SELECT load_id, report_key, document_sha256, vintage, publisher, synthetic
  FROM vintages WHERE NOT withdrawn
  QUALIFY row_number() OVER (PARTITION BY report_key ORDER BY vintage DESC) = 1;

CREATE VIEW current_measures AS
  SELECT m.measure_key, c.report_key, c.load_id, c.publisher, c.synthetic
  FROM measures m JOIN current_reports c USING (load_id, report_key);

CREATE VIEW all_findings AS
  SELECT * FROM findings UNION ALL SELECT * EXCLUDE (publisher) FROM lineage_findings;
