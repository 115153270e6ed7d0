import { existsSync, readFileSync } from 'node:fs';
import { array, assert, asyncProperty, constantFrom, integer, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { PlanfactError } from '../../src/errors.ts';
import { encodeText } from './encode-text.ts';
import { onlyGrid, paragraphsOf, placesOf, textsOf } from './grid-texts.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const read = async (content: string | Uint8Array, path?: string) => readDocument(Buffer.from(content), path);

const SHEET = [
  ['Звіт за 2016 рік', '', '', ''],
  ['Захід', 'План', 'Контроль', 'Факт'],
  ['Ремонт “ВІЧЕ”; монтаж\nдругий рядок', '1188.8', '2', '-'],
  ['Прихований', '5', '', '6'],
  ['Разом', '1188.8', '', '0'],
];

test.each(['calc-windows-1251.csv', 'calc-koi8-u.csv', 'calc-utf-16.csv'])(
  '%s, as a spreadsheet wrote it, is read cell by cell',
  async (name) => {
    const { document, findings } = await read(fixture(`office-text/${name}`));
    const sheet = name.includes('koi8')
      ? SHEET.map((row) => row.map((text) => text.replace(/[“”]/g, '"')))
      : SHEET;
    expect(document.format).toBe('csv');
    expect(textsOf(onlyGrid(document))).toEqual(sheet);
    expect(findings).toEqual([]);
  },
);

test('each format reaches its reader', async () => {
  const formats = await Promise.all(
    [
      read('Звіт\n\n\tа\n\tб\n'),
      read('а;б;в\n1;2;3\n'),
      read('<p>Звіт'),
      read('MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Звіт'),
      read(fixture('seed-table.rtf')),
      read(fixture('seed-table.doc')),
      read(fixture('seed-table.xls')),
      read(fixture('seed-table.docx')),
      read(fixture('seed-table.odt')),
      read(fixture('seed-table.xlsx')),
      read(fixture('seed-table.ods')),
    ].map(async (reading) => (await reading).document.format),
  );
  expect(formats).toEqual(['text', 'csv', 'html', 'html', 'rtf', 'doc', 'xls', 'docx', 'odt', 'xlsx', 'ods']);
});

test('one table in HTML, CSV and a text export gives the same texts', async () => {
  const rows = [
    ['Захід', 'План', 'Факт'],
    ['Ремонт', '28,8', '-'],
  ];
  const csv = rows.map((row) => row.join(';')).join('\n');
  const html = `<table>${rows.map((row) => `<tr><td>${row.join('<td>')}`).join('')}</table>`;
  const text = rows.map((row) => row.map((cell) => `\t${cell}\n`).join('')).join('\n');
  for (const content of [csv, html, text]) {
    expect(textsOf(onlyGrid((await read(content)).document))).toEqual(rows);
  }
});

test('letters lost before the file was saved are a finding, questions are not', async () => {
  const { findings } = await read(
    encodeText('Надходження до м?сцевих бюджет?в, ?нш? кошти.\nЧи так? Так.', 'windows-1251'),
  );
  expect(findings).toMatchObject([{ code: 'letters_lost', severity: 'warning' }]);
  expect(findings[0]?.message).toContain('are «?» now (3), as in «Надходження до м?сцевих бюджет?в');
});

test('characters that cannot be decoded are a finding', async () => {
  const whole = encodeText('Звіт про виконання', 'utf-8');
  const { document, findings } = await read(whole.subarray(0, whole.length - 1));
  expect(paragraphsOf(document)).toEqual(['Звіт про виконанн\ufffd']);
  expect(findings).toMatchObject([{ code: 'characters_unreadable' }]);
  expect(findings[0]?.message).toContain('could not be read (1)');
});

test('the limits reach the readers', async () => {
  const limits = { ...DEFAULT_LIMITS, cells: 3 };
  for (const content of ['а;б;в\n1;2;3\n', '<table><tr><td>1<td>2<td>3<td>4</table>']) {
    await expect(readDocument(Buffer.from(content), undefined, limits)).rejects.toMatchObject({
      code: 'limit_exceeded',
    });
  }
});

test('damaged files are read or refused with a sentence, never otherwise', async () => {
  const files = [
    'office-text/writer.html',
    'office-text/writer.xhtml',
    'office-text/calc-windows-1251.csv',
    'office-text/calc-utf-16.csv',
  ].map(fixture);
  const damage = array(tuple(integer({ min: 0, max: 5000 }), integer({ min: 0, max: 255 })), {
    maxLength: 20,
  });
  await assert(
    asyncProperty(
      constantFrom(...files),
      damage,
      integer({ min: 0, max: 5000 }),
      async (file, changes, end) => {
        const bytes = Uint8Array.from(file.subarray(0, end));
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        try {
          expect((await readDocument(bytes)).document.blocks).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(PlanfactError);
          expect(error).not.toMatchObject({ message: expect.stringContaining('its reader gave up') });
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('files of real councils', () => {
  const folder = new URL('../../../shared/reports/real/', import.meta.url);
  const isMissing = !existsSync(folder);

  test('a sheet with 243 empty columns, in Windows-1251, has four', async (context) => {
    if (isMissing) return context.skip('the folder of real reports is not beside the checkout');
    const { document, findings } = await read(readFileSync(new URL('видатки - план_факт.csv', folder)));
    const grid = onlyGrid(document);
    expect(findings).toEqual([]);
    expect(placesOf(grid).slice(0, 2)).toEqual([
      ['0:КОД', '1:KEKV', '2:Затверджений план на рік', '3:Касові видатки за вказаний період'],
      ['0:10116', '1:2111', '2:74472861', '3:25314499,00'],
    ]);
    expect(grid.rows).toHaveLength(500);
    expect(new Set(grid.rows.map((row) => row.cells.length))).toEqual(new Set([4]));
  });
});
