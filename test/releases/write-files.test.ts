import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../../src/releases/write-files.ts';
import { madeUpDatabase } from './made-up-database.ts';
import { madeUpTable } from './made-up-table.ts';

const TABLES = (['documents', 'reports', 'measures'] as const).map((name) =>
  madeUpTable({ name, columns: [{ name: 'label', type: 'text' }], primaryKey: ['label'] }),
);

const FILLED = TABLES.flatMap(({ name }, index) => [
  `CREATE TABLE ${name} (label VARCHAR)`,
  `INSERT INTO ${name} SELECT '=' || range FROM range(${index})`,
]);

test('every table becomes three files beside the database, and each file is hashed', async () => {
  const database = await madeUpDatabase(FILLED);
  const { counts, sums } = await writeFiles(database, TABLES);
  const folder = dirname(database);
  const files = readdirSync(folder);
  expect(files.toSorted()).toEqual(
    [
      'planfact.duckdb',
      ...TABLES.flatMap(({ name }) => [`${name}.csv`, `${name}.json`, `${name}.parquet`]),
    ].toSorted(),
  );
  expect(Object.fromEntries(sums)).toEqual(
    Object.fromEntries(files.map((file) => [file, sha256(join(folder, file))])),
  );
  expect(Object.fromEntries(counts)).toEqual({
    documents: { rows: 0, escapedCells: 0 },
    reports: { rows: 1, escapedCells: 1 },
    measures: { rows: 2, escapedCells: 2 },
  });
});

test('once a file cannot be written no other is begun, and the failure is told', async () => {
  const database = await madeUpDatabase(FILLED);
  mkdirSync(join(dirname(database), 'documents.csv'));
  const again = Array.from({ length: 100 }, () => TABLES.slice(0, 2)).flat();
  await expect(writeFiles(database, [...again, ...TABLES])).rejects.toThrow(/documents\.csv/);
  expect(readdirSync(dirname(database))).not.toContain('measures.json');
});

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
