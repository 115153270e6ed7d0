import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { printCost } from './process-cost.ts';

/** The floor of a publication: DuckDB's bare COPY of the tables of a release, as they are, to CSV, JSON and Parquet. */
const [database = '', folder = ''] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database, { access_mode: 'READ_ONLY' });
const connection = await instance.connect();
await printCost(async () => {
  for (const { name } of RELEASE_TABLES) {
    for (const format of ['csv', 'json', 'parquet']) {
      const file = join(folder, `${name}.${format}`);
      await connection.run(`COPY (SELECT * FROM "${name}") TO '${file}' (FORMAT ${format})`);
    }
  }
});
connection.closeSync();
instance.closeSync();
