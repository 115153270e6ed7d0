import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyTable } from '../../src/releases/copy-tables.ts';
import type { Table } from '../../src/releases/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readCsv, readJson, readParquet, takeEscapeOff } from './read-published.ts';

const NOTES: Table = {
  name: 'notes',
  title: 'Notes',
  titleUk: 'Нотатки',
  columns: [
    { ...column('position', 'integer'), required: true },
    { ...column('label', 'text'), required: true },
    column('unit', 'text'),
    column('plan_uah', 'uah'),
    column('actions', 'json'),
  ],
  primaryKey: ['position'],
  foreignKeys: [],
  sql: '',
};

const TRICKY = [
  '=1+1',
  '+380',
  '-',
  '– риска',
  '@дім',
  '\tтаб',
  '\r',
  "'",
  "''",
  "'=x",
  '"',
  '""',
  ',',
  '\n',
  '\0',
  '',
];

const text = fc.oneof(
  fc.constantFrom(...TRICKY),
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.constantFrom(...TRICKY), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
);

test('taking the escaping off a CSV gives the texts of the Parquet and the JSON, whatever they are', async () => {
  const folder = temporaryFolder().path;
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
      await publish(
        folder,
        texts.map((label) => ({ label })),
      );
      expect(csvRows(folder).map((row) => takeEscapeOff(row['label'] ?? ''))).toEqual(texts);
      expect(readJson(join(folder, 'notes.json')).map((row) => row['label'])).toEqual(texts);
      expect((await readParquet(join(folder, 'notes.parquet'))).map((row) => row['label'])).toEqual(texts);
    }),
    { numRuns: 40 },
  );
});

test('no text cell of a CSV begins as a formula does, and the count of escaped cells is told', async () => {
  const folder = temporaryFolder().path;
  const counts = await publish(
    folder,
    TRICKY.map((label) => ({ label })),
  );
  const labels = csvRows(folder).map((row) => row['label'] ?? '');
  expect(labels.filter((label) => /^[=+\-@\t\r]/.test(label))).toEqual([]);
  expect(counts).toEqual({ rows: TRICKY.length, escapedCells: 9 });
});

test('money is exact in every format: a number in CSV, never escaped, a text in JSON', async () => {
  const folder = temporaryFolder().path;
  const money = ['-47700.00', '0.00', '0.10', '123456789012345678.99', null];
  await publish(
    folder,
    money.map((plan_uah) => ({ label: 'x', plan_uah })),
  );
  expect(csvRows(folder).map((row) => row['plan_uah'])).toEqual(money.map((plan) => plan ?? ''));
  expect(readJson(join(folder, 'notes.json')).map((row) => row['plan_uah'])).toEqual(money);
  expect((await readParquet(join(folder, 'notes.parquet'))).map((row) => row['plan_uah'])).toEqual(money);
});

test('JSON names every column of every row, null where there is no value, and lists as lists', async () => {
  const folder = temporaryFolder().path;
  await publish(folder, [{ label: 'a', actions: '["=x","б\\n"]' }]);
  expect(readJson(join(folder, 'notes.json'))).toEqual([
    { position: 0, label: 'a', unit: null, plan_uah: null, actions: ['=x', 'б\n'] },
  ]);
});

test('CSV is UTF-8 without a byte order mark, with a header and lines that end with LF', async () => {
  const folder = temporaryFolder().path;
  await publish(folder, [{ label: 'Ґанок, "Є"', unit: 'тис. грн.' }]);
  expect(readFileSync(join(folder, 'notes.csv')).toString('utf8')).toBe(
    'position,label,unit,plan_uah,actions\n0,"Ґанок, ""Є""",тис. грн.,,\n',
  );
});

test('a table without rows still has its header, and is an empty list in JSON', async () => {
  const folder = temporaryFolder().path;
  expect(await publish(folder, [])).toEqual({ rows: 0, escapedCells: 0 });
  expect(readFileSync(join(folder, 'notes.csv'), 'utf8')).toBe('position,label,unit,plan_uah,actions\n');
  expect(readJson(join(folder, 'notes.json'))).toEqual([]);
});

type Note = {
  readonly label: string;
  readonly unit?: string;
  readonly plan_uah?: string | null;
  readonly actions?: string;
};

async function publish(folder: string, notes: readonly Note[]): ReturnType<typeof copyTable> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("ATTACH ':memory:' AS release");
    await connection.run(
      'CREATE TABLE release.notes (position INTEGER, label VARCHAR, unit VARCHAR, plan_uah DECIMAL(20,2), actions VARCHAR)',
    );
    for (const [position, note] of notes.entries()) {
      await connection.run('INSERT INTO release.notes VALUES ($1, $2, $3, $4, $5)', [
        position,
        note.label,
        note.unit ?? null,
        note.plan_uah ?? null,
        note.actions ?? null,
      ]);
    }
    return await copyTable(connection, NOTES, folder);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function csvRows(folder: string): ReturnType<typeof readCsv> {
  return readCsv(join(folder, 'notes.csv'));
}

function column<Name extends string, Type extends string>(name: Name, type: Type) {
  return { name, type, required: false, description: name, descriptionUk: name, values: undefined };
}
