import { expect, test } from 'vitest';
import { readText } from '../../src/documents/text.ts';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';

function read(lines: readonly string[]) {
  const { tables, findings } = readTables(readText(lines.join('\n\n')));
  const read = readReports(tables, null);
  return { reports: read.reports, codes: [...findings, ...read.findings].map(({ code }) => code) };
}

const HEADER = ['Зміст заходу', 'Обсяг фінансування, тис. грн.', 'Джерела фінансування', 'Виконавець'];

test('L6: cells that became paragraphs are brought to their columns, sub-rows without a number to their measure', () => {
  const { reports, codes } = read([
    'Розділ 2. Благоустрій',
    'за 2018 рік',
    ...HEADER,
    '1. Ремонт доріг',
    '120,5',
    'міський бюджет',
    'УЖКГ',
    '30',
    'обласний бюджет',
    '2. Озеленення',
    '15',
    'міський бюджет',
    'КП «Парк»',
  ]);
  expect(codes).toEqual(['table_flattened']);
  expect(reports[0]?.section).toEqual({ code: '2', title: 'Благоустрій' });
  expect(
    reports[0]?.measures.map(({ number, title, executors, funding }) => [
      number,
      title,
      executors,
      funding.map(({ source, plan }) => [source, plan.uah]),
    ]),
  ).toEqual([
    [
      '1',
      'Ремонт доріг',
      ['УЖКГ'],
      [
        ['local', '120500.00'],
        ['regional', '30000.00'],
      ],
    ],
    ['2', 'Озеленення', ['КП «Парк»'], [['local', '15000.00']]],
  ]);
});

test('a letter that speaks of measures and money is no table', () => {
  const { reports, codes } = read([
    'Шановні колеги!',
    'Надсилаємо назви заходів та обсяг видатків.',
    '1. Ремонт',
    '5',
  ]);
  expect(reports).toEqual([]);
  expect(codes).toEqual(['document_without_table']);
});
