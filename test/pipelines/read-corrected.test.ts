import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDocument } from '../../src/documents/read-document.ts';
import type { Correction } from '../../src/model/correction.ts';
import type { Extraction } from '../../src/model/report.ts';
import { checkPipeline } from '../../src/pipelines/define-pipeline.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { ofCell, REVIEWED, readWith } from './corrected-report.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const MEASURE_5 = 'town/2016/6.2/5';
const MEASURE_9 = 'town/2016/6.2/9';
const MEASURE_10 = 'town/2016/6.2/10';

function readSeed(...corrections: readonly Correction[]): Promise<Extraction> {
  return readWith(bytesOf(SEED), corrections);
}

/** A file among the cases, with the words of its tables as they are. */
function caseFile(name: string): Uint8Array {
  return readFileSync(new URL(`../cases/${name}`, import.meta.url));
}

function measureOf(extraction: Extraction, number: string) {
  const measures = extraction.reports.flatMap((report) => report.measures);
  const measure = measures.find((one) => one.number === number);
  if (!measure) throw new Error(`there is no measure ${number}`);
  return measure;
}

function factOf(extraction: Extraction, number: string, source: string) {
  return measureOf(extraction, number).funding.find((fact) => fact.source === source);
}

function codesOf({ findings }: Extraction): readonly string[] {
  return findings.map(({ code }) => code);
}

test('a corrected cell is read as if the right text were printed, marked, and keeps the printed text', async () => {
  const read = await readSeed(ofCell([9, 6], '28,8 / 0', '288 / 5'));
  expect(factOf(read, '5', 'local')).toMatchObject({
    plan: { raw: '28,8', state: 'amount', uah: '288000.00' },
    fact: { raw: '0', state: 'amount', uah: '5000.00' },
    corrected: true,
  });
  expect(measureOf(read, '5').corrected).toBe(true);
  expect(measureOf(read, '5').funding.filter(({ corrected }) => corrected)).toHaveLength(1);
  expect(measureOf(read, '9')).not.toHaveProperty('corrected');
  expect(read.findings.find(({ code }) => code === 'value_corrected')).toMatchObject({
    severity: 'info',
    cell: { table: 0, row: 9, column: 6 },
    measure: '5',
    expected: '288 / 5',
    found: '28,8 / 0',
    message: expect.stringContaining('Why, and on whose word: Лист ради від 05.02.2017 (О. Петренко).'),
    messageUk: expect.stringContaining('Підстава: Лист ради від 05.02.2017 (О. Петренко).'),
  });
});

test('what follows from a wrong cell is found no longer once it is corrected', async () => {
  const broken = bytesOf(seedWith('\t28,8 / 0\n\t-\n\t-\n\t28,8 / 0', '\t28,8 / 0\n\t-\n\t-\n\t288 / 0'));
  const before = await extractBytes(broken, 'report.txt');
  expect(codesOf(before)).toEqual(['sources_total_mismatch', 'rows_total_mismatch']);
  const after = await readWith(broken, [ofCell([9, 6], '288 / 0', '28,8 / 0')]);
  expect(codesOf(after)).toEqual(['value_corrected']);
});

test('the precision of a sum is that of the right text, not of the printed one', async () => {
  const printed = '\t100 / 20,0\n\t\n\t\n\t20 / 20,0\n\t\n\t80 / 0';
  const broken = bytesOf(seedWith(printed, printed.replace('100 / 20,0', '99,5 / 20,0')));
  const [difference] = (await readWith(broken, [ofCell([16, 3], '99,5 / 20,0', '99 / 20,0')])).findings;
  expect(difference).toMatchObject({
    code: 'sources_total_mismatch',
    severity: 'info',
    expected: '99000.00',
  });
});

test('a guard that does not match applies nothing, and says what is there now', async () => {
  const read = await readSeed(ofCell([9, 6], '28,9 / 0', '288 / 0'));
  const { reports, findings } = await extractBytes(bytesOf(SEED), 'report.txt');
  expect(read.reports).toEqual(reports);
  expect(read.findings.slice(findings.length)).toMatchObject([
    {
      code: 'correction_unmatched',
      severity: 'warning',
      cell: { table: 0, row: 9, column: 6 },
      expected: '28,9 / 0',
      found: '28,8 / 0',
      message: expect.stringContaining('delete the correction'),
      messageUk: expect.stringContaining('вилучіть виправлення'),
    },
  ]);
});

test('a report that the publisher has mended is named as right', async () => {
  const { findings } = await readSeed(ofCell([9, 6], '288 / 0', '28,8 / 0'));
  expect(findings).toMatchObject([{ code: 'correction_unmatched', found: '28,8 / 0' }]);
  expect(findings[0]?.message).toContain('says «28,8 / 0» now, which is right');
});

test('a cell that is not there is said so', async () => {
  const { findings } = await readSeed(ofCell([99, 6], '1', '2'), {
    ...ofCell([9, 6], '28,8 / 0', '288 / 0'),
    cell: { table: 7, row: 9, column: 6 },
  });
  expect(findings).toMatchObject([{ code: 'correction_unmatched' }, { code: 'correction_unmatched' }]);
  expect(findings[0]?.message).toContain('the file has no such cell');
});

test('two corrections of one cell contradict each other, and none is applied', async () => {
  const read = await readSeed(ofCell([9, 6], '28,8 / 0', '288 / 0'), ofCell([9, 6], '28,8 / 0', '2880 / 0'));
  expect(factOf(read, '5', 'local')?.plan.uah).toBe('28800.00');
  expect(read.findings.filter(({ code }) => code === 'correction_unmatched')).toHaveLength(2);
});

test('an amount is corrected by its measure; the other half of its cell stays', async () => {
  const of = { measure: MEASURE_10, source: 'other', ...REVIEWED } as const;
  const plan = { ...of, value: 'plan', printed: '970', right: '980' } as const;
  const fact = { ...of, value: 'fact', printed: '964,0', right: '970' } as const;
  const one = await readSeed(fact);
  expect(factOf(one, '10', 'other')).toMatchObject({
    plan: { raw: '970', uah: '970000.00' },
    fact: { raw: '964,0', uah: '970000.00' },
    corrected: true,
  });
  const both = await readSeed(fact, plan);
  expect(factOf(both, '10', 'other')).toMatchObject({
    plan: { raw: '970', uah: '980000.00' },
    fact: { raw: '964,0', uah: '970000.00' },
  });
  expect(both.findings.filter(({ code }) => code === 'value_corrected')).toMatchObject([
    { measure: '10', cell: { row: 14, column: 8 }, expected: '970', found: '964,0' },
    { measure: '10', cell: { row: 14, column: 8 }, expected: '980', found: '970' },
  ]);
});

test('one half of a dash that stands for both can be corrected', async () => {
  const read = await readSeed({
    measure: 'town/2016/6.2/8',
    value: 'plan',
    source: 'local',
    printed: '-',
    right: '10',
    ...REVIEWED,
  });
  expect(factOf(read, '8', 'local')).toMatchObject({
    plan: { raw: '-', state: 'amount', uah: '10000.00' },
    fact: { raw: '-', state: 'none', uah: null },
  });
});

test('a total in the row of a measure is corrected as the source `total`', async () => {
  const read = await readSeed({
    measure: MEASURE_9,
    value: 'plan',
    source: 'total',
    printed: '15',
    right: '16',
    ...REVIEWED,
  });
  expect(measureOf(read, '9').reportedTotal).toMatchObject({
    plan: { raw: '15', uah: '16000.00' },
    corrected: true,
  });
  expect(codesOf(read)).toContain('sources_total_mismatch');
});

test('words of a measure are corrected within their cells, and read as if they were printed', async () => {
  const of = { measure: MEASURE_10, ...REVIEWED } as const;
  const read = await readSeed(
    {
      ...of,
      value: 'title',
      printed: 'Впровадження електронної системи голосування “ВІЧЕ”',
      right: 'Впровадження системи “ВІЧЕ”',
    },
    { ...of, value: 'term', printed: '2016', right: 'до 1 травня 2016 року' },
    {
      ...of,
      measure: MEASURE_9,
      value: 'executors',
      printed: 'Відділ інформаційного забезпечення',
      right: 'ЦНАП, УЖКГ',
    },
    {
      ...of,
      measure: MEASURE_5,
      value: 'execution',
      printed:
        'Впровадження планується провести до кінця 2017 року відповідно до програми “Відкрита влада. Прозоре місто.”',
      right: 'Не виконано. Проведено 3 наради.',
    },
  );
  const before = await extractBytes(bytesOf(SEED), 'report.txt');
  expect(measureOf(read, '10')).toMatchObject({
    number: '10',
    title: 'Впровадження системи “ВІЧЕ”',
    actions: measureOf(before, '10').actions,
    term: { text: 'до 1 травня 2016 року', start: '2016-01-01', end: '2016-05-01' },
    corrected: true,
  });
  expect(measureOf(read, '9')).toMatchObject({ executors: ['ЦНАП', 'УЖКГ'], corrected: true });
  expect(measureOf(read, '5').execution).toMatchObject({ status: 'not_done', outcomes: [{ quantity: '3' }] });
  expect(measureOf(read, '10').funding).toEqual(measureOf(before, '10').funding);
  expect(codesOf(read)).toEqual(Array(4).fill('value_corrected'));
});

test('a status is replaced after reading, with the reason as its evidence', async () => {
  const status = { measure: MEASURE_9, value: 'status', right: 'not_done', ...REVIEWED } as const;
  const read = await readSeed({ ...status, printed: 'postponed' });
  expect(measureOf(read, '9')).toMatchObject({
    execution: { status: 'not_done', evidence: 'Лист ради від 05.02.2017 (О. Петренко)' },
    corrected: true,
  });
  expect(read.findings).toMatchObject([
    { code: 'value_corrected', measure: '9', expected: 'not_done', found: 'postponed' },
  ]);
  const other = await readSeed({ ...status, printed: 'done' });
  expect(measureOf(other, '9').execution?.status).toBe('postponed');
  expect(other.findings).toMatchObject([
    { code: 'correction_unmatched', expected: 'done', found: 'postponed' },
  ]);
});

test.each([
  ['no such source', { value: 'plan', source: 'unspecified', printed: '1', right: '2' }, 'no such value'],
  [
    'another year',
    { value: 'plan', source: 'local', year: 2015, printed: '50', right: '2' },
    'no such value',
  ],
  ['other words', { value: 'title', printed: 'Інша назва', right: 'Назва' }, 'the report says «Впровадження'],
] as const)('a value of a measure with %s is told apart', async (_, value, words) => {
  const read = await readSeed({ measure: MEASURE_10, ...value, ...REVIEWED });
  expect(read.findings).toMatchObject([
    { code: 'correction_unmatched', measure: '10', message: expect.stringContaining(words) },
  ]);
});

test('corrections of measures that other files have are none of this file', async () => {
  const elsewhere = {
    measure: 'town/2017/6.2/10',
    value: 'title',
    printed: 'Назва',
    right: 'Інша',
    ...REVIEWED,
  } as const;
  expect(await readSeed(elsewhere)).toEqual(await extractBytes(bytesOf(SEED), 'report.txt'));
});

test('a measure is named by the key it has once its cells are corrected', async () => {
  const renumbered = ofCell(
    [13, 0],
    '9. Оновлення функціоналу офіційного сайту міської ради',
    '19. Оновлення сайту',
  );
  const term = { value: 'term', printed: 'Протягом року', right: '2016', ...REVIEWED } as const;
  const read = await readSeed(renumbered, { ...term, measure: 'town/2016/6.2/19' });
  expect(measureOf(read, '19')).toMatchObject({ title: 'Оновлення сайту', term: { text: '2016' } });
});

test('a corrected heading marks the amounts of its column, and the finding stands at the heading', async () => {
  const read = await readSeed(ofCell([3, 6], 'бюджету міста', 'ДФРР'));
  const facts = measureOf(read, '5').funding.filter(({ corrected }) => corrected);
  expect(facts).toMatchObject([{ source: 'state', label: 'ДФРР', plan: { raw: '28,8' } }]);
  const [finding] = read.findings.filter(({ code }) => code === 'value_corrected');
  expect(finding).toMatchObject({ cell: { row: 3, column: 6 } });
  expect(finding).not.toHaveProperty('measure');
});

test('a printed total is corrected and marked like a fact', async () => {
  const read = await readSeed(ofCell([17, 6], '138,8 / 40,5', '138,8 / 41'));
  const [total] = read.reports[0]?.reportedTotals.filter(({ corrected }) => corrected) ?? [];
  expect(total).toMatchObject({ source: 'local', fact: { raw: '40,5', uah: '41000.00' } });
  expect(codesOf(read)).toEqual(['rows_total_mismatch', 'value_corrected']);
});

test('the example of the documentation fits the report it speaks of', async () => {
  const page = readFileSync(new URL('../../docs/corrections.md', import.meta.url), 'utf8');
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const path = temporaryFolder().write('sloviansk.corrections.ts', example);
  const exported: { readonly corrections: unknown } = await import(path);
  const pipeline = checkPipeline({
    ...pipelineSpec({ name: 'sloviansk' }),
    corrections: exported.corrections,
  });
  const ofTown = JSON.stringify(pipeline.corrections).replaceAll('sloviansk/', 'town/');
  const { findings } = await readWith(bytesOf(SEED), JSON.parse(ofTown));
  expect(pipeline.corrections.map(({ printed }) => printed).toSorted()).toEqual(
    findings
      .filter(({ code }) => code === 'value_corrected')
      .map(({ found }) => found)
      .toSorted(),
  );
});

test('a term merged over two measures is corrected for the one that is named', async () => {
  const html = caseFile('l2-plan-of-measures/report.html');
  const plain = await extractBytes(html, 'report.html');
  const [report] = plain.reports;
  expect(report?.measures.map(({ term }) => term?.text)).toEqual(['І квартал', 'І квартал']);
  const term = { value: 'term', printed: 'І квартал', right: 'ІІ квартал', ...REVIEWED } as const;
  const key = 'town/2024/питання-для-розгляду-на-сесіях-ради';
  const second = await readWith(html, [{ ...term, measure: `${key}/2` }], 'report.html');
  expect(second.reports[0]?.measures.map((one) => [one.term?.text, one.corrected])).toEqual([
    ['І квартал', undefined],
    ['ІІ квартал', true],
  ]);
  const cell = await readWith(html, [ofCell([3, 2], 'І квартал', 'ІІ квартал')], 'report.html');
  expect(cell.reports[0]?.measures.map((one) => [one.term?.text, one.corrected])).toEqual([
    ['ІІ квартал', true],
    ['ІІ квартал', true],
  ]);
  expect(cell.findings.map((finding) => [finding.measure, finding.cell?.row])).toEqual([
    ['1', 3],
    ['2', 4],
  ]);
});

test('one amount of a cell that lists several is corrected, and keeps its own printed text', async () => {
  const docx = caseFile('l4-sources-in-one-cell/report.docx');
  const of = { value: 'plan', measure: 'town/2016-2017/чиста-вода/1', year: 2017, ...REVIEWED } as const;
  const read = await readWith(
    docx,
    [
      { ...of, source: 'regional', printed: '10, 58', right: '11,5' },
      { ...of, source: 'total', printed: '1010, 58', right: '1011,5' },
    ],
    'report.docx',
  );
  const of2017 = measureOf(read, '1').funding.filter(({ year }) => year === 2017);
  expect(of2017.map(({ source, plan }) => [source, plan.raw, plan.uah])).toEqual([
    ['state', '1000,0', '1000000.00'],
    ['regional', '10, 58', '11500.00'],
  ]);
  expect(measureOf(read, '1').reportedTotal?.plan).toMatchObject({ raw: '1010, 58', uah: '1011500.00' });
});

test('a fact in a row of its own is corrected there', async () => {
  const html = caseFile('l11-phases-as-rows/report.html');
  const { reports } = await extractBytes(html, 'report.html');
  const key = 'town/2018/водогін/1';
  expect(reports[0]?.programme).toBe('Водогін');
  const of = { measure: key, source: 'state', ...REVIEWED } as const;
  const read = await readWith(
    html,
    [
      { ...of, value: 'fact', printed: '9', right: '9,5' },
      { ...of, value: 'plan', printed: '11', right: '12' },
    ],
    'report.html',
  );
  expect(factOf(read, '1', 'state')).toMatchObject({
    plan: { raw: '11', uah: '12000.00' },
    fact: { raw: '9', uah: '9500.00' },
    corrected: true,
  });
});

test('an amount without a cell of its own is refused with advice', async () => {
  const docx = caseFile('l3-sources-as-rows/report.docx');
  const { reports } = await extractBytes(docx, 'report.docx');
  expect(reports[0]?.programme).toBe('Турбота');
  const of = { measure: 'town/2016-2017/турбота/1', source: 'state', year: 2017, ...REVIEWED } as const;
  const read = await readWith(docx, [{ ...of, value: 'fact', printed: '', right: '5' }], 'report.docx');
  expect(read.findings).toMatchObject([{ code: 'correction_unmatched', measure: '1' }]);
  expect(read.findings[0]?.message).toContain('correct the cell');
  const plan = await readWith(docx, [{ ...of, value: 'plan', printed: '15,0', right: '16' }], 'report.docx');
  const facts = measureOf(plan, '1').funding.filter(({ corrected }) => corrected);
  expect(facts).toMatchObject([{ source: 'state', year: 2017, plan: { raw: '15,0', uah: '16000.00' } }]);
});

test('the label of a row decides whose money it is, so its correction marks the amounts beside it', async () => {
  const docx = caseFile('l3-sources-as-rows/report.docx');
  const read = await readWith(docx, [ofCell([3, 3], 'державний бюджет', 'обласний бюджет')], 'report.docx');
  const facts = measureOf(read, '1').funding.filter(({ corrected }) => corrected);
  expect(facts.map(({ source, year, plan }) => [source, year, plan.raw])).toEqual([
    ['regional', 2016, '10,0'],
    ['regional', 2017, '15,0'],
  ]);
});

test('words above the header that tell the period mark the whole table', async () => {
  const xlsx = caseFile('l15-plan-and-fact-columns/report.xlsx');
  const printed = 'за І півріччя 2017 року';
  const { document } = await readDocument(xlsx);
  const rows = document.blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));
  const row = rows.findIndex(({ cells }) => cells.some(({ text }) => text === printed));
  const read = await readWith(xlsx, [ofCell([row, 0], printed, 'за 9 місяців 2017 року')], 'report.xlsx');
  expect(read.reports[0]?.period.end).toBe('2017-09-30');
  expect(read.reports[0]?.measures.every(({ corrected }) => corrected)).toBe(true);
  expect(factOf(read, '1', 'local')).toMatchObject({ corrected: true, plan: { raw: '2000' } });
});
