import { expect, test } from 'vitest';
import { readText } from '../../src/documents/text.ts';
import type { Extraction } from '../../src/model/report.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';

function extract(text: string, path = 'report.txt'): Promise<Extraction> {
  return extractBytes(bytesOf(text), path);
}

function codesOf(extraction: Extraction): readonly string[] {
  return extraction.findings.map((finding) => finding.code);
}

test('the seed gives its twelve measures, five sources each, and the totals it prints', async () => {
  const { reports, findings } = await extract(SEED);
  const [report] = reports;
  expect(findings).toEqual([]);
  expect(reports).toHaveLength(1);
  expect(report?.section).toEqual({ code: '6.2', title: 'Розвиток інформаційного простору' });
  expect(report?.measures.map((measure) => measure.number)).toEqual([...Array(12)].map((_, i) => `${i + 1}`));
  for (const measure of report?.measures ?? []) {
    const sources = measure.funding.map((fact) => fact.source);
    expect(sources).toEqual(['state', 'regional', 'local', 'enterprises', 'other']);
  }
  const totals = report?.reportedTotals.map((total) => [total.source, total.plan.uah, total.fact.uah]);
  expect(totals).toEqual([
    ['total', '1188800.00', '1004500.00'],
    ['state', null, null],
    ['regional', null, null],
    ['local', '138800.00', '40500.00'],
    ['enterprises', null, null],
    ['other', '1050000.00', '964000.00'],
  ]);
});

test('a dash where the execution should stand reports nothing, and is no finding', async () => {
  const narrative = '\tПроведено понад 180 трансляцій, відбулося 12 тисяч переглядів.';
  const { reports, findings } = await extract(seedWith(narrative, '\t–'));
  const silent = reports[0]?.measures.filter(({ execution }) => execution === null);
  expect(silent?.map(({ number }) => number)).toEqual(['4']);
  expect(findings).toEqual([]);
});

test('every filled cell of the seed is read: as heading, number row, value or total', async () => {
  const grid = readText(SEED).blocks.find((block) => block.kind === 'grid');
  const filled = grid?.rows.flatMap((row) => row.cells.filter((cell) => cell.text !== '')).length;
  const { reports, findings } = await extract(SEED);
  const [report] = reports;
  const header = (grid?.rows.slice(0, 4) ?? []).flatMap((row) =>
    row.cells.filter((cell) => cell.text !== ''),
  ).length;
  const numbers = grid?.rows[4]?.cells.length ?? 0;
  const values = (report?.measures ?? []).flatMap((measure) => [
    measure.title,
    measure.term?.text,
    measure.executors.length > 0 ? 'executors' : undefined,
    measure.execution?.text,
    measure.reportedTotal?.plan.raw || undefined,
    ...measure.funding.map((fact) => fact.plan.raw || undefined),
  ]);
  const totals = (report?.reportedTotals ?? []).filter((total) => total.plan.raw !== '').length;
  const label = 1;
  const notApplicable = 1;
  expect(findings).toEqual([]);
  expect(filled).toBe(141);
  expect(
    header + numbers + values.filter((value) => value !== undefined).length + totals + label + notApplicable,
  ).toBe(filled);
});

test('reading twice gives the same', async () => {
  expect(await extract(SEED)).toEqual(await extract(SEED));
});

test('a third part in a pair is a finding at its cell, and the rest is read', async () => {
  const broken = await extract(
    seedWith('\t28,8 / 0\n\t-\n\t-\n\t28,8 / 0', '\t28,8 / 0\n\t-\n\t-\n\t28,8 / / 0'),
  );
  const finding = broken.findings.find(({ code }) => code === 'amount_unreadable');
  expect(finding).toMatchObject({ cell: { table: 0, row: 9, column: 6 }, found: '28,8 / / 0', measure: '5' });
  expect(finding?.message).toContain('28,8 / / 0');
  expect(broken.reports[0]?.measures).toHaveLength(12);
  expect(codesOf(broken)).toContain('sources_total_mismatch');
  expect(codesOf(broken)).toContain('rows_total_mismatch');
});

test('words where an amount should be are kept as text, with a finding', async () => {
  const broken = await extract(seedWith('\t15 / 0\n\t-\n\t-\n\t15 / 0', '\t15 / 0\n\t-\n\t-\n\tabc'));
  const local = broken.reports[0]?.measures[8]?.funding.find((fact) => fact.source === 'local');
  expect(local?.plan).toEqual({ raw: 'abc', state: 'text', uah: null });
  expect(codesOf(broken)).toContain('amount_unreadable');
});

test('a row with a cell missing is not guessed at: a finding quotes it, the other rows are read', async () => {
  const broken = await extract(seedWith('\tІ квартал\n', ''));
  const finding = broken.findings.find(({ code }) => code === 'row_cells_missing');
  expect(finding).toMatchObject({
    severity: 'error',
    cell: { table: 0, row: 9 },
    expected: '10',
    found: '9',
  });
  expect(broken.reports[0]?.measures.map((measure) => measure.number)).not.toContain('5');
  expect(broken.reports[0]?.measures).toHaveLength(11);
});

test('a truncated file gives what is whole, and a finding for the row that is cut', async () => {
  const cut = await extract(SEED.slice(0, SEED.indexOf('20 / 20,0') + 5));
  expect(cut.reports[0]?.measures).toHaveLength(11);
  expect(codesOf(cut)).toContain('row_cells_missing');
});

test('text without a table is told so', async () => {
  const { reports, findings } = await extract('Шановні колеги!\n\nНадсилаємо звіт за 2016 рік.\n');
  expect(reports).toEqual([]);
  expect(findings).toMatchObject([{ code: 'document_without_table', severity: 'error' }]);
});

test('a table without money, terms or executors is reported with its first rows', async () => {
  const { reports, findings } = await extract('\tНазва\n\tТелефон\n\n\tПриймальня\n\tщодня\n');
  expect(reports).toEqual([]);
  expect(findings).toMatchObject([{ code: 'table_not_recognised' }]);
  expect(findings[0]?.message).toContain('Приймальня');
});

test('an empty file is an error that says so', async () => {
  await expect(extract('')).rejects.toMatchObject({ code: 'file_empty' });
});

test('Windows-1251 reads like UTF-8', async () => {
  const table = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';
  const encoded = Uint8Array.from([...SEED], (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 128) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return table.indexOf(letter) + 0x80;
  });
  const { reports, findings } = await extractBytes(encoded, 'report.txt');
  expect({ reports, findings }).toEqual({
    reports: (await extract(SEED)).reports,
    findings: (await extract(SEED)).findings,
  });
});

test('bytes that are no text are told from a report', async () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 256);
  await expect(extractBytes(bytes, 'report.txt')).rejects.toMatchObject({ name: 'PlanfactError' });
});

test('a year that only the folder knows is marked as inferred, and without one nothing is loaded', async () => {
  const yearless = SEED.replace(' за 2016 рік', '');
  const inFolder = await extract(yearless, 'sloviansk/2016/report.txt');
  expect(inFolder.reports[0]?.year).toBe(2016);
  expect(codesOf(inFolder)).toEqual(['period_inferred']);
  const nowhere = await extract(yearless);
  expect(nowhere.reports).toEqual([]);
  expect(nowhere.findings).toMatchObject([{ code: 'period_missing', severity: 'error' }]);
});

test('a fact above its plan, and one without a plan, are found where they stand', async () => {
  const above = await extract(SEED.replaceAll('28,8 / 0', '28,8 / 30'));
  expect(above.findings).toContainEqual(
    expect.objectContaining({ code: 'fact_exceeds_plan', expected: '28800.00', found: '30000.00' }),
  );
  const without = await extract(SEED.replaceAll('15 / 0', '- / 15'));
  expect(without.findings).toContainEqual(
    expect.objectContaining({ code: 'fact_without_plan', found: '15000.00' }),
  );
});

test('a total that differs in its last printed digit is rounding, a larger difference is a warning', async () => {
  const rounded = await extract(seedWith('1188,8 / 1004,5', '1188,9 / 1004,5'));
  expect(rounded.findings).toMatchObject([
    { code: 'rows_total_mismatch', severity: 'info', found: '1188800.00' },
  ]);
  const wrong = await extract(seedWith('1188,8 / 1004,5', '1198,8 / 1004,5'));
  expect(wrong.findings).toMatchObject([
    { code: 'rows_total_mismatch', severity: 'warning', expected: '1198800.00' },
  ]);
});

test.each([
  ['reports/2016/6.2.txt', []],
  ['reports/6.2-2017.txt', []],
  ['reports/2017/6.2.txt', ['year_mismatch']],
  ['2016/archive 2017/2015/6.2.txt', ['year_mismatch']],
])('the report for 2016 at %s has the findings %j', async (path, codes) => {
  expect(codesOf(await extract(SEED, path))).toEqual(codes);
});

test('a report over several years fits the folder of each of them', async () => {
  const programme = seedWith('за 2016 рік', 'за 2016-2018 роки');
  expect(codesOf(await extract(programme, '2017/6.2.txt'))).toEqual([]);
  const [mismatch] = (await extract(programme, '2019/6.2.txt')).findings;
  expect(mismatch).toMatchObject({ code: 'year_mismatch', expected: '2019', found: '2016–2018' });
});
