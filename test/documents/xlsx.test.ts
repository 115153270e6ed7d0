import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readOds } from '../../src/documents/ods.ts';
import { readXlsx } from '../../src/documents/xlsx.ts';
import { asTextExport, fixture, gridsOf, outline, SEED_PARAGRAPHS, SEED_ROWS } from './as-text-export.ts';
import { makeZip } from './make-zip.ts';
import { links, sheet, xlsx } from './office-parts.ts';

const outlineOf = async (bytes: Uint8Array) => outline(gridsOf(await readXlsx(bytes))[0]);
const c = (reference: string, value: string, attributes = '') =>
  `<c r="${reference}" ${attributes}><v>${value}</v></c>`;
const inline = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const unreadable = expect.objectContaining({ name: 'PlanfactError', code: 'file_unreadable' });
const overLimit = expect.objectContaining({ name: 'PlanfactError', code: 'limit_exceeded' });

test('every cell of the seed report comes out of its .xlsx as of its text export', async () => {
  const [grid] = gridsOf(await readXlsx(fixture('seed-table.xlsx')));
  expect(grid && asTextExport(grid, SEED_PARAGRAPHS.length)).toEqual(SEED_ROWS);
  expect(outline(grid)[3]).toBe('3v3:Всього | 4+5:у тому числі, за рахунок коштів:');
});

test('one workbook saved as .xlsx and .ods gives the same grids', async () => {
  for (const name of ['values', 'seed-table']) {
    const excel = await readXlsx(fixture(`${name}.xlsx`));
    expect(gridsOf(excel).length).toBeGreaterThan(0);
    expect(excel.blocks).toEqual((await readOds(fixture(`${name}.ods`))).blocks);
  }
});

test('numbers come as stored to 15 digits, in the spelling of their format', async () => {
  const codes = [
    '000000',
    '#,##0.00',
    '0.0%',
    'dd/mm/yyyy',
    '_-* #,##0.00_₴_-;-* #,##0.00_₴_-;_-* "-"??_₴_-',
  ];
  const styles =
    `<numFmts>${codes.map((code, index) => `<numFmt numFmtId="${index + 164}" formatCode="${code.replace(/"/g, '&quot;')}"/>`).join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${[0, 164, 165, 166, 167, 168, 9, 14, 22].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
  const cells =
    c('A1', '5746981.4400000004') +
    c('B1', '6.3E8') +
    c('C1', '10116', 's="1"') +
    c('D1', '1188.8456000000001', 's="2"') +
    c('E1', '0.33500000000000002', 's="3"') +
    c('F1', '42735', 's="4"') +
    c('G1', '0', 's="5"') +
    c('H1', '0.09', 's="6"') +
    c('I1', '42735', 's="7"') +
    c('J1', '42735.75', 's="8"') +
    c('K1', '-47700.5', 's="99"') +
    c('L1', '1E400') +
    c('M1', '0.1000000000000000055');
  const [grid] = gridsOf(await readXlsx(sheet(`<row r="1">${cells}</row>`, '', { styles })));
  expect(grid?.rows[0]?.cells.map(({ text }) => text)).toEqual([
    '5746981.44',
    '630000000',
    '010116',
    '1188.8456',
    '33.5%',
    '2016-12-31',
    '0',
    '9%',
    '2016-12-31',
    '2016-12-31T18:00',
    '-47700.5',
    '1E400',
    '0.1',
  ]);
});

test('dates of a workbook that counts from 1904 are four years later', async () => {
  const parts = {
    styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    workbookPr: '<workbookPr date1904="1"/>',
  };
  expect(await outlineOf(sheet(`<row>${c('A1', '41273')}</row>`, '', parts))).toEqual(['0:2016-12-31']);
});

test('every kind of cell gives its text', async () => {
  const strings =
    '<si><t>бюджет міста</t></si><si><r><t>обл. </t></r><r><rPr><b/></rPr><t xml:space="preserve">бюджету </t></r><rPh><t>читання</t></rPh></si>' +
    '<si><t>перший_x000D_\nдругий _x005F_x0041_</t></si><si/>';
  const cells =
    c('A1', '0', 't="s"') +
    c('B1', '1', 't="s"') +
    c('C1', '2', 't="s"') +
    c('D1', '3', 't="s"') +
    inline('E1', 'вписаний') +
    c('F1', '1', 't="b"') +
    c('G1', '#REF!', 't="e"') +
    '<c r="H1" t="str"><f>A1</f><v>результат</v></c>' +
    '<c r="I1"><f>2*3</f><v>6</v></c>' +
    c('J1', '2016-12-31T00:00:00', 't="d"') +
    '<c r="K1" t="str"><f>A1</f><v></v></c>' +
    '<c r="L1" s="0"/>';
  expect(await outlineOf(sheet(`<row r="1">${cells}</row>`, '', { sharedStrings: strings }))).toEqual([
    '0:бюджет міста | 1:обл. бюджету  | 2:перший\nдругий _x0041_ | 4:вписаний | 5:TRUE | 6:#REF! | 7:результат | ' +
      '8:6 | 9:2016-12-31',
  ]);
});

test('a formula without a stored result does not pass for an empty cell', async () => {
  const cells = '<c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f t="shared" si="0"/><v/></c>';
  expect(await outlineOf(sheet(`<row r="1">${cells}</row>`))).toEqual(['0:=SUM(B1:B9) | 1:=']);
});

test('cells without references follow each other', async () => {
  const rows =
    '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="3"><c><v>7</v></c></row>';
  expect(await outlineOf(sheet(rows))).toEqual(['0:1 | 3:4 | 4:5', '', '0:7']);
});

test('merged cells span, but never over text', async () => {
  const rows =
    `<row r="1">${inline('A1', 'Звіт')}</row><row r="2">${inline('A2', 'план')}${inline('B2', 'факт')}${c('C2', '5')}</row>` +
    `<row r="3">${inline('A3', 'разом')}${c('C3', '6')}</row>`;
  const merges =
    '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:B2"/><mergeCell ref="A3:B9"/></mergeCells>';
  expect(await outlineOf(sheet(rows, merges))).toEqual([
    '0+3:Звіт',
    '0:план | 1:факт | 2:5',
    '0+2:разом | 2:6',
  ]);
});

test('hidden rows, columns and sheets are marked, sheets without text are none', async () => {
  const content =
    '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" width="0"/></cols>' +
    `<sheetData><row r="1">${c('A1', '1')}</row><row r="2" hidden="true">${c('D2', '2')}</row></sheetData>`;
  const byDefault = `<sheetFormatPr zeroHeight="1"/><sheetData><row r="2">${c('A2', '1')}</row><row r="4">${c('A4', '1')}</row></sheetData>`;
  const grids = gridsOf(
    await readXlsx(
      xlsx([
        { name: 'Звіт', content },
        { name: 'Порожній', content: '<sheetData><row r="9"><c r="A9" s="1"/></row></sheetData>' },
        { name: 'Дуже прихований', content, state: 'veryHidden' },
        { name: 'Згорнутий', content: byDefault },
      ]),
    ),
  );
  expect(grids.map(({ name }) => name)).toEqual(['Звіт', 'Дуже прихований', 'Згорнутий']);
  expect(grids.map((grid) => grid.rows.map(({ hidden }) => hidden))).toEqual([
    [false, true],
    [true, true],
    [true, false, true, false],
  ]);
  expect(grids[0]?.hiddenColumns).toEqual([1, 3]);
});

test('text boxes come before their sheet, comments after everything', async () => {
  const drawing =
    '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>Звіт </a:t></a:r><a:r><a:t>за 2016 рік</a:t></a:r></a:p><a:p/></d>';
  const comments =
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="A1"><text><r><t>перевірено</t></r></text></comment></commentList></comments>';
  const rows = `<sheetData><row>${c('A1', '5')}</row></sheetData>`;
  const bytes = xlsx(
    [
      { name: 'Перший', content: rows },
      { name: 'Другий', content: rows },
    ],
    {},
    {
      'xl/worksheets/_rels/sheet1.xml.rels': links({
        drawing: '../drawings/drawing1.xml',
        comments: '/xl/comments1.xml',
      }),
      'xl/drawings/drawing1.xml': drawing,
      'xl/comments1.xml': comments,
    },
  );
  const { blocks } = await readXlsx(bytes);
  expect(blocks.map((block) => (block.kind === 'grid' ? block.name : block.text))).toEqual([
    'Звіт за 2016 рік',
    'Перший',
    'Другий',
    'перевірено',
  ]);
});

test('a kilobyte that reaches over a whole sheet is refused, a far row is read', async () => {
  const corners = `<row r="1">${c('A1', '1')}</row><row r="1048576">${c('XFD1048576', '2')}</row>`;
  await expect(readXlsx(sheet(corners))).rejects.toEqual(overLimit);
  const far = `<row r="1">${c('A1', '1')}</row><row r="1048576">${c('B1048576', '2')}</row>`;
  const [grid] = gridsOf(await readXlsx(sheet(far)));
  expect([grid?.rows.length, grid?.rows.at(-1)?.cells[0]?.text]).toEqual([1_048_576, '2']);
});

test.each(['A0', 'A1048577', 'XFE1', '1', 'A', 'A1:B2', 'AAAA1'])(
  'a cell at «%s» is damage',
  async (reference) => {
    await expect(readXlsx(sheet(`<row>${c(reference, '1')}</row>`))).rejects.toEqual(unreadable);
  },
);

test('a text that the workbook does not have is damage, not an empty cell', async () => {
  const cells = `<row>${c('A1', '7', 't="s"')}</row>`;
  await expect(readXlsx(sheet(cells, '', { sharedStrings: '<si><t>а</t></si>' }))).rejects.toEqual(
    unreadable,
  );
});

test('a sheet that lies outside of the file is not looked for', async () => {
  const outside =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  const bytes = xlsx([{ name: 'Звіт', content: '' }], {}, { 'xl/_rels/workbook.xml.rels': outside });
  expect((await readXlsx(bytes)).blocks).toEqual([]);
});

test('a package without a workbook is damage', async () => {
  await expect(readXlsx(makeZip({ '[Content_Types].xml': '<Types/>' }))).rejects.toEqual(unreadable);
});

test('reading twice gives the same document', async () => {
  expect(await readXlsx(fixture('values.xlsx'))).toEqual(await readXlsx(fixture('values.xlsx')));
});

describe('files of real councils', () => {
  const folder = new URL('../../../shared/reports/real/', import.meta.url);
  const isMissing = !existsSync(folder);
  const read = async (name: string) => gridsOf(await readXlsx(readFileSync(new URL(name, folder))));

  test('amounts lose the noise of binary fractions, and headings keep their merges', async (context) => {
    if (isMissing) return context.skip('the folder of real reports is not beside the checkout');
    const [grid] = await read('pasp_oblasnuy - ВИДАТКИ - na 01.06.15.xlsx');
    expect(grid?.rows).toHaveLength(264);
    expect(outline(grid)[1]).toBe(
      '0v3:Найменування показника | 1+2:Коди бюджетної класифікації | 3+3:Загальний фонд | 6+3:Спеціальний фонд | 9+3:Разом',
    );
    expect(outline(grid)[7]).toBe(
      '0:Органи місцевого самоврядування\u00a0 | 1:10116 | 2:0 | 3:17160790 | 4:5746981.32 | 5:33.4890253886913 | ' +
        '6:2169000 | 7:867054.58 | 8:39.9748538497003 | 9:19329790 | 10:6614035.9 | 11:34.2168016310576',
    );
  });

  test('a workbook of three sheets with a deep header is read in the order of its tabs', async (context) => {
    if (isMissing) return context.skip('the folder of real reports is not beside the checkout');
    const grids = await read('Додаток_3.xlsx');
    expect(grids.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['дод 2', 131],
      ['дод 3', 160],
      ['Погодження', 37],
    ]);
    expect(outline(grids[0])[7]).toMatch(/^0v4:Код тимчасової .* \| 2\+3:Видатки загального фонду \| 5\+7:/);
  });
});
