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

test('rows without a code are parts of the row with a code above them, where they add up to it', () => {
  const { titles, findings } = read([
    ['250404', 'Програма розвитку самоврядування', '29', '10'],
    ['', 'депутатські повноваження', '15', '10'],
    ['', 'членські внески', '14', '0'],
    ['250405', 'Інша програма', '5', '5'],
    ['', 'сплата боргів', '4', '4'],
    ['', 'поштовий збір', '2', '1'],
  ]);
  expect(titles).toEqual([
    'Програма розвитку самоврядування',
    'Інша програма',
    'сплата боргів',
    'поштовий збір',
  ]);
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(findings.map(({ code, found }) => [code, found])).toEqual([
    ['amount_part', '15 / 10'],
    ['amount_part', '14 / 0'],
  ]);
});

test('a row that names a source and adds up to the programmes below it is their sum, no line of the measure above', () => {
  const { titles, totals, findings } = read([
    ['10', 'Управління освіти', '12', '6'],
    ['010116', 'Утримання апарату', '2', '1'],
    ['', 'Субвенції з державного бюджету', '10', '5'],
    ['070101', 'Дошкільні заклади', '4', '2'],
    ['70201', 'Школи', '6', '3'],
  ]);
  expect(titles).toEqual(['Утримання апарату', 'Дошкільні заклади', 'Школи']);
  expect(totals?.map(({ label }) => label.split(':')[0])).toEqual([
    'Управління освіти',
    'Субвенції з державного бюджету',
  ]);
  expect(findings.map(({ code }) => code)).toEqual(['row_subtotal', 'row_subtotal']);
});

test('a source that does not add up to what is below stays a line of its measure', () => {
  const { titles } = read([
    ['010116', 'Утримання апарату', '', ''],
    ['', 'Субвенції з державного бюджету', '10', '5'],
    ['070101', 'Дошкільні заклади', '4', '2'],
    ['070201', 'Школи', '7', '3'],
  ]);
  expect(titles).toEqual(['Утримання апарату', 'Дошкільні заклади', 'Школи']);
});

test('rows that begin with the code of a total break it down by a second classification and count in no sum', () => {
  const { tables } = readTables(
    tableDocument(
      ['за 2015 рік'],
      [
        ['Показник', 'Код', 'КЕКВ', 'План, грн.', 'Касові видатки, грн.'],
        ['Школи', '070201', '', '20', '7'],
        ['Лікарні', '080101', '', '10', '5'],
        ['Всього', '900201', '', '30', '12'],
        ['Заробітна плата', '900201', '2111', '25', '12'],
        ['Медикаменти', '900201', '2220', '5', '0'],
        ['Субвенція', '250324', '', '1', '1'],
        ['', '250391', '', '3', '0'],
        ['Разом', '900202', '', '34', '13'],
      ],
    ),
  );
  const { reports, findings } = readReports(tables, null);
  expect(reports[0]?.measures.map(({ number }) => number)).toEqual(['070201', '080101', '250324', '250391']);
  expect(reports[0]?.reportedTotals.map(({ label, plan }) => [label, plan.uah])).toContainEqual([
    'Медикаменти: План, грн.',
    '5.00',
  ]);
  expect(findings.map(({ code, cell }) => [code, cell?.row])).toEqual([['total_breakdown', 4]]);
});

test('economic codes of a group are a second classification where the programmes below add up to it as well', () => {
  const { tables } = readTables(
    tableDocument(
      ['за 2015 рік'],
      [
        ['Показник', 'Код', 'КЕКВ', 'План, грн.', 'Касові видатки, грн.'],
        ['Кредитування', '250000', '0', '-5', '-1'],
        ['Надання кредитів', '250000', '4110', '10', '4'],
        ['Повернення кредитів', '250000', '4120', '-15', '-5'],
        ['Кредит молоді', '250908', '0', '10', '4'],
        ['Повернення', '250909', '0', '-15', '-5'],
        ['Разом', '900201', '0', '-5', '-1'],
      ],
    ),
  );
  const { reports, findings } = readReports(tables, null);
  expect(reports[0]?.measures.map(({ title }) => title)).toEqual(['Кредит молоді', 'Повернення']);
  expect(findings.map(({ code }) => code)).toEqual(['row_subtotal']);
});

test('a row that says it is a total sums rows of its own code', () => {
  const { titles } = read([
    ['150101', 'Капітальні вкладення, всього', '30', '12'],
    ['150101', 'Капітальні вкладення: міст', '10', '5'],
    ['150101', 'Капітальні вкладення: дорога', '20', '7'],
  ]);
  expect(titles).toEqual(['Капітальні вкладення: міст', 'Капітальні вкладення: дорога']);
});
