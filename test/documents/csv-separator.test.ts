import { expect, test } from 'vitest';
import { guessSeparator, looksLikeCsv } from '../../src/documents/csv-separator.ts';

test.each([
  ['semicolons', '№;Захід;План\n1;Ремонт;28,8\n2;Дорога;5\n', ';'],
  ['commas', 'name,title,type\nid,Номер,string\ndate,"Дата, час",date\n', ','],
  ['TABs', 'Захід\tПлан, грн\tФакт, грн\nРемонт\t28,8\t0\n', '\t'],
  ['bars', 'Захід|План|Факт\nРемонт|28,8|0\n', '|'],
])('%s are found', (_, text, separator) => {
  expect(guessSeparator(text)?.separator).toBe(separator);
  expect(looksLikeCsv(text)).toBe(true);
});

test('few rows of many fields weigh more than many commas', () => {
  const text =
    '10116;2111;74472861;25314499,00;;;;\n10116;2120;26700956;9176209,00;;;;\n10116;2210;4384886;1564098,00;;;;\n';
  expect(guessSeparator(text)).toMatchObject({ separator: ';', fields: 8, confidence: 1, lines: 3 });
});

test('titles and signatures around a table leave it a table', () => {
  const rows = Array.from({ length: 8 }, (_, i) => `${i};Захід ${i};${i},5`).join('\n');
  expect(
    looksLikeCsv(`Звіт про виконання програми\nза 2016 рік\n\n${rows}\n\nНачальник відділу, І. Коваль\n`),
  ).toBe(true);
});

test('a first line sep= is proof enough', () => {
  expect(looksLikeCsv('sep=;\nЗвіт\n')).toBe(true);
});

test.each([
  ['prose', 'Міська рада, розглянувши звіт, вирішила:\nвзяти його до відома, а також\nоприлюднити.\n'],
  [
    'a list whose lines end with semicolons',
    'Заходи:\n- придбання обладнання;\n- монтаж мережі;\n- навчання людей;\n- звіт.\n',
  ],
  [
    'a text export, each cell a line that begins with a TAB',
    'Звіт\n\n\t№\n\tЗахід\n\tПлан\n\n\t1\n\tРемонт\n\t28,8 / 0\n',
  ],
  ['nothing', ''],
  ['one word', 'Звіт'],
])('%s is not a table of separated values', (_, text) => {
  expect(looksLikeCsv(text)).toBe(false);
});
