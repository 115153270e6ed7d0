import type { DuckDBConnection } from '@duckdb/node-api';
import { SQL_TYPES } from '../warehouse/columns.ts';
import type { Table } from './table.ts';

/** DuckDB 1.5 unpacks bit-packed decimals of more than 18 digits fifty times slower than it reads them plain. */
const UNCOMPRESSED = ' USING COMPRESSION uncompressed';

/** Makes the tables of a release in the attached database `release` and fills them from the warehouse, sorted by key. */
export async function createTables(connection: DuckDBConnection, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const columns = table.columns.map(
      ({ name, type, required }) =>
        `"${name}" ${SQL_TYPES[type]}${required ? ' NOT NULL' : ''}${type === 'uah' ? UNCOMPRESSED : ''}`,
    );
    const order = table.primaryKey.map((column) => `"${column}"`).join(', ');
    await connection.run(`CREATE TABLE release."${table.name}" (${columns.join(', ')})`);
    await connection.run(
      `INSERT INTO release."${table.name}" SELECT * FROM (${table.sql}) ORDER BY ${order}`,
    );
  }
}
