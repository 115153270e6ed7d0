import { expect, test } from 'vitest';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { type TestCell, tableDocument } from '../table-document.ts';

const HEADER = ['Захід', 'Термін виконання', 'План, грн.', 'Факт, грн.'];

function read(...body: readonly (readonly TestCell[])[]) {
  const tables = readTables(tableDocument(['за 2016 рік'], [HEADER, ...body]));
  const { reports, findings } = readReports(tables.tables, null);
  return {
    titles: reports.map(({ measures }) => measures.map(({ title }) => title)),
    codes: [...tables.findings, ...findings].map(({ code }) => code),
  };
}

test('a signature below the total is neither a section nor a measure', () => {
  const whole = [{ text: 'Міський голова    О. Пробна', columns: 4 }];
  expect(read(['1. Ремонт', 'рік', '5', '4'], ['Разом', '', '5', '4'], whole)).toEqual({
    titles: [['Ремонт']],
    codes: [],
  });
});

test('a signature in two cells below a blank row ends the table too', () => {
  const body = [['1. Ремонт', 'І квартал', '5', '4'], [], ['Начальник відділу', '', '', 'О. Пробна']];
  expect(read(...body)).toEqual({ titles: [['Ремонт']], codes: [] });
});

test('a number below the signature is reported, not added', () => {
  const body = [['1. Ремонт', 'І квартал', '5', '4'], ['Разом', '', '5', '4'], []];
  const { titles, codes } = read(...body, ['Міський голова'], ['', '', '252', '']);
  expect(titles).toEqual([['Ремонт']]);
  expect(codes).toEqual(['cell_leftover']);
});

test('a measure whose money is left blank stays a measure, below a blank row as well', () => {
  const body = [['1. Ремонт', 'І квартал', '5', '4'], [], ['2. Толока', 'ІІ квартал', '', '']];
  expect(read(...body).titles).toEqual([['Ремонт', 'Толока']]);
});
