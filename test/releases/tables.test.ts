import { expect, test } from 'vitest';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';

const COLUMNS_OF_THE_CONTRACT = [
  'measure_key',
  'report_key',
  'publisher',
  'year',
  'funding_source',
  'label',
  'plan_uah',
  'fact_uah',
  'plan_state',
  'fact_state',
  'plan_raw',
  'fact_raw',
  'unit',
  'synthetic',
  'corrected',
  'document_sha256',
  'table',
  'row',
  'column',
];

test('a release has the tables and the funding facts that users were promised', () => {
  expect(RELEASE_TABLES.map(({ name }) => name).toSorted()).toEqual([
    'documents',
    'findings',
    'funding_facts',
    'lineage',
    'measure_executors',
    'measures',
    'outcomes',
    'price_index',
    'reported_totals',
    'reports',
  ]);
  expect(columnNames('funding_facts')).toEqual(expect.arrayContaining(COLUMNS_OF_THE_CONTRACT));
});

test.each(RELEASE_TABLES)('$name is described in both languages', (table) => {
  const texts = table.columns.flatMap(({ description, descriptionUk }) => [description, descriptionUk]);
  for (const text of [table.title, table.titleUk, ...texts]) expect(text).toMatch(/\S/);
  for (const text of [table.titleUk, ...table.columns.map((column) => column.descriptionUk)]) {
    expect(text).toMatch(/\p{Script=Cyrillic}/u);
  }
});

test.each(RELEASE_TABLES)('$name is keyed by columns that every row fills', (table) => {
  const required = table.columns.filter((column) => column.required).map(({ name }) => name);
  expect(table.primaryKey.length).toBeGreaterThan(0);
  expect(required).toEqual(expect.arrayContaining([...table.primaryKey]));
});

test.each(RELEASE_TABLES)('$name points only to keys of tables that come before it', (table) => {
  const earlier = RELEASE_TABLES.slice(0, RELEASE_TABLES.indexOf(table));
  for (const foreignKey of table.foreignKeys) {
    const target = earlier.find(({ name }) => name === foreignKey.table);
    expect(foreignKey.references).toEqual(target?.primaryKey);
    expect(columnNames(table.name)).toEqual(expect.arrayContaining([...foreignKey.columns]));
  }
});

test.each(RELEASE_TABLES)('$name says of every row whether it is made up', ({ columns }) => {
  expect(columns.find(({ name }) => name === 'synthetic')).toMatchObject({ type: 'boolean', required: true });
});

function columnNames(table: string): readonly string[] {
  return RELEASE_TABLES.find(({ name }) => name === table)?.columns.map(({ name }) => name) ?? [];
}
