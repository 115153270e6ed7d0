import { expect, test } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { readReports } from '../../src/facts/read-reports.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

function read(document: Document) {
  const { tables, findings } = readTables(document);
  const read = readReports(tables, null);
  return { reports: read.reports, findings: [...findings, ...read.findings] };
}

const HEADER = ['Назва заходу', 'План, грн.'];
const BLOCK = [
  ['1. Ремонт', '5'],
  ['2. Фарбування', '7'],
  ['3. Озеленення', '9'],
];

test('a block of rows pasted twice is loaded once, and told', () => {
  const { reports, findings } = read(tableDocument(['за 2016 рік'], [HEADER, ...BLOCK, ...BLOCK]));
  expect(reports[0]?.measures.map(({ number }) => number)).toEqual(['1', '2', '3']);
  expect(findings).toMatchObject([{ code: 'block_duplicate', cell: { row: 4 } }]);
});

test('two rows that are alike are both loaded', () => {
  const { reports, findings } = read(tableDocument(['за 2016 рік'], [HEADER, ...BLOCK, ['1. Ремонт', '5']]));
  expect(reports[0]?.measures).toHaveLength(4);
  expect(findings.map(({ code }) => code)).not.toContain('block_duplicate');
});

test('L12: names and amounts side by side are measures of their own, each with its cell', () => {
  const { reports, findings } = read(
    tableDocument(
      ['Перелік програм за 2016 рік, грн.'],
      [
        ['Назва програми', 'Загальний фонд', 'Назва програми', 'Спеціальний фонд'],
        ['Програма «Турбота»', '100', 'Програма «Дороги»', '300'],
        ['Програма «Спорт»', '200', '', ''],
      ],
    ),
  );
  expect(findings).toEqual([]);
  const measures = reports.flatMap((report) => report.measures);
  expect(
    measures.map(({ title, funding }) => [title, funding[0]?.plan.uah, funding[0]?.cell.column]),
  ).toEqual([
    ['Програма «Турбота»', '100.00', 1],
    ['Програма «Спорт»', '200.00', 1],
    ['Програма «Дороги»', '300.00', 3],
  ]);
});
