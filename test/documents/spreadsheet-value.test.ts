import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber, parseNumberFormat } from '../../src/documents/spreadsheet-value.ts';

const shown = (value: number, code: string, epoch1904 = false) =>
  formatNumber(value, parseNumberFormat(code), epoch1904);

test.each([
  [1188.8456, '#,##0.00', '1188.8456'],
  [6.3e8, '0.0E+00', '630000000'],
  [1e-7, 'General', '0.0000001'],
  [0.1 + 0.2, 'General', '0.3'],
  [36.27268679019725, '0.0', '36.2726867901973'],
  [-47700, '#,##0_р_.', '-47700'],
  [-0, '0.00', '0'],
  [33.5, '0.0"%"', '33.5'],
  [0.335, '0%', '33.5%'],
  [0.335, '0.0%;[Red]-0.0%', '33.5%'],
  [70303, '000000', '070303'],
  [-7, '000', '-007'],
  [28800, '#,##0.0,', '28.8'],
  [28800, '#,##0.0,"тис."', '28.8'],
  [2016, '0" рік (день)"', '2016'],
  [42186, 'dd.mm.yyyy', '2015-07-01'],
  [42186, '[$-FC22]d mmmm yyyy" р.";@', '2015-07-01'],
  [42186.4375, 'dd.mm.yyyy hh:mm', '2015-07-01T10:30'],
  [0.4375, 'h:mm', '10:30'],
  [1.5, '[h]:mm', '1.5'],
  [1, 'dd.mm.yyyy', '1900-01-01'],
  [-3, 'dd.mm.yyyy', '-3'],
  [Number.NaN, '0.00', 'NaN'],
])('%d in the format %s is %s', (value, code, text) => {
  expect(shown(value, code)).toBe(text);
});

test('dates of a workbook that counts from 1904 are 1462 days later', () => {
  expect(shown(42186 - 1462, 'dd.mm.yyyy', true)).toBe(shown(42186, 'dd.mm.yyyy'));
});

test('an amount of kopecks keeps its value in any format that shows fewer digits', () => {
  assert(
    property(integer({ min: -(10 ** 12), max: 10 ** 12 }), (kopecks) => {
      const text = shown(kopecks / 100, '#,##0');
      expect(text).toMatch(/^-?\d+(\.\d{1,2})?$/);
      expect(Math.round(Number(text) * 100)).toBe(kopecks === 0 ? 0 : kopecks);
    }),
  );
});
