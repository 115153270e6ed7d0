import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readReports } from '../../src/facts/read-reports.ts';
import type { Measure } from '../../src/model/measure.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

function read(document: Document) {
  const tables = readTables(document);
  const reports = readReports(tables.tables, { year: 2020, origin: 'test' });
  const findings = [...tables.findings, ...reports.findings].filter(({ code }) => code !== 'period_inferred');
  return { ...reports, findings, codes: findings.map(({ code }) => code) };
}

/** source, year, plan, fact */
function moneyOf(measure: Measure | undefined) {
  return measure?.funding.map(({ source, year, plan, fact }) => [source, year, plan.uah, fact.uah]);
}

test('a term merged down over several measures holds for each of them', () => {
  const { reports } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Захід', 'Термін виконання', 'Сума, грн.'],
        ['1. Ремонт', { text: 'ІІ квартал', rows: 2 }, '5'],
        ['2. Фарбування', '7'],
      ],
    ),
  );
  expect(reports[0]?.measures.map(({ term }) => term?.start)).toEqual(['2016-04-01', '2016-04-01']);
});

test('a column the vocabulary does not know is reported with its filled cells, the others are loaded', () => {
  const { reports, findings } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Захід', 'Сума, грн.', 'Бурштин'],
        ['1. Ремонт', '5', 'так'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([['unspecified', 2016, '5.00', null]]);
  expect(findings).toMatchObject([{ code: 'column_unknown', cell: { column: 2 } }]);
});

test('«всього» under a fund is that fund, «з них» are its parts', () => {
  const { reports, codes } = read(
    tableDocument(
      ['на 2015 рік, грн.'],
      [
        [
          { text: 'Найменування коду тимчасової класифікації', rows: 3 },
          { text: 'Видатки загального фонду', columns: 2 },
          { text: 'Видатки спеціального фонду', columns: 4 },
          { text: 'Разом', rows: 3 },
        ],
        [
          { text: 'Всього', rows: 2 },
          'з них',
          { text: 'Всього', rows: 2 },
          { text: 'споживання', rows: 2 },
          { text: 'розвитку', rows: 2 },
          'з них',
        ],
        ['оплата праці', 'бюджет розвитку'],
        ['1', '2', '3', '4', '5', '6', '7', '8=2+4'],
        ['Школи', '100', '60', '30', '10', '20', '20', '130'],
      ],
    ),
  );
  const [measure] = reports[0]?.measures ?? [];
  expect(measure?.funding.map(({ label, plan }) => [label, plan.uah])).toEqual([
    ['Видатки загального фонду', '100.00'],
    ['Видатки спеціального фонду', '30.00'],
  ]);
  expect(measure?.reportedTotal).toMatchObject({ label: 'Разом', plan: { uah: '130.00' } });
  expect(codes).toEqual(['column_part', 'column_part', 'column_part', 'column_part']);
});

test('rows below a measure that name neither source nor phase are parts of its amount', () => {
  const { reports, codes } = read(
    tableDocument(
      ['на 2015 рік, грн.'],
      [
        ['Код', 'Найменування', 'Назва об’єкта', 'Разом видатків на поточний рік'],
        ['010116', 'Школи', 'Капітальні видатки', '543'],
        ['', '', 'з них:', ''],
        ['', '', 'кредиторська заборгованість', '50'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([['unspecified', 2015, '543.00', null]]);
  expect(codes).toEqual(['amount_part']);
});

test('L15: a source and its phase in one heading', () => {
  const { reports, findings } = read(
    tableDocument(
      ['за 2017 рік'],
      [
        ['Захід', 'Міський бюджет, план, грн.', 'Міський бюджет, факт, грн.', 'Районний бюджет, план, грн.'],
        ['1. Парк', '5', '4', '3'],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['local', 2017, '5.00', '4.00'],
    ['local', 2017, '3.00', null],
  ]);
});

test('a totals row may carry a row number, its break-down follows', () => {
  const { reports, findings } = read(
    tableDocument(
      ['за 2017 рік'],
      [
        ['№', 'Захід', 'План, грн.', 'Факт, грн.'],
        ['1.1', 'Парк', '12', '10'],
        ['1.3', 'Сквер', '8', '8'],
        ['2', 'Всього:', '20', '18'],
        ['', 'з них:', '', ''],
        ['', 'державний бюджет', '5', '5'],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(reports[0]?.measures.map(({ number }) => number)).toEqual(['1.1', '1.3']);
  expect(reports[0]?.reportedTotals.map(({ source, plan }) => [source, plan.uah])).toEqual([
    ['unspecified', '20.00'],
    ['state', '5.00'],
  ]);
});

test('a section and its first measure may share a number', () => {
  const { reports } = read(
    tableDocument(
      ['за 2017 рік'],
      [['№', 'Захід', 'План, грн.'], [{ text: '1. Благоустрій', columns: 3 }], ['1.', 'Парк', '12']],
    ),
  );
  expect(reports).toMatchObject([{ section: { code: '1' }, measures: [{ number: '1', title: 'Парк' }] }]);
});

test('codes stay as printed, with or without their leading zeros', () => {
  const { reports } = read(
    tableDocument(
      ['за 2017 рік'],
      [
        ['Код', 'Найменування', 'План, грн.'],
        ['010116', 'Апарат ради', '12'],
        ['70101', 'Садки', '5'],
      ],
    ),
  );
  expect(reports[0]?.measures.map(({ budgetCode }) => budgetCode)).toEqual(['010116', '70101']);
});
