import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { PlanfactError } from '../errors.ts';
import { SCHEMA_SQL, SCHEMA_VERSION } from './schema.ts';

/** An open warehouse. One process at a time has it; the kernel's lock on the file sees to that. */
export type Warehouse = {
  readonly path: string;
  readonly connection: DuckDBConnection;
  readonly close: () => void;
};

/**
 * Opens the warehouse file to read and write, and makes it where there is none. Throws a PlanfactError
 * `warehouse_busy` when another process has it, `warehouse_invalid` when it is damaged or of another version.
 */
export async function openWarehouse(path: string): Promise<Warehouse> {
  await mkdir(dirname(path), { recursive: true });
  const instance = await createInstance(path);
  const connection = await instance.connect();
  const warehouse = {
    path,
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
  try {
    await prepareSchema(warehouse);
    return warehouse;
  } catch (cause) {
    warehouse.close();
    throw cause;
  }
}

/** Runs `work` in one transaction: all of it, or, where it throws, nothing. */
export async function inTransaction<Result>(
  { connection }: Warehouse,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (cause) {
    await connection.run('ROLLBACK');
    throw cause;
  }
}

async function createInstance(path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, { storage_compatibility_version: 'latest' });
  } catch (cause) {
    throw explain(path, cause);
  }
}

function explain(path: string, cause: unknown): PlanfactError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const holder = /PID (\d+)/.exec(message)?.[1];
  if (/lock/i.test(message)) {
    const who = holder ? `process ${holder}` : 'another process';
    return new PlanfactError(
      'warehouse_busy',
      `${path}: expected to be the only one writing, but ${who} has the warehouse open. Wait until that run ends, or stop it.`,
      { cause },
    );
  }
  return new PlanfactError(
    'warehouse_invalid',
    `${path}: expected a DuckDB warehouse, but it could not be opened (${message}). Move the file away and run again: it is made anew from the raw files.`,
    { cause },
  );
}

async function prepareSchema(warehouse: Warehouse): Promise<void> {
  const { connection, path } = warehouse;
  const tables = await connection.runAndReadAll(
    "SELECT count(*) FROM information_schema.tables WHERE table_name = 'schema_version'",
  );
  if (Number(tables.value(0, 0)) === 0) {
    await inTransaction(warehouse, async () => {
      for (const statement of SCHEMA_SQL) await connection.run(statement);
    });
    return;
  }
  const version = Number((await connection.runAndReadAll('SELECT version FROM schema_version')).value(0, 0));
  if (version !== SCHEMA_VERSION) {
    throw new PlanfactError(
      'warehouse_invalid',
      `${path}: expected a warehouse of version ${SCHEMA_VERSION}, found version ${version}. Move the file away and run again: it is made anew from the raw files.`,
    );
  }
}
