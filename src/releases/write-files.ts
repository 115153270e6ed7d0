import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { copyTable, countCells, FORMATS, type TableCounts, tableFile } from './copy-tables.ts';
import { settleFile } from './sync-files.ts';
import type { Table } from './table.ts';

/** Files written at the same time. Node has four threads for work that waits; the last one reads what is hashed. */
const AT_ONCE = 3;

/**
 * Each connection brings a thread of its own; DuckDB adds others only where there are processors left. Threads that share
 * one COPY spend a third of their time on one another, so that whole files side by side are cheaper.
 */
const THREADS = Math.max(1, availableParallelism() - AT_ONCE + 1);

export type WrittenFiles = {
  readonly counts: ReadonlyMap<string, TableCounts>;
  /** SHA-256 of each file by its name, the database among them. */
  readonly sums: ReadonlyMap<string, string>;
};

/**
 * Copies every table of a release's database to its files beside it, and hashes each as it is done. The bytes are
 * the same however many are written at once.
 */
export async function writeFiles(database: string, tables: readonly Table[]): Promise<WrittenFiles> {
  const counts = new Map<string, TableCounts>();
  const sums = new Map<string, string>();
  const settle = async (path: string) => {
    sums.set(basename(path), await settleFile(path));
  };
  const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY', threads: `${THREADS}` });
  try {
    await workOff(instance, [
      () => settle(database),
      ...tables.flatMap((table) => [
        async (connection: DuckDBConnection) => {
          counts.set(table.name, await countCells(connection, table));
        },
        ...FORMATS.map((format) => async (connection: DuckDBConnection) => {
          const path = join(dirname(database), tableFile(table, format));
          await copyTable(connection, table, format, path);
          await settle(path);
        }),
      ]),
    ]);
  } finally {
    instance.closeSync();
  }
  return { counts, sums };
}

type Job = (connection: DuckDBConnection) => Promise<void>;

/** Does the jobs in their order, a few at a time, each on a connection of its own. After one has failed no other is begun. */
async function workOff(instance: DuckDBInstance, jobs: readonly Job[]): Promise<void> {
  const waiting = handOut(jobs);
  const working = Array.from({ length: AT_ONCE }, async () => {
    const connection = await instance.connect();
    try {
      for (const job of waiting) await job(connection);
    } finally {
      connection.closeSync();
    }
  });
  for (const ended of await Promise.allSettled(working)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
}

/** A generator, unlike the iterator of an array, is over for all who share it when one of them leaves its loop. */
function* handOut<Item>(items: readonly Item[]): Generator<Item> {
  yield* items;
}
