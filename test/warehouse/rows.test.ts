import { expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding-catalogue.ts';
import { rowsOf } from '../../src/warehouse/rows.ts';
import { madeUpDocument } from './made-up-document.ts';

const KEY = 'made-up-town/2020/1.1';

test('a funding fact is keyed by measure, source and year, and a repeated one gets ~2', () => {
  const keys = rowsOf(madeUpDocument(), 1).funding_facts.map((row) => row['fact_key']);
  expect(keys).toEqual([
    `${KEY}/1/local/2020`,
    `${KEY}/1/local/2020~2`,
    `${KEY}/1/state/2020`,
    `${KEY}/1/other/2020`,
    `${KEY}/2/enterprises/2020`,
  ]);
});

test('two totals printed in one cell keep a key each', () => {
  const totals = rowsOf(madeUpDocument(), 1).reported_totals;
  expect(totals).toHaveLength(4);
  expect(new Set(totals.map((row) => row['total_key'])).size).toBe(4);
  expect(totals.map((row) => [row['measure_key'], row['funding_source']])).toEqual([
    [`${KEY}/1`, 'total'],
    [`${KEY}/1`, 'total'],
    [null, 'total'],
    [null, 'local'],
  ]);
});

test('the fact has a cell of its own only where the report prints it in another one', () => {
  const facts = rowsOf(madeUpDocument(), 1).funding_facts;
  expect(facts.map(({ row, column, fact_row, fact_column }) => [row, column, fact_row, fact_column])).toEqual(
    [
      [4, 5, 4, 5],
      [4, 5, 4, 5],
      [4, 5, 5, 6],
      [4, 5, 4, 5],
      [4, 5, 4, 5],
    ],
  );
});

test('a measure without an execution text has the status unknown, and no outcomes', () => {
  const rows = rowsOf(madeUpDocument(), 1);
  expect(rows.measures.map(({ status, execution_text }) => [status, execution_text])).toEqual([
    ['in_progress', 'Розміщено понад 12 тисяч оголошень.\r\nТривають роботи'],
    ['unknown', null],
  ]);
  expect(rows.outcomes.map(({ measure_key, quantity }) => [measure_key, quantity])).toEqual([
    [`${KEY}/1`, '12000'],
  ]);
});

test('what a correction stands behind is marked, and a status without words of its own has no text', () => {
  const base = madeUpDocument();
  const [keyed] = base.reports;
  if (keyed === undefined) throw new Error('the made-up document has a report');
  const [first, ...others] = keyed.report.measures;
  if (first?.reportedTotal == null) throw new Error('its first measure has a total');
  const corrected = {
    ...first,
    funding: first.funding.map((fact, index) => (index === 1 ? { ...fact, corrected: true as const } : fact)),
    reportedTotal: { ...first.reportedTotal, corrected: true as const },
    execution: { text: '', status: 'not_done' as const, evidence: 'Лист ради (О. Петренко)', outcomes: [] },
    corrected: true as const,
  };
  const report = { ...keyed.report, measures: [corrected, ...others] };
  const rows = rowsOf({ ...base, reports: [{ ...keyed, report }] }, 1);
  expect(rows.measures.map((row) => [row['corrected'], row['status'], row['execution_text']])).toEqual([
    [true, 'not_done', null],
    [false, 'unknown', null],
  ]);
  expect(rows.funding_facts.map((row) => row['corrected'])).toEqual([false, true, false, false, false]);
  expect(rows.reported_totals.map((row) => row['corrected'])).toEqual([true, false, false, false]);
});

test('a finding belongs to the report of its table and to the measure of its number', () => {
  const base = madeUpDocument();
  const [first] = base.reports;
  if (first === undefined) throw new Error('the made-up document has a report');
  const moved = first.report.measures.map((measure) => ({ ...measure, cell: { ...measure.cell, table: 1 } }));
  const second = {
    ...first,
    key: 'made-up-town/2020/1.2',
    report: { ...first.report, measures: moved },
    measureKeys: ['made-up-town/2020/1.2/1', 'made-up-town/2020/1.2/2'],
  };
  const words = { column: 'план', raw: 'abc' };
  const place = (finding: (typeof base.findings)[number]) => {
    const [row] = rowsOf({ ...base, reports: [first, second], findings: [finding] }, 1).findings;
    return [row?.['report_key'], row?.['measure_key']];
  };
  const inSecondTable = { cell: { table: 1, row: 8, column: 5 }, measure: '2' };
  expect(place(makeFinding('amount_unreadable', words, inSecondTable))).toEqual([
    second.key,
    `${second.key}/2`,
  ]);
  const inFirstTable = { cell: { table: 0, row: 4, column: 5 }, measure: '1' };
  expect(place(makeFinding('amount_unreadable', words, inFirstTable))).toEqual([first.key, `${first.key}/1`]);
  expect(place(makeFinding('document_duplicate', { path: 'a.txt', copy: 'b.txt' }))).toEqual([null, null]);
});
