import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/pipelines/extract.ts';
import { loadPriceIndex } from '../../src/pipelines/load-price-index.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import { bytesOf } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';

const FILE = 'cpi-ukraine-annual-average.csv';
const HEADER = 'country_code,year,annual_average_change_pct';
const REFERENCE = new URL('../../data/reference/', import.meta.url);

test('the file of the project gives the years 2000 to 2024 with source and licence, exact', async () => {
  const warehouse = await temporaryWarehouse();
  const { years, problem } = await loadPriceIndex(warehouse, REFERENCE.pathname);
  expect(problem).toBeNull();
  expect(years).toEqual(Array.from({ length: 25 }, (_, index) => 2000 + index));
  const rows = await readIndex(warehouse);
  const printed = readFileSync(new URL(FILE, REFERENCE), 'utf8').trim().split('\n').slice(1);
  expect(rows.map((row) => `UKR,${row['year']},${String(row['change_percent']).replace(/0+$/, '')}`)).toEqual(
    printed,
  );
  expect(rows.at(16)).toEqual({
    year: 2016,
    change_percent: '13.912710199779700',
    price_index: '590.0775941116',
    base_year: 2000,
    source: expect.stringContaining('World Bank'),
    source_url: 'https://github.com/datasets/cpi',
    licence: 'ODC-PDDL-1.0',
  });
});

test('another file replaces the index whole, and a missing one leaves none', async () => {
  const warehouse = await temporaryWarehouse();
  await loadPriceIndex(warehouse, REFERENCE.pathname);
  expect(await loadLines(warehouse, ['UKR,2019,7.9', 'UKR,2020,2.7'])).toMatchObject({ years: [2019, 2020] });
  expect((await readIndex(warehouse)).map((row) => row['price_index'])).toEqual([
    '100.0000000000',
    '102.7000000000',
  ]);
  const missing = await loadPriceIndex(warehouse, temporaryFolder().path);
  expect(missing).toEqual({
    years: [],
    problem: expect.stringMatching(/cpi-ukraine-annual-average\.csv: expected a file that can be read/),
  });
  expect(await readIndex(warehouse)).toEqual([]);
});

test.each([
  ['no years', [], 'expected a line for each year, found none'],
  ['another country', ['POL,2016,1.0'], 'line 2: country_code: expected "UKR", found "POL"'],
  ['a year that is none', ['UKR,16,1.0'], 'line 2: year: expected a year such as 2016, found "16"'],
  [
    'a decimal comma',
    ['UKR,2016,"13,9"'],
    'line 2: annual_average_change_pct: expected a percentage such as 12.5',
  ],
  ['too many decimals', ['UKR,2016,13.9127101997797001'], 'with at most 15 decimals, found'],
  ['no change', ['UKR,2016,'], 'line 2: annual_average_change_pct: expected a percentage'],
  ['all prices gone', ['UKR,2016,-100'], 'expected more than -100 per cent, found "-100"'],
  ['a cell too few', ['UKR,2016,1.0', 'UKR,2017'], 'expected a table, found: Invalid Record Length'],
  ['a year left out', ['UKR,2016,1.0', 'UKR,2018,1.0'], 'line 3: expected the year 2017, found 2018'],
  ['a year twice', ['UKR,2016,1.0', 'UKR,2016,1.0'], 'line 3: expected the year 2017, found 2016'],
  [
    'prices that outgrow the index',
    ['UKR,1992,0', 'UKR,1993,99999', 'UKR,1994,99999', 'UKR,1995,99999'],
    'line 4: expected an index from 1 to below 100000000, found',
  ],
  [
    'prices that vanish',
    ['UKR,1992,0', 'UKR,1993,-99.5'],
    'line 3: expected an index from 1 to below 100000000, found 0.5000000000 for 1993',
  ],
])('a file with %s leaves no index, and a sentence that says where', async (_, lines, mistake) => {
  const warehouse = await temporaryWarehouse();
  const { years, problem } = await loadLines(warehouse, lines);
  expect(years).toEqual([]);
  expect(problem).toContain(mistake);
  expect(problem).toContain('amounts can be asked for as printed only');
  expect(await readIndex(warehouse)).toEqual([]);
});

test('a file without one of the columns says which', async () => {
  const warehouse = await temporaryWarehouse();
  const { problem } = await loadText(warehouse, 'country_code,year\nUKR,2016\n');
  expect(problem).toContain('annual_average_change_pct: expected a percentage, found nothing');
});

test('a file that a spreadsheet has saved again is read the same', async () => {
  const warehouse = await temporaryWarehouse();
  const text = `\uFEFF${HEADER}\r\nUKR,2016,13.9\r\nUKR,2017,14.4\r\n\r\n`;
  expect(await loadText(warehouse, text)).toEqual({ years: [2016, 2017], problem: null });
});

test('a note on other bytes is not taken, and the index is published without source and licence', async () => {
  const warehouse = await temporaryWarehouse();
  const { years, problem } = await loadText(warehouse, `${HEADER}\nUKR,2016,1.0\n`, 'other bytes');
  expect(years).toEqual([2016]);
  expect(problem).toMatch(/source\.json: expected a note with the hash of the file/);
  expect(await readIndex(warehouse)).toMatchObject([{ source: null, source_url: null, licence: null }]);
});

function loadLines(warehouse: Warehouse, lines: readonly string[]) {
  return loadText(warehouse, `${[HEADER, ...lines].join('\n')}\n`);
}

function loadText(warehouse: Warehouse, text: string, noted = text) {
  const folder = temporaryFolder();
  folder.write(FILE, text);
  const note = { sha256: sha256(bytesOf(noted)), origin: 'made up', url: null, licence: 'CC0-1.0' };
  folder.write(`${FILE}.source.json`, JSON.stringify({ ...note, received: null }));
  return loadPriceIndex(warehouse, folder.path);
}

async function readIndex({ connection }: Warehouse) {
  return (await connection.runAndReadAll('SELECT * FROM price_index ORDER BY year')).getRowObjectsJson();
}
