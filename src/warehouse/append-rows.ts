import {
  BOOLEAN,
  DATE,
  DECIMAL,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';
import { type ColumnType, DECIMAL_DIGITS } from './columns.ts';
import type { TypedTable } from './fact-tables.ts';
import type { Row, Value } from './rows.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** Rows of one of DuckDB's vectors: what a chunk holds at most. */
const CHUNK_ROWS = 2048;

const DUCKDB_TYPES: Readonly<Record<ColumnType, DuckDBType>> = {
  text: VARCHAR,
  integer: INTEGER,
  uah: DECIMAL(...DECIMAL_DIGITS.uah),
  share: DECIMAL(...DECIMAL_DIGITS.share),
  percent: DECIMAL(...DECIMAL_DIGITS.percent),
  index: DECIMAL(...DECIMAL_DIGITS.index),
  date: DATE,
  boolean: BOOLEAN,
  json: VARCHAR,
  timestamp: TIMESTAMP,
};

/** Rows of one table as DuckDB takes them in, ready to be appended. */
export type LaidOutRows = { readonly table: string; readonly chunks: readonly DuckDBDataChunk[] };

/** Lays rows out in columns: value by value the client is 14 times slower. */
export function layOutRows({ name, columns }: TypedTable, rows: readonly Row[]): LaidOutRows {
  const types = columns.map(({ type }) => DUCKDB_TYPES[type]);
  const chunks: DuckDBDataChunk[] = [];
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const part = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, part.length);
    chunk.setColumns(columns.map(({ name: column, type }) => columnOf(part, column, CONVERSIONS[type])));
    chunks.push(chunk);
  }
  return { table: name, chunks };
}

/** Appends rows to their table through DuckDB's appender, in the transaction that is open. */
export async function appendRows(
  connection: DuckDBConnection,
  { table, chunks }: LaidOutRows,
): Promise<void> {
  if (chunks.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    for (const chunk of chunks) appender.appendDataChunk(chunk);
  } finally {
    appender.closeSync();
  }
}

type Conversion = (value: NonNullable<Value>) => DuckDBValue;

function columnOf(rows: readonly Row[], column: string, convert: Conversion | null): DuckDBValue[] {
  return rows.map((row) => {
    const value = row[column] ?? null;
    return value === null || convert === null ? value : convert(value);
  });
}

/** Decimals and dates go in as exact whole numbers, of their last decimal (kopecks, thousandths) and of days; all else as it is. */
const CONVERSIONS: Readonly<Record<ColumnType, Conversion | null>> = {
  text: null,
  integer: null,
  boolean: null,
  json: null,
  timestamp: null,
  uah: decimal(DECIMAL_DIGITS.uah),
  share: decimal(DECIMAL_DIGITS.share),
  percent: decimal(DECIMAL_DIGITS.percent),
  index: decimal(DECIMAL_DIGITS.index),
  date: (value) => new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_A_DAY),
};

/** The value has all the decimals that its type has. */
function decimal([width, scale]: readonly [width: number, scale: number]): Conversion {
  return (value) => new DuckDBDecimalValue(BigInt(String(value).replace('.', '')), width, scale);
}
