import { expect, test } from 'vitest';
import { readDoc } from '../../src/documents/doc.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';
import { buildWordFile, IN_TABLE, ROW_END, tableDefinition } from './word-file-builder.ts';

const cell = (text: string) => ({ text: `${text}\u0007`, properties: IN_TABLE });
const rowEnd = (edges: readonly number[], flags: readonly number[]) => ({
  text: '\u0007',
  properties: [...ROW_END, ...tableDefinition(edges, flags)],
});

test('every cell of the seed report comes out of its .doc as of its text export', async () => {
  const document = await readDoc(fixture('seed-table.doc'));
  const [grid] = gridsOf(document);
  expect(grid && asTextExport(grid)).toEqual(SEED_ROWS);
  expect(paragraphsOf(document)).toEqual(SEED_PARAGRAPHS);
});

test('the header of the seed report keeps its merged cells', async () => {
  const [grid] = gridsOf(await readDoc(fixture('seed-table.doc')));
  expect(outline(grid).slice(0, 5)).toEqual([
    '0v4:Зміст заходу | 1v4:Термін виконання | 2v4:Виконавець | ' +
      '3+6:Витрати на реалізацію (план / факт), тис. грн. | 9v4:Виконання',
    '3v3:Всього | 4+5:у тому числі, за рахунок коштів:',
    '4v2:держбюджету | 5+2:місцевих бюджетів: | 7v2:підприємств | 8v2:інших джерел',
    '5:обл. бюджету | 6:бюджету міста',
    '0:1 | 1:2 | 2:3 | 3:4 | 4:5 | 5:6 | 6:7 | 7:8 | 8:9 | 9:10',
  ]);
});

test('rows with different cell edges line up, as Word 97 and later store cells merged across', async () => {
  const document = await readDoc(
    buildWordFile({
      paragraphs: [
        ...[cell('Захід'), cell('Витрати'), rowEnd([-108, 2000, 6000], [0, 0])],
        ...[cell('1. Ремонт'), cell('5'), cell('3'), rowEnd([-113, 1990, 4000, 6000], [0, 0, 0])],
      ],
    }),
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0:Захід | 1+2:Витрати', '0:1. Ремонт | 1:5 | 2:3']);
});

test.each([
  ['the first cell marked 1 and the next 2', [1, 2, 0]],
  ['the first cell marked 2 and the next 1', [2, 1, 0]],
  ['the first cell marked 3 and the next 1', [3, 1, 0]],
])('merges across by flags are read with %s', async (_, flags) => {
  const document = await readDoc(
    buildWordFile({
      paragraphs: [
        ...[cell('Разом'), cell(''), cell('8'), rowEnd([0, 1000, 2000, 3000], flags)],
        ...[cell('1'), cell('2'), cell('3'), rowEnd([0, 1000, 2000, 3000], [0, 0, 0])],
      ],
    }),
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0+2:Разом | 2:8', '0:1 | 1:2 | 2:3']);
});

test('a cell merged down ends where another begins', async () => {
  const [single, next, first] = [0, 1 << 5, 3 << 5];
  const rows = [first, first, next, single].flatMap((flag, index) => [
    cell(flag === next ? '' : `рядок ${index + 1}`),
    cell('-'),
    rowEnd([0, 1000, 2000], [flag, 0]),
  ]);
  expect(outline(gridsOf(await readDoc(buildWordFile({ paragraphs: rows })))[0])).toEqual([
    '0:рядок 1 | 1:-',
    '0v2:рядок 2 | 1:-',
    '1:-',
    '0:рядок 4 | 1:-',
  ]);
});

test('a row whose many properties lie in the Data stream is read', async () => {
  const definition = tableDefinition([0, 1000, 3000], [0, 0]);
  const data = Uint8Array.of(0, 0, definition.length & 0xff, definition.length >> 8, ...definition);
  const document = await readDoc(
    buildWordFile({
      data,
      paragraphs: [
        ...[cell('1'), cell('2'), { text: '\u0007', properties: [...ROW_END, 0x46, 0x66, 2, 0, 0, 0] }],
        ...[cell('а'), cell('б'), cell('в'), rowEnd([0, 1000, 2000, 3000], [0, 0, 0])],
      ],
    }),
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0:1 | 1+2:2', '0:а | 1:б | 2:в']);
});

test('a table inside a cell becomes lines of that cell', async () => {
  const inner = [...IN_TABLE, 0x49, 0x66, 2, 0, 0, 0];
  const document = await readDoc(
    buildWordFile({
      paragraphs: [
        { text: 'Зміст\r', properties: IN_TABLE },
        { text: 'сервер\r', properties: [...inner, 0x4b, 0x24, 1] },
        { text: '5\r', properties: [...inner, 0x4b, 0x24, 1] },
        { text: '\r', properties: [...inner, 0x4b, 0x24, 1, 0x4c, 0x24, 1] },
        ...[cell(''), cell('28,8 / 0'), rowEnd([0, 1000, 2000], [0, 0])],
      ],
    }),
  );
  expect(gridsOf(document)[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
    'Зміст\nсервер\t5\n',
    '28,8 / 0',
  ]);
});

test('deleted text and commands of fields are left out, lines and hard hyphens are kept', async () => {
  const document = await readDoc(
    buildWordFile({
      paragraphs: [
        { text: 'план 15,0\u0013 DATE \u00142016\u0015 рік\u000bпрес\u001eслужба\r' },
        { text: 'кінець\r' },
      ],
      deleted: [5, 7],
    }),
  );
  expect(paragraphsOf(document)).toEqual(['план ,02016 рік\nпрес\u2011служба', 'кінець']);
});

test('text kept one byte a character is read', async () => {
  const document = await readDoc(
    buildWordFile({ oneByte: true, paragraphs: [{ text: 'USAID 28,8 \u00ab\r' }] }),
  );
  expect(paragraphsOf(document)).toEqual(['USAID 28,8 «']);
});

test('lists are numbered as Word shows them, notes, comments, boxes and hidden text come last', async () => {
  const document = await readDoc(fixture('beside.doc'));
  expect(outline(gridsOf(document)[0])).toEqual([
    '0:1. Ремонт | 1:5 | 2:- дах;\n- стіни.',
    '0:2. Закупівля\n2.1. серверів\n2.2. столів | 1:7 | 2:',
  ]);
  expect(paragraphsOf(document)).toEqual([
    'Звіт за 2016 рік',
    'кінець',
    'примітка до звіту',
    'коментар',
    'текст у рамці',
    '(чернетка)',
  ]);
});

test('a file with a password is named as such', async () => {
  await expect(readDoc(fixture('locked.doc'))).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'file_unreadable',
    message: expect.stringContaining('password'),
  });
});

test('a file cut off, of another kind or with a damaged header is refused with a reason', async () => {
  const whole = fixture('seed-table.doc');
  const damaged = whole.slice();
  damaged.fill(0xff, 512, 540);
  for (const bytes of [whole.subarray(0, 20_000), fixture('seed-table.xls'), damaged, new Uint8Array(600)]) {
    await expect(readDoc(bytes)).rejects.toMatchObject({ name: 'PlanfactError', code: 'file_unreadable' });
  }
});

test('reading twice gives the same document', async () => {
  expect(await readDoc(fixture('seed-table.doc'))).toEqual(await readDoc(fixture('seed-table.doc')));
});
