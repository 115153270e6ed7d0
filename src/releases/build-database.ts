import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from './copy-tables.ts';
import { createTables } from './create-tables.ts';
import type { Table } from './table.ts';

/** Writes the database of a release, whole and in one file: nothing is left in a write-ahead log. */
export async function buildDatabase(
  connection: DuckDBConnection,
  tables: readonly Table[],
  path: string,
): Promise<void> {
  await connection.run(`ATTACH ${literal(path)} AS release (STORAGE_VERSION 'latest')`);
  try {
    await createTables(connection, tables);
    await connection.run('CHECKPOINT release');
  } finally {
    // Where writing failed (a full disk), the failure counts, not that of letting go.
    await connection.run('DETACH release').catch(() => null);
  }
  if (existsSync(`${path}.wal`)) throw new Error(`${path}: a write-ahead log is left after the checkpoint`);
}
