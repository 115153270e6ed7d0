import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';
import { PlanfactError } from '../errors.ts';
import { literal, type TableCounts } from './copy-tables.ts';
import type { ForeignKey, Table } from './table.ts';

/**
 * Reads back what was built, as its readers will: rows are sorted by their key and each key has one, every foreign
 * key is found, and the database and the Parquet files have the rows and the sums of money that went into them.
 * Throws a PlanfactError `release_invalid` that names the table and the key.
 */
export async function verifyRelease(
  building: string,
  tables: readonly Table[],
  counts: ReadonlyMap<string, TableCounts>,
): Promise<void> {
  const instance = await DuckDBInstance.create(join(building, 'planfact.duckdb'), {
    access_mode: 'READ_ONLY',
  });
  const connection = await instance.connect();
  try {
    for (const table of tables) {
      await checkKeys(connection, table);
      for (const foreignKey of table.foreignKeys) await checkReferences(connection, table, foreignKey);
      await checkSums(connection, table, { building, rows: counts.get(table.name)?.rows ?? 0 });
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Each row has to come after the one before it, so that all are sorted by their key and no two share one. */
async function checkKeys(connection: DuckDBConnection, table: Table): Promise<void> {
  const key = table.primaryKey.map((column) => `"${column}"`);
  const before = key.map((_, index) => `before_${index}`);
  const lags = key.map((column, index) => `lag(${column}) OVER () AS ${before[index]}`);
  const notAfter = key.reduceRight(
    (rest, column, index) => `(${before[index]} > ${column} OR (${before[index]} = ${column} AND ${rest}))`,
    'true',
  );
  const [found] = await ask(
    connection,
    `SELECT ${[...key, ...before].join(', ')} FROM (SELECT ${[...key, ...lags].join(', ')} FROM "${table.name}")
     WHERE ${notAfter} LIMIT 1`,
  );
  if (found === undefined) return;
  const [own, earlier] = [found.slice(0, key.length).join(', '), found.slice(key.length).join(', ')];
  const names = table.primaryKey.join(', ');
  if (own === earlier) {
    throw unfit(
      table,
      `one row for each ${names}, found more for «${own}». Two files or two parts of a file claim it`,
    );
  }
  throw unfit(table, `rows sorted by ${names}, found «${own}» behind «${earlier}»`);
}

async function checkReferences(
  connection: DuckDBConnection,
  table: Table,
  { columns, table: target, references }: ForeignKey,
): Promise<void> {
  const same = columns
    .map((column, index) => `o."${references[index] ?? column}" = t."${column}"`)
    .join(' AND ');
  const filled = columns.map((column) => `"${column}" IS NOT NULL`).join(' AND ');
  const [lost] = await ask(
    connection,
    `SELECT ${list(columns)} FROM (SELECT DISTINCT ${list(columns)} FROM "${table.name}" WHERE ${filled}) t
     WHERE NOT EXISTS (FROM "${target}" o WHERE ${same}) LIMIT 1`,
  );
  if (lost === undefined) return;
  throw unfit(table, `every ${columns.join(', ')} in ${target}, but «${lost.join(', ')}» is not there`);
}

type Built = { readonly building: string; readonly rows: number };

async function checkSums(
  connection: DuckDBConnection,
  table: Table,
  { building, rows }: Built,
): Promise<void> {
  const money = table.columns.filter(({ type }) => type === 'uah').map(({ name }) => `sum("${name}")`);
  const sums = ['count(*)::INTEGER', ...money].join(', ');
  const parquet = literal(join(building, `${table.name}.parquet`));
  const [stored] = await ask(connection, `SELECT ${sums} FROM "${table.name}"`);
  const [copied] = await ask(connection, `SELECT ${sums} FROM read_parquet(${parquet})`);
  const found = JSON.stringify({ database: stored, parquet: copied });
  if (stored?.[0] !== rows || JSON.stringify(stored) !== JSON.stringify(copied)) {
    throw unfit(table, `${rows} rows, the same sums in the database and in Parquet, found ${found}`);
  }
}

function list(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

async function ask(connection: DuckDBConnection, sql: string): Promise<readonly (readonly Json[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

function unfit(table: Table, expected: string): PlanfactError {
  return new PlanfactError(
    'release_invalid',
    `Table ${table.name} of the release: expected ${expected}. Nothing was published; the release before stays in place.`,
  );
}
