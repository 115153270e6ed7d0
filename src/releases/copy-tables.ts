import type { DuckDBConnection } from '@duckdb/node-api';
import { jsonRow } from './json-row.ts';
import type { Column, Table } from './table.ts';

/** How many rows a table has and how many text cells were escaped in its CSV. */
export type TableCounts = { readonly rows: number; readonly escapedCells: number };

/** The forms a table is published in, beside the database; those that take longest first. */
export const FORMATS = ['json', 'csv', 'parquet'] as const;

export type Format = (typeof FORMATS)[number];

/** TAB, CR and `'+-=@` */
const FORMULA_STARTS = [9, 13, 39, 43, 45, 61, 64];

/** An empty QUOTE has DuckDB's writer put each row down as it is. */
const JSON_LINES = String.raw`HEADER false, QUOTE '', ESCAPE '', PREFIX E'[\n\t', SUFFIX E'\n]\n', NEW_LINE E',\n\t'`;

/** A dictionary of more texts than these, in a group of some 120 000 rows, takes time and makes the file larger. */
const PARQUET = 'COMPRESSION zstd, DICTIONARY_SIZE_LIMIT 1000';

/**
 * Copies one table of a release's database to a file of one format. CSV: UTF-8 without a byte order mark,
 * comma, RFC 4180 quotes, LF; a text that a spreadsheet would take for a formula (OWASP, «CSV injection») gets a
 * leading `'`, and so does one that begins with `'`, so that taking one `'` off gives the text back. JSON: money
 * as texts, lists as arrays. Rows stay in the order they are stored in, so the same facts give the same bytes.
 */
export async function copyTable(
  connection: DuckDBConnection,
  table: Table,
  format: Format,
  path: string,
): Promise<void> {
  const { select, options } = WRITERS[format];
  await connection.run(
    `COPY (SELECT ${select(table.columns)} FROM ${quoted(table)}) TO ${literal(path)} (${options})`,
  );
}

/** Counts the rows of a table and the text cells that its CSV has to escape. */
export async function countCells(connection: DuckDBConnection, table: Table): Promise<TableCounts> {
  const escaped = table.columns.filter(isText).map((column) => `count(*) FILTER (${isFormula(column)})`);
  const result = await connection.runAndReadAll(
    `SELECT count(*), ${escaped.join(' + ') || '0'} FROM ${quoted(table)}`,
  );
  return { rows: Number(result.value(0, 0)), escapedCells: Number(result.value(1, 0)) };
}

/** Where a table's file of one format lies. */
export function tableFile(table: Table, format: Format): string {
  return `${table.name}.${format}`;
}

/** A path as an SQL text. COPY and ATTACH take no bound parameters. */
export function literal(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}

type Writer = { readonly select: (columns: readonly Column[]) => string; readonly options: string };

const WRITERS: Readonly<Record<Format, Writer>> = {
  json: { select: jsonRow, options: `FORMAT csv, ${JSON_LINES}` },
  csv: {
    select: (columns) => columns.map(forCsv).join(', '),
    options: `FORMAT csv, HEADER, DELIMITER ',', QUOTE '"'`,
  },
  parquet: {
    select: (columns) => columns.map(quoted).join(', '),
    options: `FORMAT parquet, ${PARQUET}`,
  },
};

function forCsv(column: Column): string {
  const name = quoted(column);
  return isText(column)
    ? `CASE WHEN ${isFormula(column)} THEN '''' || ${name} ELSE ${name} END AS ${name}`
    : name;
}

function isText({ type }: Column): boolean {
  return type === 'text' || type === 'json';
}

/** Never `IN`: DuckDB makes a join of a long list, and a join does not keep the order of the rows. */
function isFormula(column: Column): string {
  return `list_contains([${FORMULA_STARTS.join(', ')}], ascii(${quoted(column)}))`;
}

/** The name of a column or a table between quotes: «row» and «table» are SQL's own words. */
function quoted({ name }: { readonly name: string }): string {
  return `"${name}"`;
}
