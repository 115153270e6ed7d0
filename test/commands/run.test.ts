import { cpSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { pipelineSpec } from '../pipelines/pipeline-spec.ts';
import { seedWith } from '../seed.ts';
import { runPlanfact, startPlanfact } from './run-planfact.ts';
import { townFolder } from './town-folder.ts';

const LOG_LINE = z.object({ level: z.string(), msg: z.string(), time: z.iso.datetime(), run: z.number() });

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

test('a folder that no pipeline reads is told of, and changes nothing else', () => {
  const { folder, flags } = townFolder();
  folder.write('data/raw/village/2016/6.2.txt', 'звіт');
  const { status, stdout } = runPlanfact(['run', ...flags]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^no pipeline reads village\/: copy one of the files .*\(docs\/pipelines\.md\)$/m);
  const logged = runPlanfact(['run', '--log', 'json', ...flags]).stderr;
  expect(logged).toMatch(/"level":"warn".*"paths":\["village\/"\],"msg":"no pipeline reads these"/);
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

test('a run that is told to wait comes after the one that is under way', async () => {
  const { data, flags } = townFolder();
  const warehouse = await openWarehouse(join(data, 'warehouse', 'planfact.duckdb'));
  const waiting = startPlanfact(['run', '--wait', '60', ...flags]);
  await setTimeout(3_000);
  expect(waiting.child.exitCode).toBeNull();
  warehouse.close();
  expect(await waiting.ended).toMatchObject({ status: 0, stdout: expect.stringContaining('published') });
});

test('of two runs that are started at once one is told of the other, and both leave one whole release', async () => {
  const { data, flags } = townFolder();
  const runs = [startPlanfact(['run', ...flags]), startPlanfact(['run', '--wait', '60', ...flags])];
  const ended = await Promise.all(runs.map((run) => run.ended));
  const busy = ended.filter(({ status }) => status === 2);
  for (const { stderr } of busy) expect(stderr).toMatch(/process \d+ has the warehouse open/);
  expect(ended.filter(({ status }) => status === 0).length + busy.length).toBe(2);
  expect(readdirSync(join(data, 'releases')).filter((name) => name !== 'latest')).toHaveLength(1);
});

test('findings above what the pipeline allows are told, published, and give the exit status 1', () => {
  const { folder, flags } = townFolder({ assertions: { allowedFindings: { warning: 1 } } });
  folder.write('data/raw/town/2016/6.2.txt', seedWith('28,8 / 0', '28,8 / 30'));
  const { status, stdout, stderr } = runPlanfact(['run', ...flags]);
  expect(status).toBe(1);
  expect(stdout).toContain('published');
  expect(stderr).toMatch(
    /^planfact: Pipeline town: expected at most 1 findings of severity warning, found 2\./m,
  );
});

test('fewer reports than the pipeline must have publish nothing, and the release before stays', () => {
  const { folder, data, flags } = townFolder({ assertions: { minReports: 1 } });
  expect(runPlanfact(['run', ...flags]).status).toBe(0);
  const before = readlinkSync(join(data, 'releases', 'latest'));
  rmSync(join(folder.path, 'data/raw/town/2016/6.2.txt'));
  const { status, stderr } = runPlanfact(['run', ...flags]);
  expect(status).toBe(2);
  expect(stderr).toContain('Pipeline town: expected at least 1 reports');
  expect(readlinkSync(join(data, 'releases', 'latest'))).toBe(before);
});

test('a damaged warehouse is set aside and made anew from the originals, with the same release', () => {
  const { folder, data, flags } = townFolder();
  runPlanfact(['run', ...flags]);
  rmSync(join(folder.path, 'data/raw/town/2016/6.2.txt'));
  runPlanfact(['run', ...flags]);
  const before = readlinkSync(join(data, 'releases', 'latest'));
  const warehouse = join(data, 'warehouse', 'planfact.duckdb');
  const bytes = readFileSync(warehouse);
  writeFileSync(warehouse, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
  const { status, stderr } = runPlanfact(['run', ...flags]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('made anew') });
  expect(readlinkSync(join(data, 'releases', 'latest'))).toBe(before);
  expect(readdirSync(join(data, 'warehouse'))).toContainEqual(expect.stringMatching(/\.damaged-\d+$/));
});

test('the log of a service has a JSON line for each event, with the number of the run', () => {
  const { folder, flags } = townFolder();
  folder.write('data/raw/town/2016/empty.txt', '');
  const { stderr } = runPlanfact(['run', '--log', 'json', ...flags]);
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
  const logged = lines.map((line) => LOG_LINE.parse(JSON.parse(line)));
  expect(logged.map(({ level, msg }) => [level, msg])).toEqual([
    ['info', 'run started'],
    ['info', 'files found'],
    ['warn', expect.stringContaining('town/2016/empty.txt')],
    ['info', 'run finished'],
  ]);
  for (const { run } of logged) expect(run).toBe(1);
});

test('the log of a service tells why a run has ended before its end', () => {
  const { flags } = townFolder({ assertions: { minReports: 2 } });
  const { status, stderr } = runPlanfact(['run', '--log', 'json', ...flags]);
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
  const last = LOG_LINE.parse(JSON.parse(lines.at(-1) ?? ''));
  expect({ status, ...last }).toMatchObject({
    status: 2,
    level: 'error',
    run: 1,
    msg: expect.stringContaining('expected at least 2 reports'),
  });
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
