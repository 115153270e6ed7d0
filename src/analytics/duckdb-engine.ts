import { access } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { PlanfactError } from '../errors.ts';
import { createConnectionPool } from './connection-pool.ts';
import { type Engine, isValue, type Row, type Value } from './engine.ts';

export type DuckdbEngineOptions = {
  /** Statements that run at once; each has a connection of its own, because one connection runs one statement at a time. */
  readonly connections?: number;
  /** Milliseconds after which a statement without a signal of its own is interrupted. */
  readonly timeLimit?: number;
};

/** One fewer than the four threads of libuv's pool, so that a file download never waits behind queries. */
const CONNECTIONS = 3;

const TIME_LIMIT = 2000;

/** A statement that has not begun yet overhears an interrupt, so it is repeated until the statement ends. */
const INTERRUPT_EVERY = 10;

/** Statements that each connection keeps prepared: users ask alike, and preparing takes a third of a short query's time. */
const PREPARED = 100;

/** A connection and the statements it has prepared, in the order of their last use. */
type Member = {
  readonly connection: DuckDBConnection;
  readonly statements: Map<string, DuckDBPreparedStatement>;
};

/** Functions that the questions call by their ClickHouse names, so that one SQL text suits both databases. */
export const SHARED_FUNCTIONS = [
  'create or replace temp macro match(haystack, pattern) as regexp_matches(haystack, pattern)',
  'create or replace temp macro intDiv(x, y) as x // y',
];

/**
 * Answers queries from one DuckDB file, which it opens read-only, shut off from the file system and the
 * network, and with its configuration locked.
 * @throws {PlanfactError} `release_invalid` when the file is missing or is no DuckDB database.
 */
export async function openDuckdbEngine(file: string, options: DuckdbEngineOptions = {}): Promise<Engine> {
  const instance = await openReadOnly(file);
  const members = await Promise.all(
    Array.from({ length: options.connections ?? CONNECTIONS }, () => connect(instance)),
  );
  const pool = createConnectionPool(members);
  const timeLimit = options.timeLimit ?? TIME_LIMIT;
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (const { connection, statements } of await pool.drain()) {
      for (const statement of statements.values()) statement.destroySync();
      connection.closeSync();
    }
    instance.closeSync();
  }

  return {
    async query(sql, parameters, signal = AbortSignal.timeout(timeLimit)) {
      try {
        return await pool.use((member) => run(member, sql, parameters, signal), signal);
      } catch (error) {
        throw signal.aborted ? stopped(signal) : error;
      }
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

async function openReadOnly(file: string): Promise<DuckDBInstance> {
  try {
    await access(file);
    return await DuckDBInstance.create(file, {
      access_mode: 'READ_ONLY',
      enable_external_access: 'false',
      lock_configuration: 'true',
      threads: '1',
    });
  } catch (cause) {
    throw unopenable(file, cause);
  }
}

function unopenable(file: string, cause: unknown): PlanfactError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlanfactError(
    'release_invalid',
    `Expected a DuckDB database at ${file}, but it cannot be opened: ${reason}. Publish the release again.`,
    { cause },
  );
}

async function connect(instance: DuckDBInstance): Promise<Member> {
  const connection = await instance.connect();
  for (const statement of SHARED_FUNCTIONS) await connection.run(statement);
  return { connection, statements: new Map() };
}

async function run(
  member: Member,
  sql: string,
  parameters: readonly Value[],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  signal.throwIfAborted();
  const { connection } = member;
  let repeat: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    repeat = setInterval(() => connection.interrupt(), INTERRUPT_EVERY);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    const statement = await prepare(member, sql);
    statement.bind([...parameters]);
    const reader = await statement.runAndReadAll();
    const columns = reader.deduplicatedColumnNames();
    return reader.getRowsJson().map((values) => toRow(columns, values));
  } finally {
    signal.removeEventListener('abort', interrupt);
    clearInterval(repeat);
  }
}

async function prepare({ connection, statements }: Member, sql: string): Promise<DuckDBPreparedStatement> {
  const statement = statements.get(sql) ?? (await connection.prepare(sql));
  statements.delete(sql);
  statements.set(sql, statement);
  const [oldest] = statements;
  if (statements.size > PREPARED && oldest) {
    const [oldestSql, unused] = oldest;
    statements.delete(oldestSql);
    unused.destroySync();
  }
  return statement;
}

/** The client's JSON form is the one that keeps decimals exact. */
function toRow(columns: readonly string[], values: readonly unknown[]): Row {
  return Object.fromEntries(columns.map((column, index) => [column, toValue(values[index])]));
}

function toValue(value: unknown): Value {
  return isValue(value) ? value : JSON.stringify(value);
}

function stopped(signal: AbortSignal): PlanfactError {
  return new PlanfactError(
    'query_stopped',
    'The query was stopped because its time was up. Narrow the filter, or group by less.',
    { cause: signal.reason },
  );
}
