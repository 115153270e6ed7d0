import { expect, test } from 'vitest';
import { readXls } from '../../src/documents/xls.ts';
import { asTextExport, fixture, gridsOf, outline, SEED_PARAGRAPHS, SEED_ROWS } from './as-text-export.ts';
import { encodeText } from './encode-text.ts';
import { container } from './word-file-builder.ts';

const words = (...values: readonly number[]) =>
  values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
const record = (type: number, body: readonly number[]) => [...words(type, body.length), ...body];
const EXCEL_5_SHEET = record(0x0809, words(0x0500, 0x0010, 0, 0));
const END = record(0x000a, []);

/** A workbook of Excel 5.0/95 in Windows-1251 with one sheet that holds these records. */
function excel5(cells: readonly number[]): Uint8Array {
  const name = [...encodeText('Звіт', 'windows-1251')];
  const start = [...record(0x0809, words(0x0500, 0x0005, 0, 0)), ...record(0x0042, words(1251))];
  const sheetAt = start.length + 4 + 6 + 1 + name.length + END.length;
  const sheetList = record(0x0085, [...words(sheetAt, 0, 0), name.length, ...name]);
  return Uint8Array.from([...start, ...sheetList, ...END, ...EXCEL_5_SHEET, ...cells, ...END]);
}

function label(row: number, column: number, text: string): readonly number[] {
  const bytes = [...encodeText(text, 'windows-1251')];
  return record(0x0204, [...words(row, column, 0, bytes.length), ...bytes]);
}

const mergedRange = (top: number, bottom: number, left: number, right: number) =>
  record(0x00e5, words(1, top, bottom, left, right));

test('every cell of the seed report comes out of its .xls as of its text export', () => {
  const [grid] = gridsOf(readXls(fixture('seed-table.xls')));
  expect(grid && asTextExport(grid, SEED_PARAGRAPHS.length)).toEqual(SEED_ROWS);
  expect(grid?.rows.slice(0, 2).map((row) => row.cells[0]?.text.trim())).toEqual(SEED_PARAGRAPHS);
  expect(outline(grid)[3]).toBe('3v3:Всього | 4+5:у тому числі, за рахунок коштів:');
});

test('values are read as stored: all decimals, percents and codes as shown, dates in ISO 8601, errors as printed', () => {
  const [grid] = gridsOf(readXls(fixture('values.xls')));
  const shownAt = (name: string) =>
    grid?.rows.find((row) => row.cells[0]?.text === name)?.cells.find((cell) => cell.column === 2)?.text;
  expect(shownAt('план, два знаки показано')).toBe('1188.8456');
  expect(shownAt('відсоток')).toBe('33.5%');
  expect(shownAt('дата')).toBe('2015-07-01');
  expect(shownAt('код')).toBe('070303');
  expect(shownAt('сума подвійних')).toBe('0.3');
  expect(shownAt('велике')).toBe('630000000');
  expect(shownAt('від’ємне')).toBe('-47700.5');
  expect(shownAt('так')).toBe('TRUE');
  expect(shownAt('помилка')).toBe('#DIV/0!');
  expect(shownAt('пропуск')).toBe(' ');
  expect(shownAt('перший рядок\nдругий рядок')).toBe('х');
});

test('hidden rows, columns and sheets are read and marked, empty sheets are none', () => {
  const grids = gridsOf(readXls(fixture('values.xls')));
  expect(grids.map((grid) => grid.name)).toEqual(['Значення', 'чернетка']);
  expect(grids[0]?.hiddenColumns).toEqual([1]);
  const hidden = grids.flatMap((grid) =>
    grid.rows.filter((row) => row.hidden).map((row) => row.cells[0]?.text),
  );
  expect(hidden).toEqual(['прихований рядок', 'контрольний рядок']);
});

test('merged cells span, and their covered places have no cell', () => {
  const [grid] = gridsOf(readXls(fixture('values.xls')));
  expect(outline(grid).slice(-2)).toEqual(['0+2v2:разом | 2:1', '2:2']);
});

test('a merge that would hide text is left out', () => {
  const cells = [
    ...label(0, 0, 'план'),
    ...label(0, 1, 'факт'),
    ...label(1, 0, '5'),
    ...mergedRange(0, 0, 0, 1),
  ];
  expect(outline(gridsOf(readXls(excel5(cells)))[0])).toEqual(['0:план | 1:факт', '0:5']);
});

test('a workbook of Excel 5.0/95 is read in its code page, in its container or without', () => {
  const stream = excel5(label(0, 0, 'Їжакевич і Ґалаґан'));
  for (const bytes of [stream, container({ Book: stream })]) {
    const [grid] = gridsOf(readXls(bytes));
    expect(grid?.name).toBe('Звіт');
    expect(outline(grid)).toEqual(['0:Їжакевич і Ґалаґан']);
  }
});

test('number formats of one workbook do not reach the next', () => {
  const format = record(0x041e, [...words(1), 2, ...encodeText('0%', 'windows-1251')]);
  const style = record(0x00e0, [...words(0, 1), ...new Array<number>(12).fill(0)]);
  const number = record(0x0203, [...words(0, 0, 0), ...new Uint8Array(Float64Array.of(0.5).buffer)]);
  expect(outline(gridsOf(readXls(excel5([...format, ...style, ...number])))[0])).toEqual(['0:50%']);
  expect(outline(gridsOf(readXls(excel5([...style, ...number])))[0])).toEqual(['0:0.5']);
});

test('two far corners of a sheet are refused, a far row costs little, a merge over all of it is cut at the last text', () => {
  const corners = [...label(0, 0, 'початок'), ...label(65_535, 255, 'кінець')];
  expect(() => readXls(excel5(corners))).toThrow(expect.objectContaining({ code: 'limit_exceeded' }));
  const [grid] = gridsOf(readXls(excel5([...label(0, 0, 'початок'), ...label(65_535, 1, 'кінець')])));
  expect(grid?.rows.length).toBe(65_536);
  const merged = [...label(0, 0, 'план'), ...label(1, 2, '5'), ...mergedRange(0, 0, 0, 255)];
  expect(outline(gridsOf(readXls(excel5(merged)))[0])).toEqual(['0+3:план', '2:5']);
});

test('a workbook with a password is named as such', () => {
  expect(() => readXls(fixture('locked.xls'))).toThrow(
    expect.objectContaining({ code: 'file_unreadable', message: expect.stringContaining('password') }),
  );
});

test('a file cut off, of another kind or without its sheet is refused with a reason', () => {
  const whole = fixture('seed-table.xls');
  const withoutSheet = excel5(label(0, 0, 'план')).subarray(0, 60);
  for (const bytes of [
    whole.subarray(0, 8_000),
    fixture('seed-table.doc'),
    withoutSheet,
    new Uint8Array(100),
  ]) {
    expect(() => readXls(bytes)).toThrow(
      expect.objectContaining({ name: 'PlanfactError', code: 'file_unreadable' }),
    );
  }
});

test('reading twice gives the same document', () => {
  expect(readXls(fixture('values.xls'))).toEqual(readXls(fixture('values.xls')));
});
