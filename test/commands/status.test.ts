import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { runPlanfact, startPlanfact } from './run-planfact.ts';
import { townFolder } from './town-folder.ts';

const SCHEDULE = { cron: '0 6 * * 1', timeZone: 'Europe/Kyiv' };

test('status tells the last and the next run of each pipeline, and the release', () => {
  const { data, flags } = townFolder({ schedule: SCHEDULE });
  const before = runPlanfact(['status', ...flags]);
  expect(before.stdout).toMatch(/^town +never run +\d{4}-\d\d-\d\dT0[34]:00:00\.000Z$/m);
  expect(before.stdout).toContain('release: none yet');
  runPlanfact(['run', ...flags]);
  const { status, stdout } = runPlanfact(['status', ...flags]);
  const [release] = readdirSync(join(data, 'releases')).filter((name) => name !== 'latest');
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^town +\S+Z {2}done {2}1 file read, 12 measures, 0 errors +\S+T0[34]:00:00\.000Z$/m,
  );
  expect(stdout).toContain(`release: ${release}`);
});

test('status and runs look on while another process has the warehouse, and say who is running', async () => {
  const { data, flags } = townFolder();
  runPlanfact(['run', ...flags]);
  const warehouse = await openWarehouse(join(data, 'warehouse', 'planfact.duckdb'));
  try {
    expect(runPlanfact(['status', ...flags]).stdout).toMatch(/^town +\S+Z {2}done/m);
    expect(runPlanfact(['runs', '--data', data]).stdout).toMatch(/^1 {2}town {2}\S+Z {2}done/m);
  } finally {
    warehouse.close();
  }
});

test('runs lists the newest first with its counts, its failures and the error that ended it', () => {
  const { folder, data, flags } = townFolder({ assertions: { minReports: 1 } });
  expect(runPlanfact(['runs', '--data', data]).stdout).toBe('No run yet; planfact run is the first.\n');
  folder.write('data/raw/town/2016/empty.txt', '');
  runPlanfact(['run', ...flags]);
  rmSync(join(folder.path, 'data/raw/town/2016'), { recursive: true });
  runPlanfact(['run', ...flags]);
  const lines = runPlanfact(['runs', '--data', data]).stdout.trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^2 {2}town {2}\S+Z {2}failed {2}Pipeline town: expected at least 1 reports/),
    expect.stringMatching(/^1 {2}town {2}\S+Z {2}done {2}2 files read, 12 measures, 1 error, 1 failed$/),
  ]);
  const { stdout } = runPlanfact(['runs', '--json', '--last', '1', '--data', data]);
  expect(JSON.parse(stdout)).toMatchObject([{ run: 2, state: 'failed', error: expect.any(String) }]);
});

test('a run that was killed is told as such, and the next one is not kept from running', async () => {
  const { flags, data } = townFolder();
  runPlanfact(['run', ...flags]);
  const { child, ended } = startPlanfact(['run', '--log', 'json', ...flags]);
  child.stderr.once('data', () => child.kill('SIGKILL'));
  await ended;
  expect(runPlanfact(['runs', '--data', data]).stdout).toMatch(/^2 {2}town {2}\S+Z {2}killed/);
  expect(runPlanfact(['run', ...flags]).status).toBe(0);
  expect(runPlanfact(['runs', '--data', data]).stdout).toMatch(/^3 {2}.* {2}done.*\n2 {2}.* {2}killed/);
});
