import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openDuckdbEngine } from '../../src/analytics/duckdb-engine.ts';
import type { Engine, Value } from '../../src/analytics/engine.ts';
import type { Table } from '../../src/releases/table.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { SQL_TYPES } from '../../src/warehouse/columns.ts';
import type { ReleaseRows } from './made-up-town.ts';

/** An engine on a release file with these rows; both are gone when the test ends. */
export async function engineOn(rows: ReleaseRows): Promise<Engine> {
  const { engine, remove } = await openEngineOn(rows);
  onTestFinished(remove);
  return engine;
}

/** One engine for all tests of a file: they only read. */
export function sharedEngineOn(rows: ReleaseRows): () => Engine {
  const opened: OpenEngine[] = [];
  beforeAll(async () => {
    opened.push(await openEngineOn(rows));
  });
  afterAll(() => opened[0]?.remove());
  return () => {
    const [{ engine } = {}] = opened;
    if (engine === undefined) throw new Error('the engine was not opened');
    return engine;
  };
}

type OpenEngine = { readonly engine: Engine; readonly remove: () => Promise<void> };

async function openEngineOn(rows: ReleaseRows): Promise<OpenEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'planfact-analytics-'));
  const file = join(folder, 'planfact.duckdb');
  await writeReleaseFile(file, rows);
  const engine = await openDuckdbEngine(file);
  const remove = async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  };
  return { engine, remove };
}

export async function writeReleaseFile(file: string, rows: ReleaseRows): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('begin');
  for (const table of RELEASE_TABLES) await connection.run(createTable(table));
  for (const [table, tableRows] of Object.entries(rows)) {
    if (tableRows.length > 0) await connection.run(insertInto(table, tableRows));
  }
  await connection.run('commit');
  connection.closeSync();
  instance.closeSync();
}

function createTable({ name, columns }: Table): string {
  const definitions = columns.map(
    (column) => `"${column.name}" ${SQL_TYPES[column.type]}${column.required ? ' not null' : ''}`,
  );
  return `create table "${name}" (${definitions.join(', ')})`;
}

function insertInto(table: string, rows: readonly Readonly<Record<string, Value>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const tuples = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`);
  return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')}) values ${tuples.join(', ')}`;
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
