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

test('L2: a plan of measures without money, sections across the table', () => {
  const { reports, findings } = read(
    tableDocument(
      ['План роботи на 2024 рік'],
      [
        ['№', 'Зміст заходу', 'Термін виконання', 'Відповідальні за підготовку'],
        ['1', '2', '3', '4'],
        [{ text: '1. Сесії ради', columns: 4 }],
        ['1.1', 'Підготувати сесію', 'І квартал', 'Відділ організаційної роботи'],
        [{ text: '2. Наради', columns: 4 }],
        ['2.1', 'Провести нараду', 'щомісяця', 'Керуючий справами'],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(reports.map(({ section, measures }) => [section?.code, section?.title, measures.length])).toEqual([
    ['1', 'Сесії ради', 1],
    ['2', 'Наради', 1],
  ]);
  expect(reports[1]?.measures[0]).toMatchObject({ number: '2.1', title: 'Провести нараду', funding: [] });
});

test('L3: sources as sub-rows, years as columns, a total opens and closes the block', () => {
  const years = (...amounts: readonly string[]) => amounts;
  const { reports, findings } = read(
    tableDocument(
      ['Програма «Турбота» на 2016-2017 роки'],
      [
        [
          '№',
          'Назва заходу',
          'Виконавець',
          'Джерела фінансування',
          { text: 'Обсяги фінансування, тис. грн.', columns: 2 },
        ],
        ['', '', '', '', '2016', '2017'],
        [
          { text: '1', rows: 4 },
          { text: 'Ремонт доріг', rows: 4 },
          { text: 'УЖКГ', rows: 4 },
          'Усього:',
          ...years('30', '40'),
        ],
        ['державний бюджет', ...years('10', '15')],
        ['міський бюджет', ...years('20', '25')],
        ['Разом:', ...years('30', '40')],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(reports[0]?.programme).toBe('Турбота');
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['state', 2016, '10000.00', null],
    ['state', 2017, '15000.00', null],
    ['local', 2016, '20000.00', null],
    ['local', 2017, '25000.00', null],
  ]);
});

test('L3: sources that do not add up to the total of their year are found', () => {
  const { codes } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Назва заходу', 'Джерела фінансування', 'План, грн.', 'Факт, грн.'],
        [{ text: '1. Ремонт', rows: 3 }, 'Усього', '100', '90'],
        ['державний бюджет', '60', '50'],
        ['обласний бюджет', '30', '40'],
      ],
    ),
  );
  expect(codes).toEqual(['sources_total_mismatch', 'fact_exceeds_plan']);
});

test('L4: all sources inside one cell, a dash at the start of a line is a bullet', () => {
  const { reports, findings } = read(
    tableDocument(
      ['за 2016 рік'],
      [
        ['Назва заходу', 'Обсяги фінансування, тис. грн.'],
        [
          '1. Ремонт',
          '1195763,8 (у тому числі: із обласного бюджету – 1190740,3; із місцевого бюджету – 5023,5)',
        ],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['regional', 2016, '1190740300.00', null],
    ['local', 2016, '5023500.00', null],
  ]);
});

test('L4: bulleted amounts follow the order of the sources beside them', () => {
  const { reports, findings } = read(
    tableDocument(
      ['тис. грн.'],
      [
        ['Назва заходу', 'Джерела фінансування', { text: 'Обсяги фінансування', columns: 2 }],
        ['', '', '2016', '2017'],
        [
          '1. Ремонт',
          'Усього, у тому числі:\n– державний бюджет;\n– обласний бюджет',
          '230628,3\n– 229312,9;\n– 1315,4',
          '10,0\n– 7,0;\n– 3,0',
        ],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['state', 2016, '229312900.00', null],
    ['regional', 2016, '1315400.00', null],
    ['state', 2017, '7000.00', null],
    ['regional', 2017, '3000.00', null],
  ]);
});

test('L5: a source under «усього» is loaded, its parts are told and not added', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2019 рік, тис. грн.'],
      [
        [
          { text: 'Назва заходу', rows: 2 },
          { text: 'усього', columns: 2 },
          { text: 'у тому числі капітальні видатки', columns: 2 },
        ],
        ['державний бюджет', 'міський бюджет', 'державний бюджет', 'міський бюджет'],
        ['1. Ремонт', '10', '20', '4', '5'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['state', 2019, '10000.00', null],
    ['local', 2019, '20000.00', null],
  ]);
  expect(codes).toEqual(['column_part', 'column_part']);
});

test('L7 and L8: plan, fact and percent of the general and the special fund, with their sum', () => {
  const funds = (plan: string, fact: string) => [plan, fact, '% виконання'];
  const { reports, codes } = read(
    tableDocument(
      ['Видатки за 2015 рік, грн.'],
      [
        [
          { text: 'Найменування показника', rows: 2 },
          { text: 'Загальний фонд', columns: 3 },
          { text: 'Спеціальний фонд', columns: 3 },
          { text: 'Разом', columns: 3 },
        ],
        [
          ...funds('Затверджено розписом на рік', 'Виконано з початку року'),
          ...funds('Затверджено у паспорті', 'Касові видатки'),
          ...funds('Затверджено розписом на рік', 'Виконано з початку року'),
        ],
        ['1', '2', '4', '', '5', '7', '', '8', '10', ''],
        ['Освіта', '100', '50', '50,0', '20', '10', 'в 2.8 р.', '120', '60', '50,0'],
      ],
    ),
  );
  const [measure] = reports[0]?.measures ?? [];
  expect(
    measure?.funding.map(({ source, label, plan, fact }) => [source, label, plan.uah, fact.uah]),
  ).toEqual([
    ['unspecified', 'Загальний фонд', '100.00', '50.00'],
    ['unspecified', 'Спеціальний фонд', '20.00', '10.00'],
  ]);
  expect(measure?.reportedTotal).toMatchObject({ plan: { uah: '120.00' }, fact: { uah: '60.00' } });
  expect(codes).toEqual(['column_part', 'column_part', 'column_part']);
});

test('L9 and L10: the plan with its changes and the cash spent are loaded, a code names the row', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2015 рік'],
      [
        [
          'КОД',
          'KEKV',
          'Затверджений план на рік',
          'План на рік з урахуванням змін',
          'Всього профінансовано',
          'Касові видатки за вказаний період',
          '% виконання',
        ],
        ['10116', '2111', '100', '110', '70', '66,00', '60'],
      ],
    ),
  );
  expect(reports[0]?.measures[0]?.title).toContain('10116');
  expect(moneyOf(reports[0]?.measures[0])).toEqual([['unspecified', 2015, '110.00', '66.00']]);
  expect(codes).toEqual(['column_part', 'column_part', 'column_part', 'unit_missing']);
});

test('L11: plan and fact as rows below the measure', () => {
  const { reports, codes } = read(
    tableDocument(
      ['за 2018 рік, тис. грн.'],
      [
        ['Найменування заходу', 'Державний бюджет', 'Місцевий бюджет'],
        ['1. Водогін', '', ''],
        ['затверджено на звітний рік', '10', '20'],
        ['затверджено з урахуванням змін', '11', '20'],
        ['виконано за звітний період', '9', '19,5'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['state', 2018, '11000.00', '9000.00'],
    ['local', 2018, '20000.00', '19500.00'],
  ]);
  expect(codes).toEqual(['amount_superseded']);
});

test('L13: a row of machine names above the titles belongs to the header', () => {
  const { reports, codes } = read(
    tableDocument(
      [],
      [
        ['id', 'title', 'valueAmount', 'localBudgetValueAmount', 'otherValueAmount'],
        [
          'Ідентифікатор',
          'Найменування об’єкта',
          'Вартість об’єкта, грн',
          'Фінансування з місцевого бюджету, грн',
          'Фінансування з інших джерел, грн',
        ],
        ['2019-001', 'Міст', '900', '6.3E2', '0.00'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['local', 2020, '630.00', null],
    ['other', 2020, '0.00', null],
  ]);
  expect(codes).not.toContain('column_unknown');
});

test('L14: a year of facts beside a year of expectations', () => {
  const { reports } = read(
    tableDocument(
      ['Показники, тис. грн.'],
      [
        ['Найменування заходу', '2020 рік (факт)', '2021 рік (очікувані)'],
        ['1. Ремонт', '5', '7'],
      ],
    ),
  );
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['unspecified', 2020, null, '5000.00'],
    ['unspecified', 2021, '7000.00', null],
  ]);
});

test('L15: plan and fact in columns of their own under each source', () => {
  const { reports, findings } = read(
    tableDocument(
      ['Розділ 3. Благоустрій', 'за 2017 рік'],
      [
        [
          { text: 'Зміст заходу', rows: 2 },
          { text: 'Державний бюджет, тис. грн.', columns: 2 },
          { text: 'Міський бюджет, тис. грн.', columns: 2 },
          { text: 'Разом, тис. грн.', columns: 2 },
        ],
        ['План', 'Факт', 'План', 'Факт', 'План', 'Факт'],
        ['1. Парк', '1', '0,5', '2', '2', '3', '2,5'],
        ['Усього по розділу', '1', '0,5', '2', '2', '3', '2,5'],
      ],
    ),
  );
  expect(findings).toEqual([]);
  expect(reports[0]?.section).toEqual({ code: '3', title: 'Благоустрій' });
  expect(moneyOf(reports[0]?.measures[0])).toEqual([
    ['state', 2017, '1000.00', '500.00'],
    ['local', 2017, '2000.00', '2000.00'],
  ]);
  expect(reports[0]?.reportedTotals.map(({ source, fact }) => [source, fact.uah])).toEqual([
    ['state', '500.00'],
    ['local', '2000.00'],
    ['total', '2500.00'],
  ]);
});
