import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { onTestFinished } from 'vitest';
import { openDuckdbEngine } from '../../src/analytics/duckdb-engine.ts';
import type { Engine, Value } from '../../src/analytics/engine.ts';
import type { ReleaseRows } from './made-up-town.ts';

const AMOUNTS = `label varchar not null, plan_uah decimal(20,2), fact_uah decimal(20,2), plan_state varchar not null,
  fact_state varchar not null, plan_raw varchar not null, fact_raw varchar not null, unit varchar`;
const CELL = 'document_sha256 varchar not null, "table" integer, "row" integer, "column" integer';
const CELLS = `${CELL}, fact_row integer not null, fact_column integer not null`;

const TABLES: { readonly [Name in keyof ReleaseRows]: string } = {
  reports: `report_key varchar primary key, publisher varchar, publisher_name varchar, publisher_name_en varchar,
    publisher_inferred boolean, publisher_evidence varchar, programme varchar, section_code varchar, section_title varchar,
    section_key varchar, year integer, period_text varchar, period_start date, period_end date, unit varchar,
    vintage integer, document_sha256 varchar, synthetic boolean`,
  measures: `measure_key varchar primary key, report_key varchar, publisher varchar, year integer, section_code varchar,
    number varchar, title varchar, actions varchar, term_text varchar, term_start date, term_end date,
    term_recurrence varchar, status varchar, status_evidence varchar, execution_text varchar, synthetic boolean,
    corrected boolean, ${CELL}, position integer`,
  measure_executors:
    'measure_key varchar, position integer, executor varchar, executor_key varchar, synthetic boolean',
  funding_facts: `fact_key varchar primary key, measure_key varchar, report_key varchar, publisher varchar, year integer,
    section_code varchar, funding_source varchar, ${AMOUNTS}, synthetic boolean, corrected boolean, ${CELLS}`,
  reported_totals: `total_key varchar primary key, report_key varchar, measure_key varchar, publisher varchar,
    year integer, funding_source varchar, ${AMOUNTS}, synthetic boolean, ${CELLS}`,
  outcomes: `measure_key varchar, position integer, quantity varchar, unit varchar, object varchar, approximate boolean,
    quote varchar, synthetic boolean`,
  findings: `finding_key varchar primary key, code varchar, severity varchar, publisher varchar, report_key varchar,
    measure_key varchar, path varchar, ${CELL}, expected varchar, found varchar, message varchar, message_uk varchar,
    synthetic boolean`,
  documents: `document_sha256 varchar primary key, path varchar, format varchar, bytes integer, publisher varchar,
    pipeline varchar, licence varchar, source_url varchar, synthetic boolean`,
};

/** An engine on a release file with these rows; both are gone when the test ends. */
export async function engineOn(rows: ReleaseRows): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'planfact-analytics-'));
  const file = join(folder, 'planfact.duckdb');
  await writeReleaseFile(file, rows);
  const engine = await openDuckdbEngine(file);
  onTestFinished(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });
  return engine;
}

export async function writeReleaseFile(file: string, rows: ReleaseRows): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('begin');
  for (const [table, columns] of Object.entries(TABLES))
    await connection.run(`create table ${table} (${columns})`);
  for (const [table, tableRows] of Object.entries(rows)) {
    if (tableRows.length > 0) await connection.run(insertInto(table, tableRows));
  }
  await connection.run('commit');
  connection.closeSync();
  instance.closeSync();
}

function insertInto(table: string, rows: readonly Readonly<Record<string, Value>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values ${tuples.join(', ')}`;
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
