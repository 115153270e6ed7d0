import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { planIn, surroundings } from '../pipelines/plan-in.ts';
import { type Row, readJson } from '../releases/read-published.ts';
import { servedFirstStart } from '../served-first-start.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { makeDemoTown } from './demo-town.ts';
import { isTrueTie, trueLineages } from './true-lineages.ts';

const TABLES = RELEASE_TABLES.map(({ name }) => name);
/** The tables that every report fills. */
const OF_REPORTS: readonly string[] = [
  'documents',
  'reports',
  'measures',
  'measure_executors',
  'funding_facts',
  'reported_totals',
  'outcomes',
  'findings',
  'lineage',
];
const DESCRIPTION = z.object({
  synthetic: z.boolean(),
  description: z.string(),
  sources: z.array(z.object({ title: z.string(), synthetic: z.boolean() })),
});

const first = servedFirstStart();
const real = servedFirstStart(['demo-town']);

/** The pipeline files of the repository, in a folder of their own, where one can be deleted. */
function copyPipelines(folder: TemporaryFolder): string {
  for (const name of ['sloviansk', 'demo-town']) {
    const original = pathToFileURL(resolve('pipelines', `${name}.ts`)).href;
    folder.write(`pipelines/${name}.ts`, `export { pipeline } from '${original}';`);
  }
  return join(folder.path, 'pipelines');
}

async function publish(folder: TemporaryFolder) {
  const pipelines = await loadPipelines(join(folder.path, 'pipelines'));
  const plan = planIn(folder.path, pipelines);
  return runPipelines(
    { ...plan, raw: resolve('data/raw'), reference: resolve('data/reference') },
    surroundings(),
  );
}

function rowsOf(releases: string, table: string): readonly Row[] {
  return readJson(join(releases, 'latest', `${table}.json`));
}

function descriptionOf(releases: string) {
  return DESCRIPTION.parse(JSON.parse(readFileSync(join(releases, 'latest', 'datapackage.json'), 'utf8')));
}

test('deleting the file of its pipeline takes the made-up town out of the next release', async () => {
  const folder = temporaryFolder();
  const pipelines = copyPipelines(folder);
  const { pipelines: summaries, release } = await publish(folder);
  // another warehouse has read the same files: the hash in the name is that of the same keys and facts
  expect(readdirSync(first.releases())).toContain(release.id);
  expect(summaries.find(({ name }) => name === 'demo-town')).toMatchObject({ failures: [], documents: 35 });
  const releases = join(folder.path, 'releases');
  expect(descriptionOf(releases).synthetic).toBe(true);
  rmSync(join(pipelines, 'demo-town.ts'));
  await publish(folder);
  for (const table of TABLES) {
    expect(JSON.stringify(rowsOf(releases, table)), table).not.toMatch(/demo-town|"synthetic":true/);
  }
  expect(rowsOf(releases, 'measures')).toHaveLength(12);
  expect(descriptionOf(releases).synthetic).toBe(false);
});

test('the made-up town is marked in every published table, and nothing else is', () => {
  for (const table of TABLES) {
    const rows = rowsOf(first.releases(), table);
    const town = rows.filter((row) => JSON.stringify(row).includes('demo-town'));
    const marked = rows.filter((row) => row['synthetic'] === true);
    expect(marked, table).toEqual(town);
    if (OF_REPORTS.includes(table)) expect(town.length, table).toBeGreaterThan(0);
  }
  const { description, sources } = descriptionOf(first.releases());
  expect(description).toContain('made up');
  expect(sources.filter(({ synthetic }) => synthetic)).toEqual([
    { title: 'Демонстраційне місто (вигадані дані)', synthetic: true },
  ]);
});

test('the first start shows ten years, three sections, formats, editions and a half-year', () => {
  const reports = rowsOf(first.releases(), 'reports').filter((row) => row['synthetic'] === true);
  const valuesOf = (rows: readonly Row[], column: string) => new Set(rows.map((row) => row[column]));
  expect(valuesOf(reports, 'year').size).toBeGreaterThanOrEqual(10);
  expect(valuesOf(reports, 'section_code').size).toBe(3);
  expect(valuesOf(rowsOf(first.releases(), 'documents'), 'format').size).toBeGreaterThanOrEqual(7);
  const editions = reports.map((row) => [row['report_key'], row['vintage']]);
  expect(editions).toContainEqual(['demo-town/2019/2', 2]);
  expect(editions).toContainEqual(['demo-town/2021-H1/1', 1]);
  expect(valuesOf(rowsOf(first.releases(), 'lineage'), 'kind')).toEqual(
    new Set(['same', 'renamed', 'split', 'merged']),
  );
  const severities = rowsOf(first.releases(), 'findings').map((row) => [row['code'], row['severity']]);
  expect(severities).toContainEqual(['rows_total_mismatch', 'warning']);
  expect(severities).toContainEqual(['rows_total_mismatch', 'info']);
});

test('every tie of the town’s measures through the years is true', () => {
  const lineages = trueLineages(makeDemoTown().files);
  const ties = rowsOf(first.releases(), 'lineage').filter((row) => row['synthetic'] === true);
  const wrong = ties.filter((row) => {
    const [from, to] = [row['from_measure_key'], row['to_measure_key']].map((key) =>
      lineages.get(String(key)),
    );
    return from === undefined || to === undefined || !isTrueTie(row['kind'], from, to);
  });
  expect(wrong).toEqual([]);
  expect(ties.length).toBeGreaterThan(300);
});

test('the department of utilities is one executor, though it abbreviates its name in every second year', () => {
  const executors = rowsOf(first.releases(), 'measure_executors').filter((row) => row['synthetic'] === true);
  const names = executors.filter(
    (row) => row['executor_key'] === 'управління житлово комунального господарства',
  );
  expect(new Set(names.map((row) => row['executor']))).toEqual(
    new Set(['УЖКГ', 'Управління житлово-комунального господарства']),
  );
});

test.each(['/', '/releases/', '/releases/latest/', '/graphql', '/graphql?release=latest'])(
  'the page %s says visibly that some of the data is made up, and only where it is',
  async (path) => {
    const [marked, plain] = [await first.page(path), await real.page(path)];
    const text = await marked.text();
    expect(text).toMatch(/<p class="\w+" data-synthetic>Частина даних вигадана/);
    expect(text).toContain('made up');
    expect(await plain.text()).not.toContain('data-synthetic');
    expect(marked.headers.get('content-security-policy')).toBe(plain.headers.get('content-security-policy'));
  },
);

test('the API marks what is made up, down to executors, outcomes and printed totals', async () => {
  const data = await first.dataOf(`{
    release { synthetic }
    measure(key: "demo-town/2014/1/1") {
      synthetic executors { synthetic } outcomes { synthetic } reportedTotals { synthetic } fundingFacts { synthetic }
      report { synthetic } section { synthetic } publisher { synthetic } document { synthetic }
    }
    measureHistory(key: "demo-town/2014/1/1") { synthetic ties { synthetic } }
    planFact(groupBy: []) { synthetic rows { synthetic } warnings { code synthetic } }
    real: planFact(groupBy: [EXECUTOR], filter: { synthetic: false }) { synthetic rows { synthetic key { executor { synthetic } } } warnings { synthetic } }
  }`);
  const { real: unmarked, ...marked } = z.record(z.string(), z.unknown()).parse(data);
  expect(JSON.stringify(unmarked)).not.toContain('"synthetic":true');
  const withoutOthers = JSON.stringify(marked).replace('{"code":"PERIODS_OVERLAP","synthetic":false}', '');
  expect(withoutOthers).not.toContain('"synthetic":false');
  expect(withoutOthers).toContain('{"code":"SYNTHETIC_DATA","synthetic":true}');
});
