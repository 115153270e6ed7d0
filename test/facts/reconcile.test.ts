import { expect, test } from 'vitest';
import { readReports } from '../../src/facts/read-reports.ts';
import type { Finding } from '../../src/model/finding.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

function findingsOf(caption: string, rows: readonly (readonly string[])[]): readonly Finding[] {
  const { tables } = readTables(tableDocument([caption], rows));
  return readReports(tables, null).findings;
}

function codesOf(...rows: readonly (readonly string[])[]): readonly string[] {
  return findingsOf('за 2019 рік, грн.', rows).map(({ code }) => code);
}

test('cash printed for the whole measure only is not compared with sources that print none', () => {
  const header = ['Захід', 'Загальна вартість', 'Місцевий бюджет', 'Інші джерела', 'Касові видатки'];
  expect(codesOf(header, ['1. Вулиця', '900', '800', '100', '900'])).toEqual([]);
  expect(codesOf(header, ['1. Вулиця', '900', '900', '', '900'])).toEqual([]);
});

test('the whole cost of an object that is built over years may be more than the sources of one year, not less', () => {
  const header = [
    'Назва об’єкта',
    'Рік початку',
    'Рік завершення',
    'Вартість об’єкта',
    'Місцевий бюджет',
    'Інші джерела',
  ];
  expect(codesOf(header, ['1. Міст', '2018', '2020', '900', '200', '100'])).toEqual([]);
  expect(codesOf(header, ['1. Міст', '2018', '2020', '250', '200', '100'])).toEqual([
    'sources_total_mismatch',
  ]);
  expect(codesOf(header, ['1. Міст', '2019', '2019', '900', '200', '100'])).toEqual([
    'sources_total_mismatch',
  ]);
});

test('facts of sources that are left blank are compared where they have a column', () => {
  const header = ['Захід', 'Разом, план', 'Разом, факт', 'Місцевий бюджет, план', 'Місцевий бюджет, факт'];
  expect(codesOf(header, ['1. Вулиця', '9', '8', '9', ''])).toEqual(['sources_total_mismatch']);
});

test('a year of facts needs no plan, a fact beside an empty plan does', () => {
  const years = ['Захід', '2018 рік (факт)', '2019 рік (план)'];
  expect(codesOf(years, ['1. Вулиця', '5', '7'])).toEqual([]);
  expect(codesOf(['Захід', 'План', 'Факт'], ['1. Вулиця', '', '7'])).toEqual(['fact_without_plan']);
});

test('a total of many rounded rows is a note as far as rounding goes, and a warning beyond', () => {
  const header = ['Захід', 'План', 'Факт'];
  const rows = Array.from({ length: 9 }, (_, index) => [`${index + 1}. Вулиця`, '10,1', '10,1']);
  const findings = findingsOf('за 2019 рік, тис. грн.', [header, ...rows, ['Разом', '91,4', '91,5']]);
  expect(findings).toMatchObject([
    { code: 'rows_total_mismatch', severity: 'info', expected: '91400.00', found: '90900.00' },
    { code: 'rows_total_mismatch', severity: 'warning', expected: '91500.00', found: '90900.00' },
  ]);
});

test('a total that fits no rows is compared with those it is nearest to', () => {
  const header = ['Захід', 'План'];
  const first = [
    ['1. Вулиця', '10,1'],
    ['Разом', '10,1'],
  ];
  const findings = findingsOf('за 2019 рік, тис. грн.', [
    header,
    ...first,
    ['2. Парк', '5,1'],
    ['Разом', '5,2'],
  ]);
  expect(findings).toMatchObject([{ severity: 'info', expected: '5200.00', found: '5100.00' }]);
});

test('two facts of one source in one measure are told, and the later one is loaded', () => {
  const header = ['Захід', 'Джерело фінансування', 'План', 'Факт'];
  const rows = [
    ['1. Вулиця', 'Місцевий бюджет', '10', '5'],
    ['', 'Місцевий бюджет', '', '4'],
  ];
  const findings = findingsOf('за 2019 рік, грн.', [header, ...rows]);
  expect(findings).toMatchObject([
    { code: 'fact_repeated', severity: 'warning', expected: '4', found: '5', cell: { row: 1, column: 3 } },
  ]);
});

test('a total closes the rows since the total before it, or all above; one that does neither is told', () => {
  const header = ['Захід', 'План', 'Факт'];
  const rows = [
    ['1. Вулиця', '10', '8'],
    ['2. Міст', '20', '20'],
    ['Разом', '30', '28'],
    ['3. Парк', '5', '1'],
    ['Разом', '5', '1'],
    ['Всього', '35', '29'],
  ];
  expect(codesOf(header, ...rows)).toEqual([]);
  expect(codesOf(header, ...rows.slice(0, -1), ['Всього', '36', '29'])).toEqual(['rows_total_mismatch']);
});

test('rows that sum others count in no total', () => {
  const header = ['№', 'Захід', 'План', 'Факт'];
  const rows = [
    ['1', 'Вулиці', '30', '28'],
    ['1.1', 'Вулиця', '10', '8'],
    ['1.2', 'Міст', '20', '20'],
    ['', 'Разом', '30', '28'],
  ];
  expect(codesOf(header, ...rows)).toEqual(['row_subtotal']);
});
