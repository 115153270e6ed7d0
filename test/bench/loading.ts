import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BOOLEAN,
  DATE,
  DECIMAL,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { writeBehind } from '../../src/pipelines/write-behind.ts';
import { type ColumnType, DECIMAL_DIGITS, isDecimal } from '../../src/warehouse/columns.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, loadTable } from '../../src/warehouse/fact-tables.ts';
import { layOutLoads, loadDocuments } from '../../src/warehouse/load-documents.ts';
import { withSmallShare } from '../../src/warehouse/machine-share.ts';
import { rowsOf, type Value } from '../../src/warehouse/rows.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { factsOf, largeDocuments } from '../generator/large.ts';

/** A million facts: ten thousand documents of twenty measures with five sources each. */
const ORDER = { seed: 'bench', publishers: 333, years: 10, measures: 20 };
const DOCUMENTS_A_ROUND = 1_000;
const TOGETHER = 100;
const CHUNK_ROWS = 2048;
const MILLISECONDS_A_DAY = 86_400_000;

/** A table and its rows as the client takes them, column by column. */
type ReadyTable = {
  readonly name: string;
  readonly types: readonly DuckDBType[];
  readonly chunks: readonly (readonly DuckDBValue[][])[];
};

/**
 * Prints how many facts a second a run loads, from documents that were read, against the client's appender given the
 * same rows ready made, without transactions. Both take turns, each with a warehouse of its own.
 */
export async function benchLoading(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'planfact-bench-'));
  const floor = await openWarehouse(join(folder, 'floor.duckdb'));
  const own = await openWarehouse(join(folder, 'own.duckdb'));
  const spent = { floor: 0, own: 0 };
  try {
    for (const documents of rounds()) {
      const tables = readyTables(documents);
      spent.floor += await millisecondsOf(() => appendBare(floor, tables));
      spent.own += await millisecondsOf(() => loadAll(own, documents));
    }
    const facts = factsOf(ORDER);
    const rate = (milliseconds: number) => Math.round((facts / milliseconds) * 1_000).toLocaleString('en');
    console.log(`Loading ${facts.toLocaleString('en')} facts of ${facts / 100} documents, one process`);
    console.log(`  floor: the client’s appender, rows ready made    ${rate(spent.floor)} facts/s`);
    console.log(`  documents to rows, transactions, disk            ${rate(spent.own)} facts/s`);
    console.log(`  ${(spent.floor / spent.own).toFixed(3)} of floor (at least 0.6)\n`);
  } finally {
    floor.close();
    own.close();
    await rm(folder, { recursive: true });
  }
}

function* rounds(): Generator<readonly LoadedDocument[]> {
  let round: LoadedDocument[] = [];
  for (const document of largeDocuments(ORDER)) {
    round.push(document);
    if (round.length < DOCUMENTS_A_ROUND) continue;
    yield round;
    round = [];
  }
  if (round.length > 0) yield round;
}

async function millisecondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function loadAll(warehouse: Warehouse, documents: readonly LoadedDocument[]): Promise<void> {
  await withSmallShare(warehouse, () =>
    writeBehind(
      inGroups(documents),
      (group) =>
        layOutLoads(
          warehouse,
          group.map((document) => ({ document, run: 1, reader: 'bench', known: null })),
        ),
      (rows) => loadDocuments(warehouse, rows),
    ),
  );
}

async function* inGroups(documents: readonly LoadedDocument[]): AsyncGenerator<readonly LoadedDocument[]> {
  for (let start = 0; start < documents.length; start += TOGETHER) {
    yield documents.slice(start, start + TOGETHER);
    await Promise.resolve();
  }
}

async function appendBare({ connection }: Warehouse, tables: readonly ReadyTable[]): Promise<void> {
  for (const { name, types, chunks } of tables) {
    const appender = await connection.createAppender(name);
    for (const columns of chunks) {
      const chunk = DuckDBDataChunk.create(types, columns[0]?.length ?? 0);
      chunk.setColumns(columns);
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}

function readyTables(documents: readonly LoadedDocument[]): readonly ReadyTable[] {
  const rows = documents.map((document, index) => rowsOf(document, index));
  return FACT_TABLE_NAMES.map((key) => {
    const { name, columns } = loadTable(FACT_TABLES[key]);
    const all = rows.flatMap((ofDocument) => ofDocument[key]);
    const chunks: DuckDBValue[][][] = [];
    for (let start = 0; start < all.length; start += CHUNK_ROWS) {
      const part = all.slice(start, start + CHUNK_ROWS);
      chunks.push(
        columns.map(({ name: column, type }) => part.map((row) => toDuckDB(row[column] ?? null, type))),
      );
    }
    return { name, types: columns.map(({ type }) => typeOf(type)), chunks };
  });
}

const TYPES: Readonly<Record<Exclude<ColumnType, keyof typeof DECIMAL_DIGITS>, DuckDBType>> = {
  text: VARCHAR,
  json: VARCHAR,
  integer: INTEGER,
  boolean: BOOLEAN,
  date: DATE,
  timestamp: TIMESTAMP,
};

function typeOf(type: ColumnType): DuckDBType {
  if (!isDecimal(type)) return TYPES[type];
  const [width, scale] = DECIMAL_DIGITS[type];
  return DECIMAL(width, scale);
}

function toDuckDB(value: Value, type: ColumnType): DuckDBValue {
  if (value === null) return null;
  if (isDecimal(type)) {
    const [width, scale] = DECIMAL_DIGITS[type];
    return new DuckDBDecimalValue(BigInt(String(value).replace('.', '')), width, scale);
  }
  return type === 'date' ? new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_A_DAY) : value;
}
