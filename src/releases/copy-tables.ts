import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isDecimal } from '../warehouse/columns.ts';
import type { Column, Table } from './table.ts';

/** How many rows a table has and how many text cells were escaped in its CSV. */
export type TableCounts = { readonly rows: number; readonly escapedCells: number };

/** The name of a column or a table between quotes: «row» and «table» are SQL's own words. */
const name = (column: { readonly name: string }): string => `"${column.name}"`;

/**
 * Copies one table of the release database to CSV, JSON and Parquet. CSV: UTF-8 without a byte order mark,
 * comma, RFC 4180 quotes, LF; a text that a spreadsheet would take for a formula (OWASP, «CSV injection») gets a
 * leading `'`, and so does one that begins with `'`, so that taking one `'` off gives the text back. JSON: money
 * as texts, lists as arrays. Rows are in the order of the primary key, so the same facts give the same bytes.
 */
export async function copyTable(
  connection: DuckDBConnection,
  table: Table,
  folder: string,
): Promise<TableCounts> {
  const order = `ORDER BY ${table.primaryKey.map((column) => `"${column}"`).join(', ')}`;
  const select = (as: (column: Column) => string) =>
    `(SELECT ${table.columns.map((column) => `${as(column)} AS ${name(column)}`).join(', ')} FROM release.${name(table)} ${order})`;
  const target = (extension: string) => literal(join(folder, `${table.name}.${extension}`));
  await connection.run(
    `COPY ${select(forCsv)} TO ${target('csv')} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"')`,
  );
  await connection.run(`COPY ${select(forJson)} TO ${target('json')} (FORMAT json, ARRAY true)`);
  await connection.run(`COPY ${select(name)} TO ${target('parquet')} (FORMAT parquet, COMPRESSION zstd)`);
  return countCells(connection, table);
}

/** A path as an SQL text. COPY and ATTACH take no bound parameters. */
export function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

const FORMULA = String.raw`'^[=+\-@\t\r'']'`;

function forCsv(column: Column): string {
  if (column.type !== 'text' && column.type !== 'json') return name(column);
  return `CASE WHEN regexp_matches(${name(column)}, ${FORMULA}) THEN '''' || ${name(column)} ELSE ${name(column)} END`;
}

function forJson(column: Column): string {
  if (isDecimal(column.type)) return `CAST(${name(column)} AS VARCHAR)`;
  return column.type === 'json' ? `CAST(${name(column)} AS JSON)` : name(column);
}

async function countCells(connection: DuckDBConnection, table: Table): Promise<TableCounts> {
  const texts = table.columns.filter((column) => column.type === 'text' || column.type === 'json');
  const escaped = texts.map((column) => `count(*) FILTER (regexp_matches(${name(column)}, ${FORMULA}))`);
  const result = await connection.runAndReadAll(
    `SELECT count(*), ${escaped.join(' + ') || '0'} FROM release.${name(table)}`,
  );
  return { rows: Number(result.value(0, 0)), escapedCells: Number(result.value(1, 0)) };
}
