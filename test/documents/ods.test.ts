import { expect, test } from 'vitest';
import { readOds } from '../../src/documents/ods.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';
import { odf } from './office-parts.ts';

const words = (text: string) => `<text:p>${text}</text:p>`;
const cell = (attributes: string, content = '') =>
  `<table:table-cell ${attributes}>${content}</table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const sheet = (content: string, attributes = 'table:name="Звіт"') =>
  `<table:table ${attributes}>${content}</table:table>`;
const value = (type: string, stored: string, shown = '', more = '') =>
  cell(`office:value-type="${type}" ${stored} ${more}`, shown === '' ? '' : words(shown));

const read = (body: string, styles = '') => readOds(odf('spreadsheet', body, styles));
const firstRow = async (cells: string, styles = '') =>
  gridsOf(await read(sheet(row(cells)), styles))[0]?.rows[0]?.cells.map(({ text }) => text);

test('every cell of the seed report comes out of its .ods as of its text export', async () => {
  const [grid] = gridsOf(await readOds(fixture('seed-table.ods')));
  expect(grid && asTextExport(grid, SEED_PARAGRAPHS.length)).toEqual(SEED_ROWS);
  expect(outline(grid)[3]).toBe('3v3:Всього | 4+5:у тому числі, за рахунок коштів:');
});

test('values, hidden rows, columns and sheets, and merges are read as from an .xls', async () => {
  const [grid, draft, ...others] = gridsOf(await readOds(fixture('values.ods')));
  expect(outline(grid)).toEqual([
    '0:назва | 1:приховано | 2:значення',
    '0:план, два знаки показано | 1:к | 2:1188.8456',
    '0:відсоток | 1:к | 2:33.5%',
    '0:дата | 1:к | 2:2015-07-01',
    '0:код | 1:к | 2:070303',
    '0:сума подвійних | 1:к | 2:0.3',
    '0:велике | 1:к | 2:630000000',
    '0:від’ємне | 1:к | 2:-47700.5',
    '0:так | 1:к | 2:TRUE',
    '0:помилка | 1:к | 2:#DIV/0!',
    '0:пропуск | 1:к | 2: ',
    '0:перший рядок\nдругий рядок | 1:к | 2:х',
    '0:прихований рядок | 1:к | 2:12',
    '0+2v2:разом | 2:1',
    '2:2',
  ]);
  expect(grid?.hiddenColumns).toEqual([1]);
  expect(grid?.rows.flatMap((line, index) => (line.hidden ? index : []))).toEqual([12]);
  expect(draft?.rows.map(({ hidden }) => hidden)).toEqual([true]);
  expect([grid?.name, draft?.name, others]).toEqual(['Значення', 'чернетка', []]);
});

test('a value is spelled from what is stored, whatever is displayed', async () => {
  const formats =
    '<number:number-style style:name="NT"><number:number number:min-integer-digits="1" number:display-factor="1000"/></number:number-style>' +
    '<number:date-style style:name="ND"><number:day/></number:date-style>' +
    '<style:style style:name="T" style:family="table-cell" style:data-style-name="NT"/>' +
    '<style:style style:name="D" style:family="table-cell" style:data-style-name="ND"/>';
  const cells =
    value('float', 'office:value="5746981.4400000004"', '5,7 млн') +
    value('float', 'office:value="6.3E8"', '6E+08') +
    value('currency', 'office:currency="UAH" office:value="1188.8"', '1 189 ₴') +
    value('float', 'office:value="5746981"', '5747', 'table:style-name="T"') +
    value('date', 'office:date-value="2016-12-31T18:30:00"', '31') +
    value('date', 'office:date-value="2016-12-31T18:30:00"', '31', 'table:style-name="D"') +
    value('time', 'office:time-value="PT09H05M00S"', '9:05') +
    value('time', 'office:time-value="PT30H00M00S"', '30:00:00') +
    value('boolean', 'office:boolean-value="false"', 'ХИБНІСТЬ') +
    value('float', 'office:value="n/a"', '28,8') +
    value('string', 'office:string-value="без абзацу"') +
    cell('table:formula="of:=[.A1]+[.B1]"');
  expect(await firstRow(cells, formats)).toEqual([
    '5746981.44',
    '630000000',
    '1188.8',
    '5746.981',
    '2016-12-31T18:30',
    '2016-12-31',
    '09:05',
    '30:00:00',
    'FALSE',
    '28,8',
    'без абзацу',
    '=[.A1]+[.B1]',
  ]);
});

test('a format comes from the cell, its row or its column', async () => {
  const styles =
    '<number:number-style style:name="N6"><number:number number:min-integer-digits="6"/></number:number-style>' +
    '<style:style style:name="C" style:family="table-cell" style:data-style-name="N6"/>' +
    '<style:style style:name="P" style:family="table-cell"/>';
  const columns =
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="C" table:number-columns-repeated="3"/><table:table-column/>';
  const code = value('float', 'office:value="70303"');
  const rows =
    row(
      cell('table:number-columns-repeated="2"') +
        code +
        value('float', 'office:value="70303"', '', 'table:style-name="P"'),
    ) + row(code, 'table:default-cell-style-name="C"');
  expect(outline(gridsOf(await read(sheet(columns + rows), styles))[0])).toEqual([
    '2:070303 | 3:70303',
    '0:070303',
  ]);
});

test('rows and cells that repeat text are there as often, empty ones cost nothing', async () => {
  const rows =
    row(cell('', words('а')) + cell('table:number-columns-repeated="16000"')) +
    row(
      cell('table:number-columns-repeated="16384"'),
      'table:number-rows-repeated="1000" table:visibility="collapse"',
    ) +
    row(cell('table:number-columns-repeated="2"', words('х')), 'table:number-rows-repeated="2"') +
    row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1047570"');
  const [grid] = gridsOf(await read(sheet(rows)));
  expect(outline(grid).filter((line) => line !== '')).toEqual(['0:а', '0:х | 1:х', '0:х | 1:х']);
  expect(grid?.rows.map(({ hidden }) => hidden).indexOf(false, 1)).toBe(1001);
  expect(grid?.rows).toHaveLength(1003);
});

test('a kilobyte that repeats itself into thousands of millions of cells is refused', async () => {
  const rows = row(
    cell('table:number-columns-repeated="16384"', words('х')),
    'table:number-rows-repeated="1048576"',
  );
  await expect(read(sheet(rows))).rejects.toMatchObject({ name: 'PlanfactError', code: 'limit_exceeded' });
});

test('text boxes come before their sheet, comments after everything', async () => {
  const box = (text: string) => `<draw:frame><draw:text-box>${words(text)}</draw:text-box></draw:frame>`;
  const comment = `<office:annotation>${words('перевірено')}</office:annotation>`;
  const first = sheet(
    `<table:shapes>${box('над таблицею')}</table:shapes>${row(cell('', `${comment}${words('5')}${box('у комірці')}`))}`,
  );
  const document = await read(first + sheet(row(cell('', words('6'))), 'table:name="Другий"'));
  expect(document.blocks.map((block) => (block.kind === 'grid' ? outline(block) : block.text))).toEqual([
    'над таблицею',
    'у комірці',
    ['0:5'],
    ['0:6'],
    'перевірено',
  ]);
});

test('what checks input or links elsewhere is not read as cells', async () => {
  const beside =
    `<table:content-validations><table:content-validation><table:error-message>${words('лише число')}</table:error-message></table:content-validation></table:content-validations>` +
    `<table:dde-links><table:dde-link>${sheet(row(cell('', words('чужа'))))}</table:dde-link></table:dde-links>`;
  const document = await read(beside + sheet(row(cell('', words('5')))));
  expect(document.blocks).toHaveLength(1);
  expect(paragraphsOf(document)).toEqual([]);
});

test('a file with a password is named as such', async () => {
  await expect(readOds(fixture('locked.ods'))).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'file_unreadable',
    message: expect.stringContaining('password'),
  });
});

test('reading twice gives the same document', async () => {
  expect(await readOds(fixture('values.ods'))).toEqual(await readOds(fixture('values.ods')));
});
