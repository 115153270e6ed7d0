import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { PlanfactError, storageError } from '../errors.ts';
import { migrate } from './migrations.ts';
import { SCHEMA_SQL, SCHEMA_VERSION } from './schema.ts';

/** An open warehouse. One process at a time has it; the kernel's lock on the file sees to that. */
export type Warehouse = {
  readonly path: string;
  readonly connection: DuckDBConnection;
  /** The number for the next load, a new one each time. */
  readonly nextLoad: () => number;
  readonly close: () => void;
};

export type OpenOptions = {
  /** Milliseconds to wait for a process that has the warehouse. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
};

const CONFIGURATION = {
  storage_compatibility_version: 'latest',
  // DuckDB's own 16 MB make a loading write its last rows over and over: a third of its time. What comes between two checkpoints is
  // held in memory, about twice as many megabytes.
  checkpoint_threshold: '64MB',
};

const TRY_EVERY_MS = 200;

/** Whoever only looks at the file, a backup say, has it for no longer than this. */
const SHORTEST_WAIT_MS = 1000;

/**
 * Opens the warehouse file to read and write, makes it where there is none, and brings one of an earlier version to this one. Throws a
 * PlanfactError `warehouse_busy` when another process has it, `warehouse_damaged` when it cannot be read,
 * `warehouse_invalid` when it is of a later version. After a failure the process should end: DuckDB may keep the lock.
 */
export async function openWarehouse(path: string, options: OpenOptions = {}): Promise<Warehouse> {
  await mkdir(dirname(path), { recursive: true });
  const instance = await createInstance(path, options);
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await prepareSchema(path, connection);
    const loads = await connection.runAndReadAll('SELECT coalesce(max(load_id), 0) FROM loads');
    let load = Number(loads.value(0, 0));
    const nextLoad = () => {
      load += 1;
      return load;
    };
    return { path, connection, nextLoad, close };
  } catch (cause) {
    close();
    throw cause instanceof PlanfactError ? cause : explain(path, cause);
  }
}

/** Runs `work` in one transaction: all of it, or, where it throws, nothing. */
export async function inTransaction<Result, Held extends Pick<Warehouse, 'connection'>>(
  held: Held,
  work: (held: Held) => Promise<Result>,
): Promise<Result> {
  const { connection } = held;
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await work(held);
    await connection.run('COMMIT');
    return result;
  } catch (cause) {
    // After a failed commit (a full disk) there is no transaction left to roll back; the cause is what counts.
    await connection.run('ROLLBACK').catch(() => null);
    throw cause;
  }
}

async function createInstance(path: string, { waitMs = 0, signal }: OpenOptions): Promise<DuckDBInstance> {
  const until = performance.now() + Math.max(waitMs, SHORTEST_WAIT_MS);
  for (;;) {
    try {
      return await DuckDBInstance.create(path, CONFIGURATION);
    } catch (cause) {
      const error = explain(path, cause);
      if (error.code !== 'warehouse_busy' || performance.now() > until || signal?.aborted) throw error;
      await pause(TRY_EVERY_MS);
    }
  }
}

/** DuckDB's words for a file that is none of its own, or no longer. */
const DAMAGED =
  /not a valid DuckDB database|corrupt|checksum|replaying WAL|Serialization Error|INTERNAL Error|Catalog Error|Binder Error/i;

function explain(path: string, cause: unknown): PlanfactError {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/lock/i.test(message) && !/block/i.test(message)) return busy(path, message, cause);
  if (DAMAGED.test(message)) {
    return new PlanfactError(
      'warehouse_damaged',
      `${path}: expected a DuckDB warehouse, but it cannot be read (${message}). \`planfact run\` sets the file aside and makes it anew from the archive.`,
      { cause },
    );
  }
  const ofStorage = storageError(cause, dirname(path));
  if (ofStorage) return ofStorage;
  return new PlanfactError(
    'warehouse_invalid',
    `${path}: expected to open the warehouse, but it cannot be opened (${message}). Look what is at this path.`,
    { cause },
  );
}

function busy(path: string, message: string, cause: unknown): PlanfactError {
  const holder = /PID (\d+)/.exec(message)?.[1];
  const who = holder ? `process ${holder}` : 'another process';
  return new PlanfactError(
    'warehouse_busy',
    `${path}: expected to be the only one writing, but ${who} has the warehouse open. Wait until that run ends (\`planfact status\` tells), or stop it.`,
    { cause },
  );
}

async function prepareSchema(path: string, connection: DuckDBConnection): Promise<void> {
  const tables = await connection.runAndReadAll(
    "SELECT count(*) FROM information_schema.tables WHERE table_name = 'schema_version'",
  );
  if (Number(tables.value(0, 0)) === 0) {
    await inTransaction({ connection }, async () => {
      for (const statement of SCHEMA_SQL) await connection.run(statement);
    });
    return;
  }
  const version = Number((await connection.runAndReadAll('SELECT version FROM schema_version')).value(0, 0));
  if (version > SCHEMA_VERSION) {
    throw new PlanfactError(
      'warehouse_invalid',
      `${path}: expected a warehouse of version ${SCHEMA_VERSION} or earlier, found version ${version}. A later planfact has written it: run that one, or move the file away and run again: it is made anew from the archive.`,
    );
  }
  await migrate(connection, version);
}
