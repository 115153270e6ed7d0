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
import { COLUMN_TYPES, type ColumnType, DECIMAL_DIGITS, isDecimal } from './columns.ts';
import type { Row, Value } from './rows.ts';
import { columnOf, type FactTable } from './schema.ts';

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

/**
 * Appends rows to a table through DuckDB's appender, in the transaction that is open. The rows of a load begin with
 * its number; `load` is null for a table that belongs to none. Whole columns at a time: value by value the client is 14 times slower.
 */
export async function appendRows(
  connection: DuckDBConnection,
  table: Pick<FactTable, 'name' | 'columns'>,
  load: number | null,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = table.columns.map((marked) => columnOf(marked).name);
  const leading = load === null ? [] : [INTEGER];
  const types = [...leading, ...columns.map((column) => DUCKDB_TYPES[COLUMN_TYPES[column]])];
  const appender = await connection.createAppender(table.name);
  try {
    for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
      const part = rows.slice(start, start + CHUNK_ROWS);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setColumns([
        ...leading.map(() => part.map(() => load)),
        ...columns.map((column) => part.map((row) => toDuckDB(row[column] ?? null, COLUMN_TYPES[column]))),
      ]);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}

/** Decimals and dates go in as exact whole numbers: of their last decimal (kopecks, thousandths), of days. */
function toDuckDB(value: Value, type: ColumnType): DuckDBValue {
  if (value === null) return null;
  if (isDecimal(type)) {
    const [width, scale] = DECIMAL_DIGITS[type];
    return new DuckDBDecimalValue(BigInt(String(value).replace('.', '')), width, scale);
  }
  if (type === 'date') return new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_A_DAY);
  return value;
}
