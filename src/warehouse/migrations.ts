import { readFile } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { SCHEMA_VERSION } from './schema.ts';

/**
 * Brings a warehouse of an earlier version to this one, a version at a time and each in one transaction. Forward only.
 * The statements of a step are written down once and never follow later changes of the tables.
 */
export async function migrate(connection: DuckDBConnection, version: number): Promise<void> {
  for (let from = version; from < SCHEMA_VERSION; from += 1) {
    const file = new URL(`./migrations/${from}-to-${from + 1}.sql`, import.meta.url);
    const statements = await readFile(file, 'utf8');
    await connection.run(
      `BEGIN TRANSACTION;\n${statements}\nUPDATE schema_version SET version = ${from + 1};\nCOMMIT;`,
    );
  }
}
