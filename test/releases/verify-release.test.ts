import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { verifyRelease } from '../../src/releases/verify-release.ts';
import { writeFiles } from '../../src/releases/write-files.ts';
import { madeUpDatabase } from './made-up-database.ts';
import { madeUpTable } from './made-up-table.ts';

const MEASURES = madeUpTable({
  name: 'measures',
  columns: [
    { name: 'measure_key', type: 'text' },
    { name: 'plan_uah', type: 'uah' },
  ],
  primaryKey: ['measure_key'],
});

const EXECUTORS = madeUpTable({
  name: 'measure_executors',
  columns: [
    { name: 'measure_key', type: 'text' },
    { name: 'position', type: 'integer' },
  ],
  primaryKey: ['measure_key', 'position'],
  foreignKeys: [{ columns: ['measure_key'], table: 'measures', references: ['measure_key'] }],
});

const MEASURE_ROWS = [
  ['a', '1.00'],
  ['b', null],
] as const;
const EXECUTOR_ROWS = [
  ['a', 0],
  ['a', 1],
  ['b', 0],
] as const;

type Rows = readonly (readonly (string | number | null)[])[];

test('tables that are sorted and fit together are a release', async () => {
  await expect(verify(MEASURE_ROWS, EXECUTOR_ROWS)).resolves.toBeUndefined();
  await expect(verify([], [])).resolves.toBeUndefined();
});

test('a key that two rows share is named', async () => {
  await expect(verify([...MEASURE_ROWS, ['b', '2.00']], [])).rejects.toThrow(
    'Table measures of the release: expected one row for each measure_key, found more for «b». Two files or two parts',
  );
  await expect(verify(MEASURE_ROWS, [['a', 1], ...EXECUTOR_ROWS.slice(1)])).rejects.toThrow(
    /one row for each measure_key, position, found more for «a, 1»/,
  );
});

test('rows that are not sorted by their key are no release', async () => {
  await expect(verify(MEASURE_ROWS.toReversed(), [])).rejects.toThrow(
    /measures .* expected rows sorted by measure_key, found «a» behind «b»/,
  );
  await expect(
    verify(MEASURE_ROWS, [
      ['a', 1],
      ['a', 0],
    ]),
  ).rejects.toThrow(/rows sorted by measure_key, position, found «a, 0» behind «a, 1»/);
  await expect(
    verify(MEASURE_ROWS, [
      ['b', 0],
      ['a', 1],
    ]),
  ).rejects.toThrow(/found «a, 1» behind «b, 0»/);
});

test('a key that points nowhere is named', async () => {
  await expect(verify(MEASURE_ROWS, [...EXECUTOR_ROWS, ['c', 0]])).rejects.toThrow(
    /measure_executors .* every measure_key in measures, but «c» is not there/,
  );
});

test('a row that was counted when the files were written and is not there is missed', async () => {
  await expect(verify(MEASURE_ROWS, EXECUTOR_ROWS, { rows: 4 })).rejects.toThrow(
    /measure_executors .* expected 4 rows, the same sums in the database and in Parquet/,
  );
});

/** Writes a release of these rows, in this order, and verifies it. */
async function verify(measures: Rows, executors: Rows, counted?: { readonly rows: number }): Promise<void> {
  const tables = [MEASURES, EXECUTORS];
  const database = await madeUpDatabase([
    'CREATE TABLE measures (measure_key VARCHAR, plan_uah DECIMAL(20,2))',
    'CREATE TABLE measure_executors (measure_key VARCHAR, position INTEGER)',
    ...measures.map((row) => `INSERT INTO measures VALUES (${row.map(literal).join(', ')})`),
    ...executors.map((row) => `INSERT INTO measure_executors VALUES (${row.map(literal).join(', ')})`),
  ]);
  const { counts } = await writeFiles(database, tables);
  const told = counted
    ? new Map([...counts, ['measure_executors', { ...counted, escapedCells: 0 }] as const])
    : counts;
  await verifyRelease(dirname(database), tables, told);
}

function literal(value: string | number | null): string {
  return value === null ? 'NULL' : `'${value}'`;
}
