-- Lineage: what is known of measures through the years. Early warehouses of version 1 had no budget codes.
ALTER TABLE measures ADD COLUMN IF NOT EXISTS budget_code VARCHAR;

CREATE TABLE lineage (
  "from_measure_key" VARCHAR NOT NULL, "to_measure_key" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL CHECK ("kind" IN ('same', 'renamed', 'split', 'merged')),
  "confidence" DECIMAL(4,3) NOT NULL,
  "method" VARCHAR NOT NULL CHECK ("method" IN ('title', 'spelling', 'words', 'parts', 'reviewed')),
  "evidence" VARCHAR NOT NULL
);

CREATE TABLE measure_lineages ("measure_key" VARCHAR NOT NULL, "lineage" VARCHAR NOT NULL);

CREATE TABLE lineage_findings (
  load_id INTEGER NOT NULL,
  "finding_key" VARCHAR NOT NULL, "code" VARCHAR NOT NULL,
  "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')),
  "report_key" VARCHAR, "measure_key" VARCHAR, "table" INTEGER, "row" INTEGER, "column" INTEGER,
  "expected" VARCHAR, "found" VARCHAR, "message" VARCHAR NOT NULL, "message_uk" VARCHAR NOT NULL
);

CREATE VIEW current_measures AS
  SELECT m.measure_key, c.report_key, c.load_id, c.publisher, c.synthetic
  FROM measures m JOIN current_reports c USING (load_id, report_key);

CREATE VIEW all_findings AS SELECT * FROM findings UNION ALL SELECT * FROM lineage_findings;
