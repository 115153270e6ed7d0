import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameOf } from '../../../src/pipelines/sources/file-name.ts';

test.each([
  ['https://town.example/docs/report-2016.xlsx', 'report-2016.xlsx'],
  [
    'https://town.example/%D0%97%D0%B2%D1%96%D1%82%20%D0%B7%D0%B0%202016%20%D1%80%D1%96%D0%BA.docx',
    'Звіт за 2016 рік.docx',
  ],
  ['https://town.example/Звіт.docx', 'Звіт.docx'],
  ['https://town.example/%C7%E2%B3%F2_2016.doc', 'Звіт_2016.doc'],
  ['https://town.example/get.php?file=/upload/zvit_2016.xls&v=1', 'zvit_2016.xls'],
  ['https://town.example/get.php?id=5', 'get.php'],
  ['https://town.example/docs/', 'docs'],
  ['https://town.example/', 'file'],
  ['https://town.example/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 'passwd'],
  ['https://town.example/..%5c..%5cboot.ini', 'boot.ini'],
  ['https://town.example/.htaccess', 'htaccess'],
  ['https://town.example/%00report%0d%0a.csv', '_report_.csv'],
  ['https://town.example/%E2%80%AExslx.exe', '_xslx.exe'],
  ['https://town.example/a:b*c?.xls', 'a_b_c'],
  ['https://town.example/%D0%B8%CC%86.csv', '\u0439.csv'],
  ['https://town.example/%20', 'file'],
  [`https://town.example/${'%D0%B7'.repeat(200)}.xlsx`, `${'з'.repeat(80)}.xlsx`],
])('the file at %s is called %s', (address, name) => {
  expect(fileNameOf(address, null)).toBe(name);
});

test.each([
  ['https://town.example/export', 'csv', 'export.csv'],
  ['https://town.example/get.php?id=5', 'xlsx', 'get.php.xlsx'],
  ['https://town.example/report.xls', 'xlsx', 'report.xls'],
  ['https://town.example/report', 'zip', 'report'],
])('the file at %s, said to be %s, is called %s', (address, format, name) => {
  expect(fileNameOf(address, format)).toBe(name);
});

test('whatever the address, the name is one part of a path, not hidden, and clean', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string({ unit: 'binary' }), (address, tail) => {
      const name = fileNameOf(`${address.split('?')[0]}/${encodeURIComponent(tail.toWellFormed())}`, 'csv');
      expect(name).toMatch(/^[\p{L}\p{M}\p{N}_()№-][\p{L}\p{M}\p{N} ._()№-]*$/u);
      expect(name).not.toMatch(/[. ]$/);
      expect(Buffer.byteLength(name)).toBeLessThan(400);
    }),
  );
});
