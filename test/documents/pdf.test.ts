import { describe, expect, test } from 'vitest';
import type { Document, Grid } from '../../src/documents/document.ts';
import { readPdf } from '../../src/documents/pdf.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';

const HEADER_ROWS = 5;

const readFixture = (name: string) => readPdf(fixture(`pdf/${name}.pdf`));

/** Any white space as one space: a PDF keeps none of it. */
function folded(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
}

/** The lines of each cell that are not blank. */
function linesOf(rows: readonly (readonly string[])[]): readonly (readonly (readonly string[])[])[] {
  return rows.map((row) =>
    row.map((cell) =>
      cell
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  );
}

/** The rows of a table without those that repeat its header on later pages. */
function rowsOnce(grid: Grid | undefined): readonly (readonly string[])[] {
  const rows = grid ? asTextExport(grid) : [];
  const header = rows.slice(0, HEADER_ROWS).map((row) => row.join('\t'));
  return rows.filter((row, index) => index < HEADER_ROWS || !header.includes(row.join('\t')));
}

describe.each(['seed-libreoffice', 'seed-chromium'])('the seed report printed to %s.pdf', (name) => {
  test('gives every cell of its text export, list lines and all', async () => {
    const document = await readFixture(name);
    const grids = gridsOf(document);
    expect(grids).toHaveLength(1);
    const rows = rowsOnce(grids[0]);
    expect(folded(rows)).toEqual(folded(SEED_ROWS));
    expect(linesOf(rows)).toEqual(linesOf(SEED_ROWS));
    expect(paragraphsOf(document)).toEqual(
      SEED_PARAGRAPHS.map((paragraph) => paragraph.replace(/\s+/g, ' ')),
    );
  });

  test('keeps the merged cells of its header, and the header of its second page', async () => {
    const [grid] = gridsOf(await readFixture(name));
    const header = [
      '0v4:Зміст заходу | 1v4:Термін виконання | 2v4:Виконавець | ' +
        '3+6:Витрати на реалізацію (план / факт), тис. грн. | 9v4:Виконання',
      '3v3:Всього | 4+5:у тому числі, за рахунок коштів:',
      '4v2:держбюджету | 5+2:місцевих бюджетів: | 7v2:підприємств | 8v2:інших джерел',
      '5:обл. бюджету | 6:бюджету міста',
    ];
    expect(outline(grid).slice(0, 4)).toEqual(header);
    expect(outline(grid).slice(13, 17)).toEqual(header);
    expect(grid?.merges).toBe('kept');
    expect(outline(grid).at(-1)).toBe(
      '0+3:ВСЬОГО: | 3:1188,8 / 1004,5 | 4:- | 5:- | 6:138,8 / 40,5 | 7:- | 8:1050 / 964 | 9:х',
    );
  });

  test('gives the same document when it is read again', async () => {
    expect(await readFixture(name)).toEqual(await readFixture(name));
  });
});

/** The row of long-table.html that no page has room for. */
const LONG_CELL = [
  'Капітальний ремонт за переліком:',
  ...Array.from({ length: 40 }, (_, index) => `- об’єкт ${index + 1}: вулиця Центральна, ${index + 1};`),
].join('\n');

test.each(['long-table-libreoffice', 'long-table-chromium'])(
  'a table over three pages is one grid in %s.pdf, and a row split between pages is whole',
  async (name) => {
    const grids = gridsOf(await readFixture(name));
    expect(grids).toHaveLength(1);
    const rows = outline(grids[0]);
    expect(rows).toHaveLength(38);
    expect(rows.filter((row) => row.startsWith('0v2:№ з/п | 1v2:Назва заходу'))).toHaveLength(3);
    expect(rows[14]).toBe(`0:12а | 1:${LONG_CELL} | 2:1 000 000,00 | 3:999 999,99 | 4:Виконано`);
    expect(rows.at(-1)).toBe('0+2:Разом | 2:9 999,00 | 3:- | 4:х');
  },
);

test('page numbers between the parts of a table follow it as paragraphs', async () => {
  const document = await readFixture('long-table-chromium');
  expect(document.blocks.map((block) => (block.kind === 'grid' ? 'grid' : block.text))).toEqual([
    'Звіт про виконання Програми розвитку культури за 2019 рік',
    'grid',
    'Сторінка 1 з 3',
    'Сторінка 2 з 3',
    'Начальник управління культури О. Коваль',
    'Сторінка 3 з 3',
  ]);
});

test.each(['unruled-libreoffice', 'unruled-chromium'])(
  'columns of white space make a table of %s.pdf, and the text around it stays text',
  async (name) => {
    const document = await readFixture(name);
    expect(outline(gridsOf(document)[0])).toEqual([
      '0:№ | 1:Захід | 2:Виконавець | 3:План | 4:Факт',
      '0:1 | 1:Матеріальна допомога мешканцям, які опинилися у складних життєвих обставинах | ' +
        '2:Управління соціального захисту | 3:1 250,0 | 4:1 248,7',
      '0:2 | 1:Безкоштовне харчування | 2:Територіальний центр | 3:310,5 | 4:-',
      '0:3 | 1:Пільговий проїзд окремих категорій громадян | 2:УЖКГ | 3:0,0 | 4:0,0',
      '0:4 | 1:Підтримка громадських організацій ветеранів, інвалідів та чорнобильців | ' +
        '2:Виконавчий комітет міської ради | 3:75,0 | 4:75,0',
      '1:Всього | 3:1 635,5 | 4:1 323,7',
    ]);
    expect(paragraphsOf(document)).toEqual([
      'Видатки на виконання Програми «Турбота» за І півріччя 2018 року, тис. грн.',
      'Програму виконано не в повному обсязі: територіальний центр не отримав коштів на харчування, тому ' +
        'зазначений захід перенесено на друге півріччя, про що повідомлено постійну комісію міської ради.',
      'Начальник управління',
    ]);
  },
);

test('a turned page, headings that run upwards and a table drawn sideways are read upright', async () => {
  const document = await readFixture('sideways');
  expect(gridsOf(document).map(outline)).toEqual([
    [
      '0:Захід | 1:План на 2020 рік, тис. грн. | 2:Фактично профінансовано',
      '0:1. Ремонт доріг | 1:150,5 | 2:149,0',
      '0:2. Освітлення вулиць | 1:- | 2:12',
    ],
    [
      '0:Захід | 1:План | 2:Факт',
      '0:1. Озеленення парку | 1:30 | 2:0',
      '0:2. Утримання притулку | 1:45,7 | 2:45,7',
    ],
  ]);
  expect(paragraphsOf(document)).toEqual([
    'Додаток 1 до звіту за 2020 рік',
    'Додаток 2 до звіту за 2021 рік',
  ]);
});

test('a printed spreadsheet keeps its merges, codes and blank cells', async () => {
  const document = await readFixture('spreadsheet');
  expect(outline(gridsOf(document)[0])).toEqual([
    '0v2:Код | 1v2:Найменування | 2+2:Загальний фонд | 4v2:Разом',
    '2:план | 3:касові видатки',
    '0:010116 | 1:Органи місцевого самоврядування | 2:58 006,1 | 3:57 990,0 | 4:57 990,0',
    '0:070000 | 1:Освіта | 2:1 250 400,0 | 3:1 198 764,3 | 4:1 198 764,3',
    '0:070101 | 1:Дошкільні заклади освіти, що утримуються за рахунок коштів обласного бюджету | 2: | 3:- | 4:-',
    '0:080000 | 1:Охорона здоров’я | 2:- | 3:0,0 | 4:0,0',
    '0+2:Усього | 2:1 308 406,1 | 3:1 256 754,3 | 4:1 256 754,3',
  ]);
});

test('an owner’s password does not keep a file from being read, a user’s does', async () => {
  const document: Document = await readFixture('owner-password');
  expect(outline(gridsOf(document)[0])).toEqual(['0:Захід | 1:План', '0:1. Ремонт | 1:5']);
  await expect(readFixture('password')).rejects.toMatchObject({
    code: 'file_unreadable',
    message: expect.stringContaining('encrypted and asks for one'),
  });
});
