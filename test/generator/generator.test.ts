import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type DemoTown, makeDemoTown } from './demo-town.ts';
import { FORMATS } from './formats/formats.ts';
import { LAYOUTS } from './layouts/layouts.ts';
import { MADE_UP } from './layouts/words.ts';
import { sampleFiles } from './sample-files.ts';
import { type Score, scoreFile } from './score.ts';

const RAW = new URL('../../data/raw/', import.meta.url);

let demo: DemoTown;
beforeAll(() => {
  demo = makeDemoTown();
});

async function scoreAll(files: Iterable<Parameters<typeof scoreFile>[0]>): Promise<readonly Score[]> {
  const scores: Score[] = [];
  for (const file of files) scores.push(await scoreFile(file));
  return scores;
}

function sumOf(scores: readonly Score[], what: 'measures' | 'amounts' | 'defects'): number {
  return scores.reduce((sum, score) => sum + score[what], 0);
}

test('every committed file of the demonstration town is read exactly as it was made', async () => {
  const scores = await scoreAll(demo.files);
  expect(scores.flatMap(({ file, mistakes }) => mistakes.map((mistake) => `${file}: ${mistake}`))).toEqual(
    [],
  );
  expect(sumOf(scores, 'measures')).toBeGreaterThan(300);
  expect(sumOf(scores, 'amounts')).toBeGreaterThan(2000);
  expect(sumOf(scores, 'defects')).toBeGreaterThan(12);
});

test('reports in every layout and format: amounts are exact, planted defects are found, no others are claimed', async () => {
  const scores = await scoreAll(sampleFiles(LAYOUTS.length * FORMATS.length + 20, 'test'));
  expect(scores.flatMap(({ file, mistakes }) => mistakes.map((mistake) => `${file}: ${mistake}`))).toEqual(
    [],
  );
  expect(sumOf(scores, 'defects')).toBeGreaterThan(80);
});

test('the scorer sees a wrong amount, a defect that is not found, and a finding that was not planted', async () => {
  const [file] = [...sampleFiles(1, 'test')];
  const [report] = file?.reports ?? [];
  const [measure] = report?.measures ?? [];
  if (!file || !report || !measure) throw new Error('Expected a file with a measure.');
  const dearer = measure.lines.map((line) => ({ ...line, plan: { kopecks: 123_400n } }));
  const changed = { ...report, measures: [{ ...measure, lines: dearer }, ...report.measures.slice(1)] };
  const missing = { code: 'unit_missing', severity: 'warning', mark: null } as const;
  const wrong = { ...file, reports: [{ ...changed, defects: [...report.defects, missing] }] };
  const { mistakes } = await scoreFile(wrong);
  expect(mistakes.some((mistake) => mistake.includes('1234.00'))).toBe(true);
  expect(mistakes).toContainEqual(expect.stringContaining('planted, not found'));
});

test('the committed files are byte for byte what the generator writes, and each has a source note', () => {
  const names = readdirSync(new URL('demo-town/', RAW), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  const bytes = demo.files.reduce((sum, file) => sum + file.bytes.length, 0);
  expect(names).toHaveLength(demo.files.length * 2);
  expect(bytes).toBeLessThan(1_000_000);
  for (const file of demo.files) {
    const committed = readFileSync(new URL(file.path, RAW));
    expect(committed.equals(file.bytes), file.path).toBe(true);
    expect(names).toContain(`${file.path.split('/').at(-1)}.source.json`);
  }
});

test('the town has ten years and three sections, in at least six layouts and seven formats, with renamed, split and merged measures', () => {
  const { files, town } = demo;
  expect(new Set(files.map(({ layout }) => layout.name)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(files.map(({ format }) => format.name)).size).toBeGreaterThanOrEqual(7);
  expect(new Set(town.reports.map(({ year }) => year)).size).toBe(10);
  expect(new Set(town.reports.map(({ section }) => section.code)).size).toBe(3);
  expect(new Set(town.edges.map(({ kind }) => kind))).toEqual(new Set(['renamed', 'split', 'merged']));
  for (const { measures } of town.reports) {
    expect(measures.length).toBeGreaterThanOrEqual(8);
    expect(measures.length).toBeLessThanOrEqual(15);
  }
  const codes = files.flatMap(({ reports }) =>
    reports.flatMap(({ defects }) => defects.map(({ code }) => code)),
  );
  expect(new Set(codes)).toEqual(
    new Set([
      'rows_total_mismatch',
      'sources_total_mismatch',
      'fact_exceeds_plan',
      'fact_without_plan',
      'amount_unreadable',
      'term_unread',
      'measure_number_repeated',
      'unit_missing',
    ]),
  );
});

test('every text file says on its first line that it is made up', () => {
  const texts = demo.files.filter(({ format }) => format.name === 'text');
  expect(texts.length).toBeGreaterThan(0);
  for (const { bytes } of texts) expect(Buffer.from(bytes).toString().split('\n')[0]).toBe(MADE_UP);
});
