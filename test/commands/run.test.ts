import { cpSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { SEED } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runPlanfact } from './run-planfact.ts';

function townFolder() {
  const folder = temporaryFolder();
  folder.write('pipelines/town.ts', `export const pipeline = ${JSON.stringify(pipelineSpec())};`);
  folder.write('data/raw/town/2016/6.2.txt', SEED);
  const data = join(folder.path, 'data');
  const flags = ['--data', data, '--pipelines', join(folder.path, 'pipelines')];
  return { folder, data, flags };
}

test('run says what was loaded and which release it became', () => {
  const { flags, data } = townFolder();
  const { status, stdout, stderr } = runPlanfact(['run', ...flags]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^town +1 +1 +12 +60 +none$/m);
  const [release] = readdirSync(join(data, 'releases')).filter((name) => name !== 'latest');
  expect(stdout).toContain(`release ${release}: published`);
});

test('run says which years have a price index, and what is wrong when none has', () => {
  const { folder, flags } = townFolder();
  expect(runPlanfact(['run', ...flags]).stdout).toMatch(
    /^price index: none\. .*cpi-ukraine-annual-average\.csv: expected a file that can be read, found none\./m,
  );
  cpSync(resolve('data/reference'), join(folder.path, 'data/reference'), { recursive: true });
  const { status, stdout, stderr } = runPlanfact(['run', ...flags]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^price index: 2000 to 2024$/m);
});

test('run --json prints the same for programs, and the variables name the folders too', () => {
  const { folder, data } = townFolder();
  const variables = { PLANFACT_DATA: data, PLANFACT_PIPELINES: join(folder.path, 'pipelines') };
  const { status, stdout } = runPlanfact(['run', 'town', '--json'], variables);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    pipelines: [{ name: 'town', reports: 1, measures: 12, facts: 60 }],
    release: { published: true },
  });
});

test('an empty file among the reports costs a sentence and the status, not the others', () => {
  const { folder, flags } = townFolder();
  folder.write('data/raw/town/2016/empty.txt', '');
  const { status, stdout, stderr } = runPlanfact(['run', ...flags]);
  expect(status).toBe(2);
  expect(stdout).toMatch(/^town +2 +1 +12 +60 +1 error, 0 warnings, 0 notes$/m);
  expect(stderr).toMatch(/^planfact: town\/2016\/empty\.txt: .*Expected a report, found an empty file.*\n$/);
});

test('a second run at once is told who has the warehouse, and changes nothing', async () => {
  const { data, flags } = townFolder();
  const warehouse = await openWarehouse(join(data, 'warehouse', 'planfact.duckdb'));
  try {
    const { status, stderr } = runPlanfact(['run', ...flags]);
    expect(status).toBe(2);
    expect(stderr).toContain(`process ${process.pid} has the warehouse open`);
  } finally {
    warehouse.close();
  }
});

test('a mistake in a pipeline file names the file, the field and what was expected', () => {
  const { folder, flags } = townFolder();
  const file = folder.write(
    'pipelines/village.ts',
    `export const pipeline = ${JSON.stringify({ ...pipelineSpec({ name: 'village' }), licens: 'CC0' })};`,
  );
  const { status, stderr } = runPlanfact(['run', ...flags]);
  expect(status).toBe(2);
  expect(stderr).toContain(`${file}: there is no field "licens"`);
});
