import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { COLUMN_TYPES, type ColumnType } from './columns.ts';
import type { Row, Value } from './rows.ts';
import { columnOf, type FactTable } from './schema.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** Appends the rows of one load to a fact table through DuckDB's appender, in the transaction that is open. */
export async function appendRows(
  connection: DuckDBConnection,
  table: FactTable,
  load: number,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = table.columns.map((marked) => columnOf(marked).name);
  const appender = await connection.createAppender(table.name);
  try {
    for (const row of rows) {
      appender.appendInteger(load);
      for (const column of columns) {
        const value = row[column] ?? null;
        if (value === null) appender.appendNull();
        else appender.appendValue(toDuckDB(value, COLUMN_TYPES[column]));
      }
      appender.endRow();
    }
  } finally {
    appender.closeSync();
  }
}

/** Money and dates go in as exact whole numbers, of kopecks and of days. */
function toDuckDB(value: NonNullable<Value>, type: ColumnType): DuckDBValue {
  if (type === 'uah') return new DuckDBDecimalValue(BigInt(String(value).replace('.', '')), 20, 2);
  if (type === 'date') return new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_A_DAY);
  return value;
}
