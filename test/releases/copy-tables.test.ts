import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copyTable,
  countCells,
  FORMATS,
  type TableCounts,
  tableFile,
} from '../../src/releases/copy-tables.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpTable } from './made-up-table.ts';
import { query, readCsv, readJson, readParquet, takeEscapeOff } from './read-published.ts';

const NOTES = madeUpTable({
  name: 'notes',
  columns: [
    { name: 'position', type: 'integer', required: true },
    { name: 'label', type: 'text', required: true },
    { name: 'unit', type: 'text' },
    { name: 'plan_uah', type: 'uah' },
    { name: 'actions', type: 'json' },
  ],
  primaryKey: ['position'],
});

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

test('JSON has the bytes of DuckDB’s own writer, whatever the texts are', async () => {
  const folder = temporaryFolder().path;
  const own = join(folder, 'own.json');
  const note = fc.record({
    label: text,
    unit: fc.option(text),
    plan_uah: fc.option(fc.constantFrom('-0.01', '0.00', '123456789012345678.99')),
    actions: fc.option(fc.array(text).map((list) => JSON.stringify(list.map((item) => item.toWellFormed())))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(note, { minLength: 1, maxLength: 20 }), async (notes) => {
      await withNotes({}, async (connection) => {
        for (const [position, { label, unit, plan_uah, actions }] of notes.entries()) {
          const values = [position, label, unit, plan_uah, actions];
          await connection.run('INSERT INTO notes VALUES ($1, $2, $3, $4, $5)', values);
        }
        await copyNotes(connection, folder);
        await connection.run(
          `COPY (SELECT * REPLACE (CAST(plan_uah AS VARCHAR) AS plan_uah, CAST(actions AS JSON) AS actions) FROM notes)
           TO '${own}' (FORMAT json, ARRAY true)`,
        );
      });
      expect(readFileSync(join(folder, 'notes.json'), 'utf8')).toBe(readFileSync(own, 'utf8'));
    }),
    { numRuns: 40 },
  );
});

test('a text that is no list of texts in JSON is refused, not published', async () => {
  const folder = temporaryFolder().path;
  await expect(publish(folder, [{ label: 'a', actions: '["=x"' }])).rejects.toThrow(/Malformed JSON/);
});

test('rows keep their order and files their bytes, however many threads write them', async () => {
  const folders = await Promise.all(['1', '2', '8'].map(copyManyNotes));
  const [first = ''] = folders;
  const csv = readFileSync(join(first, 'notes.csv'));
  const json = readFileSync(join(first, 'notes.json'));
  const positions = Array.from({ length: MANY }, (_, position) => position);
  expect(Array.from(csv.toString().matchAll(/^\d+/gm), Number)).toEqual(positions);
  expect(Array.from(json.toString().matchAll(/(?<="position":)\d+/g), Number)).toEqual(positions);
  for (const folder of folders) {
    expect(readFileSync(join(folder, 'notes.csv')).equals(csv)).toBe(true);
    expect(readFileSync(join(folder, 'notes.json')).equals(json)).toBe(true);
    const misplaced = `SELECT count(*)::INTEGER AS rows FROM read_parquet('${folder}/notes.parquet', file_row_number = true)
      WHERE position <> file_row_number`;
    expect(await query(':memory:', misplaced)).toEqual([{ rows: 0 }]);
  }
});

/** DuckDB sets more than one thread to work only where each has a group of 122 880 rows. */
const MANY = 250_000;

/** Copies many notes with so many threads, every other label a formula, and gives the folder. */
async function copyManyNotes(threads: string): Promise<string> {
  const folder = temporaryFolder().path;
  await withNotes({ threads }, async (connection) => {
    await connection.run(
      `INSERT INTO notes SELECT range, CASE range % 2 WHEN 0 THEN '=' ELSE 'x' END || range, 'грн', range, '["–"]'
       FROM range(${MANY})`,
    );
    expect(await copyNotes(connection, folder)).toEqual({ rows: MANY, escapedCells: MANY / 2 });
  });
  return folder;
}

type Note = {
  readonly label: string;
  readonly unit?: string;
  readonly plan_uah?: string | null;
  readonly actions?: string;
};

async function publish(folder: string, notes: readonly Note[]): Promise<TableCounts> {
  return await withNotes({ threads: '2' }, async (connection) => {
    for (const [position, note] of notes.entries()) {
      await connection.run('INSERT INTO notes VALUES ($1, $2, $3, $4, $5)', [
        position,
        note.label,
        note.unit ?? null,
        note.plan_uah ?? null,
        note.actions ?? null,
      ]);
    }
    return await copyNotes(connection, folder);
  });
}

async function copyNotes(connection: DuckDBConnection, folder: string): Promise<TableCounts> {
  for (const format of FORMATS) {
    await copyTable(connection, NOTES, format, join(folder, tableFile(NOTES, format)));
  }
  return await countCells(connection, NOTES);
}

/** Works with an empty table of notes in a database in memory. */
async function withNotes<Result>(
  options: Readonly<Record<string, string>>,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(':memory:', options);
  const connection = await instance.connect();
  try {
    await connection.run(
      'CREATE TABLE notes (position INTEGER NOT NULL, label VARCHAR NOT NULL, unit VARCHAR, plan_uah DECIMAL(20,2), actions VARCHAR)',
    );
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function csvRows(folder: string): ReturnType<typeof readCsv> {
  return readCsv(join(folder, 'notes.csv'));
}
