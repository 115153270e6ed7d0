CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO schema_version VALUES (2);
CREATE SEQUENCE run_ids;
CREATE SEQUENCE load_ids;
CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  started_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  outcome VARCHAR CHECK (outcome IN ('done', 'failed')),
  documents_read INTEGER, documents_failed INTEGER
  );
CREATE TABLE publishers (
  publisher VARCHAR PRIMARY KEY,
  publisher_name VARCHAR NOT NULL, publisher_name_en VARCHAR NOT NULL,
  edrpou VARCHAR, katottg VARCHAR, publisher_evidence VARCHAR, synthetic BOOLEAN NOT NULL
  );
CREATE TABLE loads (
  load_id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs (run_id),
  document_sha256 VARCHAR NOT NULL,
  reader VARCHAR NOT NULL
  );
CREATE TABLE documents (
  document_sha256 VARCHAR PRIMARY KEY CHECK (length(document_sha256) = 64),
  load_id INTEGER NOT NULL,
  path VARCHAR NOT NULL, format VARCHAR NOT NULL, bytes INTEGER NOT NULL,
  publisher VARCHAR NOT NULL, pipeline VARCHAR NOT NULL, licence VARCHAR, source_url VARCHAR,
  synthetic BOOLEAN NOT NULL, withdrawn BOOLEAN NOT NULL DEFAULT false
  );
CREATE TABLE vintages (
  report_key VARCHAR NOT NULL, document_sha256 VARCHAR NOT NULL, vintage INTEGER NOT NULL CHECK (vintage > 0),
  PRIMARY KEY (report_key, document_sha256)
  );
CREATE TABLE reports (load_id INTEGER NOT NULL, "report_key" VARCHAR NOT NULL, "programme" VARCHAR, "section_code" VARCHAR, "section_title" VARCHAR, "section_key" VARCHAR NOT NULL, "year" INTEGER NOT NULL, "period_text" VARCHAR NOT NULL, "period_start" DATE NOT NULL, "period_end" DATE NOT NULL, "unit" VARCHAR, PRIMARY KEY ("load_id", "report_key"), FOREIGN KEY (load_id) REFERENCES loads (load_id));
CREATE TABLE measures (load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "report_key" VARCHAR NOT NULL, "number" VARCHAR NOT NULL, "title" VARCHAR NOT NULL, "budget_code" VARCHAR, "actions" VARCHAR NOT NULL, "term_text" VARCHAR, "term_start" DATE, "term_end" DATE, "term_recurrence" VARCHAR CHECK ("term_recurrence" IN ('continuous', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly')), "status" VARCHAR NOT NULL CHECK ("status" IN ('done', 'in_progress', 'postponed', 'not_done', 'unknown')), "status_evidence" VARCHAR, "execution_text" VARCHAR, "corrected" BOOLEAN NOT NULL, "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "position" INTEGER NOT NULL, PRIMARY KEY ("load_id", "measure_key"), FOREIGN KEY (load_id, "report_key") REFERENCES reports (load_id, "report_key"));
CREATE TABLE measure_executors (load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "executor" VARCHAR NOT NULL, "executor_key" VARCHAR NOT NULL, PRIMARY KEY ("load_id", "measure_key", "position"), FOREIGN KEY (load_id, "measure_key") REFERENCES measures (load_id, "measure_key"));
CREATE TABLE outcomes (load_id INTEGER NOT NULL, "measure_key" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "quantity" VARCHAR NOT NULL, "unit" VARCHAR, "object" VARCHAR, "approximate" BOOLEAN NOT NULL, "quote" VARCHAR NOT NULL, PRIMARY KEY ("load_id", "measure_key", "position"), FOREIGN KEY (load_id, "measure_key") REFERENCES measures (load_id, "measure_key"));
CREATE TABLE funding_facts (load_id INTEGER NOT NULL, "fact_key" VARCHAR NOT NULL, "measure_key" VARCHAR NOT NULL, "year" INTEGER NOT NULL, "funding_source" VARCHAR NOT NULL CHECK ("funding_source" IN ('state', 'regional', 'local', 'enterprises', 'other', 'unspecified', 'total')), "label" VARCHAR NOT NULL, "plan_uah" DECIMAL(20,2), "fact_uah" DECIMAL(20,2), "plan_state" VARCHAR NOT NULL CHECK ("plan_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')), "fact_state" VARCHAR NOT NULL CHECK ("fact_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')), "plan_raw" VARCHAR NOT NULL, "fact_raw" VARCHAR NOT NULL, "unit" VARCHAR, "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "fact_row" INTEGER NOT NULL, "fact_column" INTEGER NOT NULL, "corrected" BOOLEAN NOT NULL, PRIMARY KEY ("load_id", "fact_key"), FOREIGN KEY (load_id, "measure_key") REFERENCES measures (load_id, "measure_key"));
CREATE TABLE reported_totals (load_id INTEGER NOT NULL, "total_key" VARCHAR NOT NULL, "report_key" VARCHAR NOT NULL, "measure_key" VARCHAR, "year" INTEGER NOT NULL, "funding_source" VARCHAR NOT NULL CHECK ("funding_source" IN ('state', 'regional', 'local', 'enterprises', 'other', 'unspecified', 'total')), "label" VARCHAR NOT NULL, "plan_uah" DECIMAL(20,2), "fact_uah" DECIMAL(20,2), "plan_state" VARCHAR NOT NULL CHECK ("plan_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')), "fact_state" VARCHAR NOT NULL CHECK ("fact_state" IN ('amount', 'none', 'blank', 'not_applicable', 'text')), "plan_raw" VARCHAR NOT NULL, "fact_raw" VARCHAR NOT NULL, "unit" VARCHAR, "table" INTEGER NOT NULL, "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, "fact_row" INTEGER NOT NULL, "fact_column" INTEGER NOT NULL, PRIMARY KEY ("load_id", "total_key"), FOREIGN KEY (load_id, "report_key") REFERENCES reports (load_id, "report_key"));
CREATE TABLE findings (load_id INTEGER NOT NULL, "finding_key" VARCHAR NOT NULL, "code" VARCHAR NOT NULL, "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')), "report_key" VARCHAR, "measure_key" VARCHAR, "table" INTEGER, "row" INTEGER, "column" INTEGER, "expected" VARCHAR, "found" VARCHAR, "message" VARCHAR NOT NULL, "message_uk" VARCHAR NOT NULL, PRIMARY KEY ("load_id", "finding_key"), FOREIGN KEY (load_id) REFERENCES loads (load_id));
CREATE TABLE lineage ("from_measure_key" VARCHAR NOT NULL, "to_measure_key" VARCHAR NOT NULL, "kind" VARCHAR NOT NULL CHECK ("kind" IN ('same', 'renamed', 'split', 'merged')), "confidence" DECIMAL(4,3) NOT NULL, "method" VARCHAR NOT NULL CHECK ("method" IN ('title', 'spelling', 'words', 'parts', 'reviewed')), "evidence" VARCHAR NOT NULL);
CREATE TABLE measure_lineages ("measure_key" VARCHAR NOT NULL, "lineage" VARCHAR NOT NULL);
CREATE TABLE lineage_findings (
  load_id INTEGER NOT NULL, "finding_key" VARCHAR NOT NULL, "code" VARCHAR NOT NULL, "severity" VARCHAR NOT NULL CHECK ("severity" IN ('info', 'warning', 'error')), "report_key" VARCHAR, "measure_key" VARCHAR, "table" INTEGER, "row" INTEGER, "column" INTEGER, "expected" VARCHAR, "found" VARCHAR, "message" VARCHAR NOT NULL, "message_uk" VARCHAR NOT NULL
  );
CREATE VIEW current_reports AS
  SELECT r.load_id, r.report_key, d.document_sha256, v.vintage, d.publisher, d.synthetic
  FROM reports r
  JOIN documents d ON d.load_id = r.load_id AND NOT d.withdrawn
  JOIN vintages v ON v.report_key = r.report_key AND v.document_sha256 = d.document_sha256
  QUALIFY row_number() OVER (PARTITION BY r.report_key ORDER BY v.vintage DESC) = 1;
CREATE VIEW current_measures AS
  SELECT m.measure_key, c.report_key, c.load_id, c.publisher, c.synthetic
  FROM measures m JOIN current_reports c USING (load_id, report_key);
CREATE VIEW all_findings AS
  SELECT * FROM findings UNION ALL SELECT * FROM lineage_findings;

INSERT INTO runs VALUES
  (1, '2026-11-24 10:00:00', '2026-11-24 10:01:00', 'done', 5, 0),
  (2, '2026-11-24 11:00:00', NULL, NULL, NULL, NULL);

INSERT INTO publishers VALUES
  ('made-up-town', 'Вигадана міська рада', 'Made-up Town Council', '00000000', NULL, 'nothing real stands behind it', true);

INSERT INTO loads VALUES
  (1, 1, '3e803e15c3719a87a037348fa16a7e903f7468613ec7af9f335fb1af509f3a96', 'reader 1'),
  (2, 1, 'ae1e6cca813b5b0b5e3675b69a39fc5fde907aea1c7dd5d30d639d0f2de965ac', 'reader 1'),
  (3, 1, '3def73f15b56a47bba6777da129db988df316fa2e8b10fb5a005442349585c43', 'reader 1'),
  (4, 1, 'a84cfef407042f5915ddb62a4332ff4fc838c61085031d6961f68a21b3ffdf32', 'reader 1'),
  (5, 1, 'dde662fc4850b5238f15c509ae8477ec18572deebe8e89b74e9b828f0f19f197', 'reader 1'),
  (6, 1, '3e803e15c3719a87a037348fa16a7e903f7468613ec7af9f335fb1af509f3a96', 'reader 2');

INSERT INTO documents VALUES
  ('3def73f15b56a47bba6777da129db988df316fa2e8b10fb5a005442349585c43', 3, 'made-up-town/2020/1.1.txt', 'text', 9, 'made-up-town', 'made-up-town', 'CC-BY-4.0', NULL, true, false),
  ('3e803e15c3719a87a037348fa16a7e903f7468613ec7af9f335fb1af509f3a96', 6, 'made-up-town/2020/1.1.txt', 'text', 8, 'made-up-town', 'made-up-town', 'CC-BY-4.0', NULL, true, false),
  ('a84cfef407042f5915ddb62a4332ff4fc838c61085031d6961f68a21b3ffdf32', 4, 'made-up-town/2020/broken.txt', 'text', 12, 'made-up-town', 'made-up-town', 'CC-BY-4.0', NULL, true, false),
  ('ae1e6cca813b5b0b5e3675b69a39fc5fde907aea1c7dd5d30d639d0f2de965ac', 2, 'made-up-town/2020/2.1.txt', 'text', 8, 'made-up-town', 'made-up-town', 'CC-BY-4.0', NULL, true, false),
  ('dde662fc4850b5238f15c509ae8477ec18572deebe8e89b74e9b828f0f19f197', 5, 'made-up-town/2020/9.9.txt', 'text', 8, 'made-up-town', 'made-up-town', 'CC-BY-4.0', NULL, true, true);

INSERT INTO vintages VALUES
  ('made-up-town/2020/1.1', '3def73f15b56a47bba6777da129db988df316fa2e8b10fb5a005442349585c43', 2),
  ('made-up-town/2020/1.1', '3e803e15c3719a87a037348fa16a7e903f7468613ec7af9f335fb1af509f3a96', 1),
  ('made-up-town/2020/2.1', 'ae1e6cca813b5b0b5e3675b69a39fc5fde907aea1c7dd5d30d639d0f2de965ac', 1),
  ('made-up-town/2020/9.9', 'dde662fc4850b5238f15c509ae8477ec18572deebe8e89b74e9b828f0f19f197', 1);

INSERT INTO reports VALUES
  (1, 'made-up-town/2020/1.1', NULL, '1.1', 'Дороги', 'made-up-town/1.1', 2020, 'за 2020 рік', '2020-01-01', '2020-12-31', 'тис. грн.'),
  (2, 'made-up-town/2020/2.1', NULL, '2.1', 'Дороги', 'made-up-town/2.1', 2020, 'за 2020 рік', '2020-01-01', '2020-12-31', 'тис. грн.'),
  (3, 'made-up-town/2020/1.1', NULL, '1.1', 'Дороги', 'made-up-town/1.1', 2020, 'за 2020 рік', '2020-01-01', '2020-12-31', 'тис. грн.'),
  (5, 'made-up-town/2020/9.9', NULL, '9.9', 'Дороги', 'made-up-town/9.9', 2020, 'за 2020 рік', '2020-01-01', '2020-12-31', 'тис. грн.'),
  (6, 'made-up-town/2020/1.1', NULL, '1.1', 'Дороги', 'made-up-town/1.1', 2020, 'за 2020 рік', '2020-01-01', '2020-12-31', 'тис. грн.');

INSERT INTO measures VALUES
  (1, 'made-up-town/2020/1.1/1', 'made-up-town/2020/1.1', '1', 'Ремонт доріг «Центр», "Південь"', NULL, '["- перший рядок","=SUM(A1)","''у лапках"]', 'І квартал', '2020-01-01', '2020-03-31', NULL, 'in_progress', 'Тривають', E'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи', false, 0, 4, 1, 0),
  (1, 'made-up-town/2020/1.1/2', 'made-up-town/2020/1.1', '2', '+ постійно, «щомісяця»', NULL, '[]', 'щомісяця', NULL, NULL, 'monthly', 'unknown', NULL, NULL, false, 0, 7, 1, 1),
  (2, 'made-up-town/2020/2.1/1', 'made-up-town/2020/2.1', '1', 'Ремонт доріг «Центр», "Південь"', NULL, '["- перший рядок","=SUM(A1)","''у лапках"]', 'І квартал', '2020-01-01', '2020-03-31', NULL, 'in_progress', 'Тривають', E'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи', false, 0, 4, 1, 0),
  (2, 'made-up-town/2020/2.1/2', 'made-up-town/2020/2.1', '2', '+ постійно, «щомісяця»', NULL, '[]', 'щомісяця', NULL, NULL, 'monthly', 'unknown', NULL, NULL, false, 0, 7, 1, 1),
  (3, 'made-up-town/2020/1.1/1', 'made-up-town/2020/1.1', '1', 'Ремонт доріг «Центр», "Південь"', NULL, '["- перший рядок","=SUM(A1)","''у лапках"]', 'І квартал', '2020-01-01', '2020-03-31', NULL, 'in_progress', 'Тривають', E'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи', false, 0, 4, 1, 0),
  (3, 'made-up-town/2020/1.1/2', 'made-up-town/2020/1.1', '2', '+ постійно, «щомісяця»', NULL, '[]', 'щомісяця', NULL, NULL, 'monthly', 'unknown', NULL, NULL, false, 0, 7, 1, 1),
  (5, 'made-up-town/2020/9.9/1', 'made-up-town/2020/9.9', '1', 'Ремонт доріг «Центр», "Південь"', NULL, '["- перший рядок","=SUM(A1)","''у лапках"]', 'І квартал', '2020-01-01', '2020-03-31', NULL, 'in_progress', 'Тривають', E'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи', false, 0, 4, 1, 0),
  (5, 'made-up-town/2020/9.9/2', 'made-up-town/2020/9.9', '2', '+ постійно, «щомісяця»', NULL, '[]', 'щомісяця', NULL, NULL, 'monthly', 'unknown', NULL, NULL, false, 0, 7, 1, 1),
  (6, 'made-up-town/2020/1.1/1', 'made-up-town/2020/1.1', '1', 'Ремонт доріг «Центр», "Південь"', NULL, '["- перший рядок","=SUM(A1)","''у лапках"]', 'І квартал', '2020-01-01', '2020-03-31', NULL, 'in_progress', 'Тривають', E'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи', false, 0, 4, 1, 0),
  (6, 'made-up-town/2020/1.1/2', 'made-up-town/2020/1.1', '2', '+ постійно, «щомісяця»', NULL, '[]', 'щомісяця', NULL, NULL, 'monthly', 'unknown', NULL, NULL, false, 0, 7, 1, 1);

INSERT INTO measure_executors VALUES
  (1, 'made-up-town/2020/1.1/1', 0, 'КП “Шлях”', 'комунальне підприємство шлях'),
  (1, 'made-up-town/2020/1.1/1', 1, E'Відділ\nбудівництва', 'відділ будівництва'),
  (2, 'made-up-town/2020/2.1/1', 0, 'КП “Шлях”', 'комунальне підприємство шлях'),
  (2, 'made-up-town/2020/2.1/1', 1, E'Відділ\nбудівництва', 'відділ будівництва'),
  (3, 'made-up-town/2020/1.1/1', 0, 'КП “Шлях”', 'комунальне підприємство шлях'),
  (3, 'made-up-town/2020/1.1/1', 1, E'Відділ\nбудівництва', 'відділ будівництва'),
  (5, 'made-up-town/2020/9.9/1', 0, 'КП “Шлях”', 'комунальне підприємство шлях'),
  (5, 'made-up-town/2020/9.9/1', 1, E'Відділ\nбудівництва', 'відділ будівництва'),
  (6, 'made-up-town/2020/1.1/1', 0, 'КП “Шлях”', 'комунальне підприємство шлях'),
  (6, 'made-up-town/2020/1.1/1', 1, E'Відділ\nбудівництва', 'відділ будівництва');

INSERT INTO outcomes VALUES
  (1, 'made-up-town/2020/1.1/1', 0, '12000', 'оголошень', NULL, true, 'понад 12 тисяч оголошень'),
  (2, 'made-up-town/2020/2.1/1', 0, '12000', 'оголошень', NULL, true, 'понад 12 тисяч оголошень'),
  (3, 'made-up-town/2020/1.1/1', 0, '12000', 'оголошень', NULL, true, 'понад 12 тисяч оголошень'),
  (5, 'made-up-town/2020/9.9/1', 0, '12000', 'оголошень', NULL, true, 'понад 12 тисяч оголошень'),
  (6, 'made-up-town/2020/1.1/1', 0, '12000', 'оголошень', NULL, true, 'понад 12 тисяч оголошень');

INSERT INTO funding_facts VALUES
  (1, 'made-up-town/2020/1.1/1/local/2020', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '50000.00', '49999.99', 'amount', 'amount', '50', '49,99999', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (1, 'made-up-town/2020/1.1/1/local/2020~2', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '0.01', NULL, 'amount', 'none', '0,00001', '-', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (1, 'made-up-town/2020/1.1/1/other/2020', 'made-up-town/2020/1.1/1', 2020, 'other', '', '123456789012345678.99', '0.00', 'amount', 'amount', '1', '0', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (1, 'made-up-town/2020/1.1/1/state/2020', 'made-up-town/2020/1.1/1', 2020, 'state', '', '-47700.00', NULL, 'amount', 'blank', '-47,7', '', 'тис. грн.', 0, 4, 5, 5, 6, false),
  (1, 'made-up-town/2020/1.1/2/enterprises/2020', 'made-up-town/2020/1.1/2', 2020, 'enterprises', '', NULL, NULL, 'text', 'not_applicable', 'в межах кошторису', 'х', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (2, 'made-up-town/2020/2.1/1/local/2020', 'made-up-town/2020/2.1/1', 2020, 'local', '@ бюджету міста', '50000.00', '49999.99', 'amount', 'amount', '50', '49,99999', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (2, 'made-up-town/2020/2.1/1/local/2020~2', 'made-up-town/2020/2.1/1', 2020, 'local', '@ бюджету міста', '0.01', NULL, 'amount', 'none', '0,00001', '-', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (2, 'made-up-town/2020/2.1/1/other/2020', 'made-up-town/2020/2.1/1', 2020, 'other', '', '123456789012345678.99', '0.00', 'amount', 'amount', '1', '0', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (2, 'made-up-town/2020/2.1/1/state/2020', 'made-up-town/2020/2.1/1', 2020, 'state', '', '-47700.00', NULL, 'amount', 'blank', '-47,7', '', 'тис. грн.', 0, 4, 5, 5, 6, false),
  (2, 'made-up-town/2020/2.1/2/enterprises/2020', 'made-up-town/2020/2.1/2', 2020, 'enterprises', '', NULL, NULL, 'text', 'not_applicable', 'в межах кошторису', 'х', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (3, 'made-up-town/2020/1.1/1/local/2020', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '50000.00', '49999.99', 'amount', 'amount', '50', '49,99999', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (3, 'made-up-town/2020/1.1/1/local/2020~2', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '0.01', NULL, 'amount', 'none', '0,00001', '-', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (3, 'made-up-town/2020/1.1/1/other/2020', 'made-up-town/2020/1.1/1', 2020, 'other', '', '123456789012345678.99', '0.00', 'amount', 'amount', '1', '0', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (3, 'made-up-town/2020/1.1/1/state/2020', 'made-up-town/2020/1.1/1', 2020, 'state', '', '-47700.00', NULL, 'amount', 'blank', '-47,7', '', 'тис. грн.', 0, 4, 5, 5, 6, false),
  (3, 'made-up-town/2020/1.1/2/enterprises/2020', 'made-up-town/2020/1.1/2', 2020, 'enterprises', '', NULL, NULL, 'text', 'not_applicable', 'в межах кошторису', 'х', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (5, 'made-up-town/2020/9.9/1/local/2020', 'made-up-town/2020/9.9/1', 2020, 'local', '@ бюджету міста', '50000.00', '49999.99', 'amount', 'amount', '50', '49,99999', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (5, 'made-up-town/2020/9.9/1/local/2020~2', 'made-up-town/2020/9.9/1', 2020, 'local', '@ бюджету міста', '0.01', NULL, 'amount', 'none', '0,00001', '-', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (5, 'made-up-town/2020/9.9/1/other/2020', 'made-up-town/2020/9.9/1', 2020, 'other', '', '123456789012345678.99', '0.00', 'amount', 'amount', '1', '0', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (5, 'made-up-town/2020/9.9/1/state/2020', 'made-up-town/2020/9.9/1', 2020, 'state', '', '-47700.00', NULL, 'amount', 'blank', '-47,7', '', 'тис. грн.', 0, 4, 5, 5, 6, false),
  (5, 'made-up-town/2020/9.9/2/enterprises/2020', 'made-up-town/2020/9.9/2', 2020, 'enterprises', '', NULL, NULL, 'text', 'not_applicable', 'в межах кошторису', 'х', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (6, 'made-up-town/2020/1.1/1/local/2020', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '50000.00', '49999.99', 'amount', 'amount', '50', '49,99999', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (6, 'made-up-town/2020/1.1/1/local/2020~2', 'made-up-town/2020/1.1/1', 2020, 'local', '@ бюджету міста', '0.01', NULL, 'amount', 'none', '0,00001', '-', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (6, 'made-up-town/2020/1.1/1/other/2020', 'made-up-town/2020/1.1/1', 2020, 'other', '', '123456789012345678.99', '0.00', 'amount', 'amount', '1', '0', 'тис. грн.', 0, 4, 5, 4, 5, false),
  (6, 'made-up-town/2020/1.1/1/state/2020', 'made-up-town/2020/1.1/1', 2020, 'state', '', '-47700.00', NULL, 'amount', 'blank', '-47,7', '', 'тис. грн.', 0, 4, 5, 5, 6, false),
  (6, 'made-up-town/2020/1.1/2/enterprises/2020', 'made-up-town/2020/1.1/2', 2020, 'enterprises', '', NULL, NULL, 'text', 'not_applicable', 'в межах кошторису', 'х', 'тис. грн.', 0, 4, 5, 4, 5, false);

INSERT INTO reported_totals VALUES
  (1, 'made-up-town/2020/1.1#0.4.4', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2020, 'total', 'Усього', '2300.01', '49999.99', 'amount', 'amount', '2,30001', '49,99999', 'тис. грн.', 0, 4, 4, 4, 4),
  (1, 'made-up-town/2020/1.1#0.4.7', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2021, 'total', 'Усього', '10.00', NULL, 'amount', 'blank', '0,01', '', 'тис. грн.', 0, 4, 7, 4, 7),
  (1, 'made-up-town/2020/1.1#0.9.4', 'made-up-town/2020/1.1', NULL, 2020, 'total', 'Разом', '2300.01', NULL, 'amount', 'none', '2,30001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (1, 'made-up-town/2020/1.1#0.9.4~2', 'made-up-town/2020/1.1', NULL, 2020, 'local', 'Разом', '50000.01', NULL, 'amount', 'none', '50,00001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (2, 'made-up-town/2020/2.1#0.4.4', 'made-up-town/2020/2.1', 'made-up-town/2020/2.1/1', 2020, 'total', 'Усього', '2300.01', '49999.99', 'amount', 'amount', '2,30001', '49,99999', 'тис. грн.', 0, 4, 4, 4, 4),
  (2, 'made-up-town/2020/2.1#0.4.7', 'made-up-town/2020/2.1', 'made-up-town/2020/2.1/1', 2021, 'total', 'Усього', '10.00', NULL, 'amount', 'blank', '0,01', '', 'тис. грн.', 0, 4, 7, 4, 7),
  (2, 'made-up-town/2020/2.1#0.9.4', 'made-up-town/2020/2.1', NULL, 2020, 'total', 'Разом', '2300.01', NULL, 'amount', 'none', '2,30001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (2, 'made-up-town/2020/2.1#0.9.4~2', 'made-up-town/2020/2.1', NULL, 2020, 'local', 'Разом', '50000.01', NULL, 'amount', 'none', '50,00001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (3, 'made-up-town/2020/1.1#0.4.4', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2020, 'total', 'Усього', '2300.01', '49999.99', 'amount', 'amount', '2,30001', '49,99999', 'тис. грн.', 0, 4, 4, 4, 4),
  (3, 'made-up-town/2020/1.1#0.4.7', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2021, 'total', 'Усього', '10.00', NULL, 'amount', 'blank', '0,01', '', 'тис. грн.', 0, 4, 7, 4, 7),
  (3, 'made-up-town/2020/1.1#0.9.4', 'made-up-town/2020/1.1', NULL, 2020, 'total', 'Разом', '2300.01', NULL, 'amount', 'none', '2,30001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (3, 'made-up-town/2020/1.1#0.9.4~2', 'made-up-town/2020/1.1', NULL, 2020, 'local', 'Разом', '50000.01', NULL, 'amount', 'none', '50,00001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (5, 'made-up-town/2020/9.9#0.4.4', 'made-up-town/2020/9.9', 'made-up-town/2020/9.9/1', 2020, 'total', 'Усього', '2300.01', '49999.99', 'amount', 'amount', '2,30001', '49,99999', 'тис. грн.', 0, 4, 4, 4, 4),
  (5, 'made-up-town/2020/9.9#0.4.7', 'made-up-town/2020/9.9', 'made-up-town/2020/9.9/1', 2021, 'total', 'Усього', '10.00', NULL, 'amount', 'blank', '0,01', '', 'тис. грн.', 0, 4, 7, 4, 7),
  (5, 'made-up-town/2020/9.9#0.9.4', 'made-up-town/2020/9.9', NULL, 2020, 'total', 'Разом', '2300.01', NULL, 'amount', 'none', '2,30001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (5, 'made-up-town/2020/9.9#0.9.4~2', 'made-up-town/2020/9.9', NULL, 2020, 'local', 'Разом', '50000.01', NULL, 'amount', 'none', '50,00001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (6, 'made-up-town/2020/1.1#0.4.4', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2020, 'total', 'Усього', '2300.01', '49999.99', 'amount', 'amount', '2,30001', '49,99999', 'тис. грн.', 0, 4, 4, 4, 4),
  (6, 'made-up-town/2020/1.1#0.4.7', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 2021, 'total', 'Усього', '10.00', NULL, 'amount', 'blank', '0,01', '', 'тис. грн.', 0, 4, 7, 4, 7),
  (6, 'made-up-town/2020/1.1#0.9.4', 'made-up-town/2020/1.1', NULL, 2020, 'total', 'Разом', '2300.01', NULL, 'amount', 'none', '2,30001', '-', 'тис. грн.', 0, 9, 4, 9, 4),
  (6, 'made-up-town/2020/1.1#0.9.4~2', 'made-up-town/2020/1.1', NULL, 2020, 'local', 'Разом', '50000.01', NULL, 'amount', 'none', '50,00001', '-', 'тис. грн.', 0, 9, 4, 9, 4);

INSERT INTO findings VALUES
  (1, '3e803e15c371-0001', 'sources_total_mismatch', 'warning', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 0, 4, 4, '2300.01', '2299.99', 'Measure 1: the sources add up to 2299.99 (plan), its total is printed as 2300.01.', 'Захід 1: сума за джерелами 2299.99 (план), а загальна надрукована як 2300.01.'),
  (2, 'ae1e6cca813b-0001', 'sources_total_mismatch', 'warning', 'made-up-town/2020/2.1', 'made-up-town/2020/2.1/1', 0, 4, 4, '2300.01', '2299.99', 'Measure 1: the sources add up to 2299.99 (plan), its total is printed as 2300.01.', 'Захід 1: сума за джерелами 2299.99 (план), а загальна надрукована як 2300.01.'),
  (3, '3def73f15b56-0001', 'sources_total_mismatch', 'warning', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 0, 4, 4, '2300.01', '2299.99', 'Measure 1: the sources add up to 2299.99 (plan), its total is printed as 2300.01.', 'Захід 1: сума за джерелами 2299.99 (план), а загальна надрукована як 2300.01.'),
  (4, 'a84cfef40704-0001', 'document_without_table', 'error', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Expected a table of measures, but the file holds none: only 3 paragraphs of text. Export the report with its table.', 'Очікувалася таблиця заходів, але у файлі її немає: лише 3 абзаців тексту. Збережіть звіт разом із таблицею.'),
  (5, 'dde662fc4850-0001', 'sources_total_mismatch', 'warning', 'made-up-town/2020/9.9', 'made-up-town/2020/9.9/1', 0, 4, 4, '2300.01', '2299.99', 'Measure 1: the sources add up to 2299.99 (plan), its total is printed as 2300.01.', 'Захід 1: сума за джерелами 2299.99 (план), а загальна надрукована як 2300.01.'),
  (6, '3e803e15c371-0001', 'sources_total_mismatch', 'warning', 'made-up-town/2020/1.1', 'made-up-town/2020/1.1/1', 0, 4, 4, '2300.01', '2299.99', 'Measure 1: the sources add up to 2299.99 (plan), its total is printed as 2300.01.', 'Захід 1: сума за джерелами 2299.99 (план), а загальна надрукована як 2300.01.');
