import { expect, test } from 'vitest';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

function meaningsOf(...header: readonly (readonly string[])[]) {
  const body = ['1. Ремонт', 'УЖКГ', '5', '4', '3', '2'];
  const { tables } = readTables(tableDocument(['за 2016 рік'], [...header, body]));
  expect(readReports(tables, null).reports[0]?.measures).toHaveLength(1);
  return tables[0]?.columns.map((column) =>
    column.kind === 'money' ? [column.source, column.phase, column.unit?.text] : column.kind,
  );
}

test('a heading stands over the blank places on its right that are broken down below', () => {
  expect(
    meaningsOf(
      ['Захід', 'Виконавець', 'Витрати (план / факт), тис. грн.', '', '', ''],
      ['', '', 'Всього', 'у тому числі:', '', ''],
      ['', '', '', 'державний бюджет', 'місцевий бюджет', 'інші джерела'],
      ['1', '2', '3', '4', '5', '6'],
    ),
  ).toEqual([
    'role',
    'role',
    ['total', 'pair', 'тис. грн.'],
    ['state', 'pair', 'тис. грн.'],
    ['local', 'pair', 'тис. грн.'],
    ['other', 'pair', 'тис. грн.'],
  ]);
});

test('plan and fact below each source belong to that source alone', () => {
  expect(
    meaningsOf(
      ['Захід', 'Виконавець', 'Державний бюджет, грн.', '', 'Міський бюджет, грн.', ''],
      ['', '', 'План', 'Факт', 'План', 'Факт'],
      ['1', '2', '3', '4', '5', '6'],
    ),
  ).toEqual([
    'role',
    'role',
    ['state', 'plan', 'грн.'],
    ['state', 'fact', 'грн.'],
    ['local', 'plan', 'грн.'],
    ['local', 'fact', 'грн.'],
  ]);
});

test('labels above the true header head nothing but their own columns', () => {
  expect(
    meaningsOf(
      ['Видатки', 'Орган', 'Загальний фонд - план', 'Загальний фонд - факт', '', ''],
      ['Найменування показника', 'Виконавець', 'Загальний фонд', '', 'Спеціальний фонд', ''],
      ['', '', 'План, грн.', 'Факт, грн.', 'План, грн.', 'Факт, грн.'],
      ['1', '2', '3', '4', '5', '6'],
    ),
  ).toEqual([
    'role',
    'role',
    ['unspecified', 'plan', 'грн.'],
    ['unspecified', 'fact', 'грн.'],
    ['unspecified', 'plan', 'грн.'],
    ['unspecified', 'fact', 'грн.'],
  ]);
});
