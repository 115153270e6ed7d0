import { cpSync, readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { SEED, seedWith } from '../seed.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';
import { planIn, surroundings } from './plan-in.ts';

const REFERENCE = resolve('data/reference');

const TOWN = definePipeline(pipelineSpec());
const VILLAGE = definePipeline(
  pipelineSpec({
    name: 'village',
    publisher: { key: 'village', name: 'Сільська рада', nameEn: 'Village Council' },
    source: { folder: 'village' },
  }),
);

function run(
  folder: TemporaryFolder,
  pipelines = [TOWN],
  { signal = new AbortController().signal, chosen = pipelines, now = '2026-11-24T00:00:00Z' } = {},
) {
  return runPipelines(
    planIn(folder.path, pipelines, chosen),
    surroundings({ now: () => new Date(now), signal }),
  );
}

function readTable(folder: TemporaryFolder, table: string): readonly Readonly<Record<string, unknown>>[] {
  return JSON.parse(readFileSync(join(folder.path, 'releases', 'latest', `${table}.json`), 'utf8'));
}

test('the seed goes from a file to a release with its measures, facts and totals', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  const { pipelines, release } = await run(folder);
  const none = { info: 0, warning: 0, error: 0 };
  const counts = { documents: 1, reports: 1, measures: 12, facts: 60, findings: none };
  const doings = { read: 1, withdrawn: 0, failures: [], excess: [] };
  expect(pipelines).toEqual([{ name: 'town', ...counts, ...doings }]);
  expect(release.published).toBe(true);
  expect(readTable(folder, 'measures')).toHaveLength(12);
  const kopecks = readTable(folder, 'funding_facts').map((fact) =>
    BigInt(String(fact['plan_uah'] ?? '0.00').replace('.', '')),
  );
  expect(kopecks.reduce((sum, plan) => sum + plan, 0n)).toBe(118_880_000n);
});

test('the price index of the reference data is published; without it the run says so and goes on', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  const without = await run(folder);
  expect(without.prices).toEqual({ years: [], problem: expect.stringContaining('expected a file') });
  expect(readTable(folder, 'price_index')).toEqual([]);
  cpSync(REFERENCE, join(folder.path, 'reference'), { recursive: true });
  const { prices, release } = await run(folder);
  expect(prices).toEqual({ years: expect.arrayContaining([2000, 2024]), problem: null });
  expect(release.published).toBe(true);
  expect(readTable(folder, 'price_index')).toHaveLength(25);
});

test('a run ties the measures of one year to those of the next, as far as the pipeline has not reviewed them', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  folder.write('raw/town/2017/6.2.txt', seedWith('за 2016 рік', 'за 2017 рік'));
  const rejected = { from: 'town/2016/6.2/1', to: 'town/2017/6.2/1', kind: 'not' } as const;
  const lineage = [{ ...rejected, why: 'інший захід', reviewer: 'О. Петренко' }];
  await run(folder, [definePipeline(pipelineSpec({ lineage }))]);
  const ties = readTable(folder, 'lineage').map((tie) => [tie['from_measure_key'], tie['to_measure_key']]);
  expect(ties).toHaveLength(11);
  expect(ties).toContainEqual(['town/2016/6.2/10', 'town/2017/6.2/10']);
  expect(ties).not.toContainEqual([rejected.from, rejected.to]);
});

test('a second run over the same files publishes nothing new', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  const first = await run(folder);
  const second = await run(folder);
  expect(second).toEqual({
    run: 2,
    pipelines: first.pipelines.map((summary) => ({ ...summary, read: 0 })),
    unclaimed: [],
    prices: first.prices,
    release: { ...first.release, published: false },
  });
});

test('broken files are findings of their own, and the others load', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/a-empty.txt', '');
  folder.write('raw/town/2016/b-no-table.txt', 'Звіту за 2016 рік немає.\n');
  folder.write('raw/town/2016/c-whole.txt', SEED);
  folder.write('raw/town/2016/d-copy.txt', SEED);
  const { pipelines } = await run(folder);
  expect(pipelines).toMatchObject([
    { documents: 3, reports: 1, measures: 12, findings: { error: 2, warning: 1 } },
  ]);
  expect(pipelines[0]?.failures).toEqual([expect.stringContaining('town/2016/a-empty.txt')]);
  expect(readTable(folder, 'findings').map((finding) => [finding['code'], finding['path']])).toEqual(
    expect.arrayContaining([
      ['document_unreadable', 'town/2016/a-empty.txt'],
      ['document_without_table', 'town/2016/b-no-table.txt'],
      ['document_duplicate', 'town/2016/c-whole.txt'],
    ]),
  );
});

test('a pipeline whose folder is missing fails alone', async () => {
  const folder = temporaryFolder();
  folder.write('raw/village/2016/6.2.txt', SEED);
  const { pipelines } = await run(folder, [TOWN, VILLAGE]);
  expect(pipelines).toMatchObject([
    { name: 'town', documents: 0, failures: [expect.stringContaining('cannot be read')] },
    { name: 'village', documents: 1, failures: [] },
  ]);
});

test('the same bytes in the folders of two pipelines count once, for the first of them', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  folder.write('raw/village/2016/6.2.txt', SEED);
  const { pipelines } = await run(folder, [TOWN, VILLAGE]);
  expect(pipelines).toMatchObject([{ measures: 12, findings: { warning: 1 } }, { documents: 0 }]);
});

test('a corrected file is a new vintage, and a file taken away leaves the next release', async () => {
  const folder = temporaryFolder();
  const first = folder.write('raw/town/2016/6.2.txt', SEED);
  await run(folder);
  folder.write('raw/town/2016/6.2-corrected.txt', seedWith('1188,8 / 1004,5', '1198,8 / 1004,5'));
  await run(folder);
  expect(readTable(folder, 'reports')).toMatchObject([{ report_key: 'town/2016/6.2', vintage: 2 }]);
  unlinkSync(first);
  unlinkSync(join(folder.path, 'raw/town/2016/6.2-corrected.txt'));
  await run(folder);
  expect(readTable(folder, 'reports')).toEqual([]);
});

test.each([
  ['the first pipeline to a later one', 'town', 'village'],
  ['a later pipeline to the first', 'village', 'town'],
])('a file that moves from %s is published for its new publisher', async (_, from, to) => {
  const folder = temporaryFolder();
  const path = folder.write(`raw/${from}/2016/6.2.txt`, SEED);
  const stays = seedWith('за 2016 рік', 'за 2015 рік');
  for (const name of [from, to]) folder.write(`raw/${name}/2015/6.2.txt`, `${name}\n${stays}`);
  await run(folder, [TOWN, VILLAGE]);
  unlinkSync(path);
  folder.write(`raw/${to}/2016/6.2.txt`, SEED);
  const { pipelines } = await run(folder, [TOWN, VILLAGE]);
  const reports = readTable(folder, 'reports').map((report) => report['report_key']);
  expect(reports).toEqual(['town/2015/6.2', `${to}/2016/6.2`, 'village/2015/6.2'].sort());
  expect(pipelines.map(({ reports: count }) => count)).toEqual(to === 'town' ? [2, 1] : [1, 2]);
});

test('a file taken away comes back with the same bytes', async () => {
  const folder = temporaryFolder();
  const path = folder.write('raw/town/2016/6.2.txt', SEED);
  await run(folder);
  unlinkSync(path);
  await run(folder);
  await run(folder);
  expect(readTable(folder, 'reports')).toEqual([]);
  folder.write('raw/town/2016/6.2.txt', SEED);
  await run(folder);
  expect(readTable(folder, 'reports')).toHaveLength(1);
});

test('a pipeline taken away leaves the next release with all it loaded, and comes back with it', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  folder.write('raw/village/2016/6.2.txt', seedWith('1188,8 / 1004,5', '1198,8 / 1004,5'));
  await run(folder, [TOWN, VILLAGE]);
  const publishers = () => readTable(folder, 'reports').map((report) => report['publisher']);
  expect(publishers()).toEqual(['town', 'village']);
  await run(folder, [TOWN]);
  expect(publishers()).toEqual(['town']);
  for (const table of ['measures', 'funding_facts', 'reported_totals', 'findings', 'documents']) {
    expect(JSON.stringify(readTable(folder, table))).not.toContain('village');
  }
  await run(folder, [TOWN, VILLAGE], { now: '2026-11-25T00:00:00Z' });
  expect(publishers()).toEqual(['town', 'village']);
});

test('a pipeline that exists and is not chosen this time keeps what it loaded', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  folder.write('raw/village/2016/6.2.txt', seedWith('1188,8 / 1004,5', '1198,8 / 1004,5'));
  await run(folder, [TOWN, VILLAGE]);
  await run(folder, [TOWN, VILLAGE], { chosen: [TOWN] });
  expect(readTable(folder, 'reports').map((report) => report['publisher'])).toEqual(['town', 'village']);
});

test('a run that is stopped publishes nothing and leaves nothing half-written', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', SEED);
  const stopped = run(folder, [TOWN], { signal: AbortSignal.abort() });
  await expect(stopped).rejects.toMatchObject({ name: 'PlanfactError', code: 'interrupted' });
  const left = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => /\.wal$|releases/.test(name))).toEqual([]);
  expect((await run(folder)).release.published).toBe(true);
});
