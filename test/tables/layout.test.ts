import { expect, test } from 'vitest';
import { readReports } from '../../src/facts/read-reports.ts';
import type { Layout } from '../../src/tables/layout.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { tableDocument } from '../table-document.ts';

const DOCUMENT = tableDocument(
  ['за 2016 рік'],
  [
    ['Діло', 'Скарбниця', 'Видано', 'Хто'],
    ['1. Ремонт', '5', '4,5', 'УЖКГ'],
    ['2. Фарбування', '7', '-', 'ЦНАП'],
  ],
);

const LAYOUT: Layout = {
  columns: [
    { heading: 'діло', role: 'measure' },
    { heading: 'Скарбниця', source: 'local', phase: 'plan', unit: 'тис. грн.' },
    { heading: 'Видано', source: 'local', phase: 'fact', unit: 'тис. грн.' },
    { heading: 'Хто', role: 'executor' },
  ],
};

function read(layout: Layout | null) {
  const { tables, findings } = readTables(DOCUMENT, layout);
  const read = readReports(tables, null);
  return { reports: read.reports, codes: [...findings, ...read.findings].map(({ code }) => code) };
}

test('headings no rule can guess are not loaded without a layout', () => {
  expect(read(null)).toEqual({ reports: [], codes: ['table_not_recognised'] });
});

test('a declared layout gives them their meaning', () => {
  const { reports, codes } = read(LAYOUT);
  const [first] = reports[0]?.measures ?? [];
  expect(codes).toEqual([]);
  expect(first).toMatchObject({ number: '1', title: 'Ремонт', executors: ['УЖКГ'] });
  expect(first?.funding.map(({ source, plan, fact }) => [source, plan.uah, fact.uah])).toEqual([
    ['local', '5000.00', '4500.00'],
  ]);
});

test('a declared heading that the file does not have is a finding, the others hold', () => {
  const { reports, codes } = read({ columns: [...LAYOUT.columns, { heading: 'Бурштин', role: 'term' }] });
  expect(codes).toEqual(['layout_heading_missing']);
  expect(reports[0]?.measures).toHaveLength(2);
});

test('money declared over words is refuted by the file', () => {
  const wrong = LAYOUT.columns.map((column) =>
    column.heading === 'Хто' ? { heading: 'Хто', source: 'other' as const, phase: 'plan' as const } : column,
  );
  expect(read({ columns: wrong }).codes).toContain('layout_refuted');
});

test('a column declared to be ignored is told and not loaded', () => {
  const ignoring = LAYOUT.columns.map((column) =>
    column.heading === 'Хто' ? { heading: 'Хто', ignore: true as const } : column,
  );
  const { reports, codes } = read({ columns: ignoring });
  expect(codes).toEqual(['column_part']);
  expect(reports[0]?.measures[0]?.executors).toEqual([]);
});
