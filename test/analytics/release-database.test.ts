import { expect, test } from 'vitest';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { MADE_UP_TOWN } from './made-up-town.ts';

// The rows of the made-up town have the types that queries are built with.
const rowsByTable = new Map<string, readonly Readonly<Record<string, unknown>>[]>(
  Object.entries(MADE_UP_TOWN),
);

test('queries know the tables that a release has', () => {
  expect([...rowsByTable.keys()].toSorted()).toEqual(RELEASE_TABLES.map(({ name }) => name).toSorted());
});

test.each(RELEASE_TABLES.map((table) => [table.name, table] as const))(
  'queries know the columns of %s and their types',
  (name, { columns }) => {
    const [row = {}] = rowsByTable.get(name) ?? [];
    expect(Object.keys(row).toSorted()).toEqual(columns.map((column) => column.name).toSorted());
    for (const rowOfTable of rowsByTable.get(name) ?? []) {
      for (const { name: column, type, required } of columns) {
        expect([column, kindOf(rowOfTable[column])]).toEqual([
          column,
          rowOfTable[column] === null && !required ? 'object' : KINDS[type],
        ]);
      }
    }
  },
);

const KINDS = {
  text: 'string',
  json: 'string',
  uah: 'string',
  share: 'string',
  percent: 'string',
  index: 'string',
  date: 'string',
  timestamp: 'string',
  integer: 'number',
  boolean: 'boolean',
} as const;

function kindOf(value: unknown): string {
  return typeof value;
}
