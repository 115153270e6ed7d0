import { expect, test } from 'vitest';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

function read(rows: readonly (readonly string[])[]) {
  const header = ['Код', 'Показник', 'План, грн.', 'Касові видатки, грн.'];
  const { tables } = readTables(tableDocument(['за 2015 рік'], [header, ...rows]));
  const { reports, findings } = readReports(tables, null);
  return {
    titles: reports[0]?.measures.map(({ title }) => title),
    totals: reports[0]?.reportedTotals,
    findings,
  };
}

test('a row that is the sum of the codes it embraces is a printed total, told and not added', () => {
  const { titles, totals, findings } = read([
    ['070000', 'Освіта', '30', '12'],
    ['070101', 'Дошкільні заклади', '10', '5'],
    ['070201', 'Школи', '20', '7'],
    ['080000', 'Охорона здоров’я', '4', '4'],
  ]);
  expect(titles).toEqual(['Дошкільні заклади', 'Школи', 'Охорона здоров’я']);
  expect(totals?.map(({ label, plan }) => [label, plan.uah])).toEqual([['Освіта: План, грн.', '30.00']]);
  expect(findings).toMatchObject([{ code: 'row_subtotal', severity: 'info', cell: { row: 1 } }]);
});

test('subtotals nest: economic codes below a functional one', () => {
  const { titles } = read([
    ['10000', 'Державне управління', '8', '6'],
    ['10116', 'Органи самоврядування', '8', '6'],
    ['2111', 'Заробітна плата', '5', '4'],
    ['2120', 'Нарахування', '3', '2'],
  ]);
  expect(titles).toEqual(['Заробітна плата', 'Нарахування']);
});

test('a coincidence of sums without a code that embraces is no subtotal', () => {
  const { titles } = read([
    ['070101', 'Дошкільні заклади', '30', '12'],
    ['080101', 'Лікарні', '10', '5'],
    ['090201', 'Пільги', '20', '7'],
  ]);
  expect(titles).toHaveLength(3);
});

test('an embracing code whose amounts do not add up stays a row of its own', () => {
  const { titles } = read([
    ['070000', 'Освіта', '31', '12'],
    ['070101', 'Дошкільні заклади', '10', '5'],
    ['070201', 'Школи', '20', '7'],
  ]);
  expect(titles).toHaveLength(3);
});
