import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

export type Row = Readonly<Record<string, unknown>>;

const TEXT_ROWS = z.array(z.record(z.string(), z.string()));
const ROWS = z.array(z.record(z.string(), z.unknown()));

/** The rows of a published CSV as any RFC 4180 reader sees them: texts, the escaping still on. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  return TEXT_ROWS.parse(parse(readFileSync(path), { columns: true, recordDelimiter: '\n' }));
}

export function readJson(path: string): readonly Row[] {
  return ROWS.parse(JSON.parse(readFileSync(path, 'utf8')));
}

export function readParquet(path: string): Promise<readonly Row[]> {
  return query(':memory:', `SELECT * FROM read_parquet('${path}')`);
}

/** The rows a database gives; decimals and dates as exact texts. */
export async function query(database: string, sql: string): Promise<readonly Row[]> {
  const instance = await DuckDBInstance.create(
    database,
    database === ':memory:' ? {} : { access_mode: 'READ_ONLY' },
  );
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Takes the published escaping off a text cell, as the descriptor of a release tells. */
export function takeEscapeOff(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
