import { array, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Grid } from '../../src/documents/document.ts';
import { readHtml } from '../../src/documents/html.ts';
import { onlyGrid, placesOf } from './grid-texts.ts';

const gridOf = (html: string) => onlyGrid(readHtml(html));
const places = (html: string) => placesOf(gridOf(html));

test('cells stand beside what a cell above covers', () => {
  const header = `<table>
    <tr><th rowspan=2>Захід<th colspan=2>Обсяг<th rowspan=2>Стан</tr>
    <tr><th>план<th>факт</tr>
    <tr><td>1. Ремонт<td>28,8<td>-<td>виконано</tr></table>`;
  expect(places(header)).toEqual([
    ['0+2x1:Захід', '1+1x2:Обсяг', '3+2x1:Стан'],
    ['1:план', '2:факт'],
    ['0:1. Ремонт', '1:28,8', '2:-', '3:виконано'],
  ]);
});

test('a cell of one text says what it says with an empty element beside it', () => {
  const texts = string({ unit: constantFrom(' ', '\n', '\t', '\f', '\u00a0', '\u2003', 'а', '5', ',') });
  const read = (cell: string) => places(`<table><tr><td>х<td>${cell}<td>х</table>`);
  assert(
    property(texts, (text) => {
      expect(read(text)).toEqual(read(`${text}<i></i>`));
    }),
  );
});

test('missing end tags, missing row groups and stray tags are mended as browsers mend them', () => {
  const html = '<div><table><tr><td><p>а<td>б</div></td></span><td>в<tr><td>г</table></div><p>далі';
  expect(places(html)).toEqual([['0:а', '1:б', '2:в'], ['0:г']]);
  expect(readHtml(html).blocks.at(-1)).toEqual({ kind: 'paragraph', text: 'далі' });
});

test('a rowspan ends with its row group, and 0 means down to there', () => {
  const html = `<table><tbody><tr><td rowspan=0>а<td>б<tr><td rowspan=9>в</tbody><tbody><tr><td>г<td>ґ</tbody></table>`;
  expect(places(html)).toEqual([['0+2x1:а', '1:б'], ['1:в'], ['0:г', '1:ґ']]);
});

test('spans that mean nothing count as one', () => {
  const html = '<table><tr><td colspan=0>а<td colspan=-3 rowspan=-1>б<td colspan=x rowspan="">в<td>г</table>';
  expect(places(html)).toEqual([['0:а', '1:б', '2:в', '3:г']]);
});

test('a span wider than the table is as wide as the table', () => {
  const html = '<table><tr><td colspan=5000>Розділ 1<tr><td>1<td>2<td>3<tr><td colspan=3>Разом</table>';
  expect(places(html)).toEqual([['0+1x3:Розділ 1'], ['0:1', '1:2', '2:3'], ['0+1x3:Разом']]);
});

test('where cells would overlap, the lower one is cut', () => {
  expect(places('<table><tr><td>а<td rowspan=2>б<tr><td colspan=2>в<td>г</table>')).toEqual([
    ['0:а', '1+2x1:б'],
    ['0:в', '2:г'],
  ]);
});

test('the foot comes last and the head first, wherever they stand in the file', () => {
  const html = `<table><tfoot><tr><td>Разом</tfoot><tbody><tr><td>1. Ремонт</tbody><thead><tr><td>Захід</thead></table>`;
  expect(places(html)).toEqual([['0:Захід'], ['0:1. Ремонт'], ['0:Разом']]);
});

test('hidden rows and columns are read and marked', () => {
  const grid = gridOf(`<table><colgroup><col><col style="display:none"><col></colgroup>
    <tr><td>а<td>б<td>в</tr><tr style="DISPLAY : none"><td>г<td>ґ<td>д</tr><tr hidden><td>е</tr>
    <tbody style="visibility:collapse"><tr><td>є</tr></tbody></table>`);
  expect(grid.hiddenColumns).toEqual([1]);
  expect(grid.rows.map((row) => row.hidden)).toEqual([false, true, true, true]);
  expect(placesOf(grid)[1]).toEqual(['0:г', '1:ґ', '2:д']);
});

test('a column is hidden when each of its cells is, not when one is', () => {
  const row = (a: string, b: string) => `<tr><td>1<td ${a}>2<td ${b}>3`;
  const away = 'style="display:none"';
  expect(gridOf(`<table>${row(away, away)}${row(away, '')}</table>`).hiddenColumns).toEqual([1]);
});

test('a table inside something hidden is read with all its rows hidden', () => {
  const grid = gridOf('<div style="display:none">прихований текст<table><tr><td>28,8</table></div>');
  expect(grid.rows).toMatchObject([{ hidden: true, cells: [{ text: '28,8' }] }]);
});

test('the caption is the name of the grid', () => {
  expect(gridOf('<table><caption>Таблиця 1,<br>тис. грн.</caption><tr><td>а</table>').name).toBe(
    'Таблиця 1,\nтис. грн.',
  );
});

test('the rows that Word and Excel append to fix widths are no rows', () => {
  const widths = '<tr height=0><td width=52></td><td width=48></td></tr>';
  const word = `<table><tr><td>а<td>б</tr><![if !supportMisalignedColumns]>${widths}<![endif]></table>`;
  expect(places(word)).toEqual([['0:а', '1:б']]);
  expect(gridOf('<table><tr height=0 style="display:none"><td>прихована</table>').rows).toHaveLength(1);
});

test('the row numbers, column letters and freeze bars of Google Sheets are no cells', () => {
  const html = `<table class="waffle"><thead><tr><th class="row-header freezebar-origin-ltr"></th>
      <th id="0C0" class="column-headers-background">A</th><th id="0C1" class="column-headers-background">B</th></tr></thead>
    <tbody><tr><th id="0R0" class="row-headers-background"><div>1</div></th><td class="s0">Захід</td><td>План</td></tr>
      <tr><th class="freezebar-cell freezebar-horizontal-handle"></th><td class="freezebar-cell"></td></tr>
      <tr><th id="0R1" class="row-headers-background"><div>2</div></th><td class="s0">Ремонт</td><td>5</td></tr></tbody></table>`;
  expect(places(html)).toEqual([
    ['0:Захід', '1:План'],
    ['0:Ремонт', '1:5'],
  ]);
});

test('a table inside a cell of data becomes lines of the cell', () => {
  const inner = '<table><tr><td>обласний<td>1190,3<tr><td>міський<br>бюджет<td>5</table>';
  const html = `<table><tr><th>Захід<th>Обсяг<tr><td>Ремонт<td>1195,3, з них:${inner}далі</table>`;
  expect(places(html)[1]).toEqual([
    '0:Ремонт',
    '1:1195,3, з них:\nобласний\t1190,3\nміський бюджет\t5\nдалі',
  ]);
});

test.each([
  ['a frame of one cell', (table: string) => `<table><tr><td>${table}</table>`],
  [
    'a page of a menu and a body',
    (table: string) => `<table><tr><td>Меню<td>Звіт${table}<tr><td>Підвал</table>`,
  ],
  ['frames within frames', (table: string) => `<table><tr><td><table><tr><td>${table}</table></table>`],
  [
    'a table declared to be layout',
    (table: string) => `<table role=presentation><tr>${'<td>x'.repeat(9)}<td>${table}</table>`,
  ],
])('%s is opened up, and the table inside stays a table', (_, frame) => {
  const table = '<table><tr><td>Захід<td>План<tr><td>Ремонт<td>5</table>';
  expect(places(frame(table))).toEqual([
    ['0:Захід', '1:План'],
    ['0:Ремонт', '1:5'],
  ]);
});

test('no two cells of any table stand on one place, and none is lost', () => {
  const cell = record({ colspan: integer({ min: -1, max: 4 }), rowspan: integer({ min: -1, max: 4 }) });
  const table = array(array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 });
  assert(
    property(table, (rows) => {
      const html = rows
        .map(
          (cells) =>
            `<tr>${cells.map((c) => `<td colspan=${c.colspan} rowspan=${c.rowspan}>я`).join('')}</tr>`,
        )
        .join('');
      const grid = gridOf(`<table>${html}</table>`);
      expect(grid.rows.map((row) => row.cells.length)).toEqual(rows.map((cells) => cells.length));
      const taken = takenPlaces(grid);
      expect(new Set(taken).size).toBe(taken.length);
    }),
  );
});

function takenPlaces(grid: Grid): readonly string[] {
  return grid.rows.flatMap((row, at) =>
    row.cells.flatMap((cell) =>
      Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, place) => {
        const across = cell.column + (place % cell.columnSpan);
        return `${at + Math.floor(place / cell.columnSpan)}/${across}`;
      }),
    ),
  );
}

test.each([
  ['elements too deep', '<div>'.repeat(300)],
  [
    'formatting that is never closed',
    Array.from({ length: 300 }, (_, color) => `<font color=${color}><p>`).join(''),
  ],
  ['too many elements', '<table><tr>'.concat('<td>'.repeat(1_100_000))],
  [
    'spans that cover millions of places',
    `<table><tr>${'<td rowspan=0>'.repeat(999)}${'<tr><td>'.repeat(3000)}</table>`,
  ],
])('%s are refused', (_, html) => {
  expect(() => readHtml(html)).toThrow(expect.objectContaining({ code: 'limit_exceeded' }));
});
