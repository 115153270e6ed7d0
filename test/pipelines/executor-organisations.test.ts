import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openServedRelease } from '../../src/analytics/served-release.ts';
import { createApi } from '../../src/api/create-api.ts';
import { definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { SILENT } from '../api/shared-api.ts';
import { readJson } from '../releases/read-published.ts';
import { SEED } from '../seed.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';
import { planIn, surroundings } from './plan-in.ts';

const UZHKG = 'Управління житлово-комунального господарства';
const SHORT = { short: 'УЖКГ', full: UZHKG };

/** Measure 5 is УЖКГ's (28 800 of the city's money), measure 9 (15 000) that of the body named here. */
function reportWith(executor: string): string {
  const places = [...SEED.matchAll(/\tВідділ інформаційного забезпечення\n/g)];
  const ninth = places.at(2)?.index ?? 0;
  const end = SEED.indexOf('\n', ninth);
  return `${SEED.slice(0, ninth)}\t${executor}${SEED.slice(end)}`;
}

async function run(folder: TemporaryFolder, executors: PipelineSpec['executors'] = []) {
  const pipeline = definePipeline(pipelineSpec({ executors }));
  const plan = planIn(folder.path, [pipeline]);
  const { release } = await runPipelines(plan, surroundings());
  return { ...release, releases: plan.releases };
}

type Group = {
  readonly key: { readonly executor: { readonly name: string } | null };
  readonly amounts: { readonly plan: string | null };
};

async function groupsOf(
  releases: string,
  filter: object = {},
): Promise<Readonly<Record<string, string | null>>> {
  const served = await openServedRelease(releases);
  onTestFinished(served.engine.close);
  const api = createApi({ releasesFolder: releases, logger: SILENT });
  const query = `query ($filter: FundingFactFilter) {
    planFact(groupBy: [EXECUTOR], filter: $filter) { rows { key { executor { name } } amounts { plan } } }
  }`;
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { filter } }),
  };
  const response = await api.fetch(new URL('/graphql', 'http://localhost'), init, { served });
  const { data } = await response.json();
  const rows: readonly Group[] = data.planFact.rows;
  return Object.fromEntries(rows.map(({ key, amounts }) => [key.executor?.name ?? '', amounts.plan]));
}

function rowsOf(path: string): readonly unknown[] {
  return readJson(join(path, 'measure_executors.json'));
}

test('a body that the report abbreviates and names in full is one organisation, under its full name', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', reportWith(`${UZHKG} (далі – УЖКГ)`));
  const { path, releases } = await run(folder);
  const groups = await groupsOf(releases);
  expect(groups[`${UZHKG} (далі – УЖКГ)`]).toBe('43800.00');
  expect(groups).not.toHaveProperty('УЖКГ');
  expect(rowsOf(path)).toContainEqual(expect.objectContaining({ executor: 'УЖКГ' }));
});

test('an abbreviation that a narrative declares holds for the executors of the document', async () => {
  const folder = temporaryFolder();
  const report = reportWith(UZHKG).replace(
    'Проведено',
    `Управлінням житлово-комунального господарства (далі – УЖКГ) проведено`,
  );
  folder.write('raw/town/2016/6.2.txt', report);
  const { releases } = await run(folder);
  expect(await groupsOf(releases)).toMatchObject({ [UZHKG]: '43800.00' });
});

test('what the pipeline declares holds where the report declares nothing, and a second run gives the same keys', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', reportWith(UZHKG));
  const undeclared = await run(folder);
  expect(await groupsOf(undeclared.releases)).toMatchObject({ [UZHKG]: '15000.00', УЖКГ: '28800.00' });
  const declared = await run(folder, [SHORT]);
  expect(await groupsOf(declared.releases)).toMatchObject({ [UZHKG]: '43800.00' });
  expect((await run(folder, [SHORT])).published).toBe(false);
  const fresh = temporaryFolder();
  fresh.write('raw/town/2016/6.2.txt', reportWith(UZHKG));
  expect(rowsOf((await run(fresh, [SHORT])).path)).toEqual(rowsOf(declared.path));
});

test('what the report declares goes before the pipeline', async () => {
  const folder = temporaryFolder();
  const own = 'Управління житла, комунікацій та газопостачання';
  folder.write('raw/town/2016/6.2.txt', reportWith(`${own} (далі – УЖКГ)`));
  const { releases } = await run(folder, [SHORT]);
  expect(await groupsOf(releases)).toMatchObject({ [`${own} (далі – УЖКГ)`]: '43800.00' });
});

test('a filter by the abbreviation or by the full name finds the measures of both', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/6.2.txt', reportWith(UZHKG));
  const { releases } = await run(folder, [SHORT]);
  for (const name of ['УЖКГ', 'ужкг', UZHKG.toUpperCase()]) {
    const groups = await groupsOf(releases, { executor: { eq: name } });
    expect(groups[UZHKG], name).toBe('43800.00');
  }
});
