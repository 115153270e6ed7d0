import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { temporaryFolder } from '../temporary-folder.ts';

/** The path of a release's database, in a folder of its own, that so many statements have filled. */
export async function madeUpDatabase(statements: readonly string[]): Promise<string> {
  const path = join(temporaryFolder().path, 'planfact.duckdb');
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  return path;
}
