import { readdirSync, readlinkSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runPlanfact } from './run-planfact.ts';
import { townFolder } from './town-folder.ts';

test('rebuild makes the warehouse anew without the raw files, keeps the one before, and gives the same release', () => {
  const { folder, data, flags } = townFolder();
  runPlanfact(['run', ...flags]);
  const before = readlinkSync(join(data, 'releases', 'latest'));
  rmSync(join(folder.path, 'data/raw'), { recursive: true });
  const { status, stdout } = runPlanfact(['rebuild', ...flags]);
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `1 document read again from the archive\nrelease ${before}: the same as before\n`,
  });
  expect(readdirSync(join(data, 'warehouse'))).toContain('planfact.duckdb.replaced');
});

test('an original that is missing is named, and the rest is there', () => {
  const { folder, data, flags } = townFolder();
  folder.write('data/raw/town/2016/note.txt', 'Звіту за 2016 рік немає.');
  runPlanfact(['run', ...flags]);
  const { stdout } = runPlanfact(['runs', '--json', '--data', data]);
  expect(stdout).toContain('"documents": 2');
  const [original = ''] = readdirSync(join(data, 'archive')).filter((name) => /^[0-9a-f]{64}$/.test(name));
  unlinkSync(join(data, 'archive', original));
  const { status, stderr } = runPlanfact(['rebuild', ...flags]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^planfact: Left out: town\/2016\/\S+: its original cannot be read\./m);
});

test('without a list of the archive nothing is made anew, and nothing is lost', () => {
  const { data, flags } = townFolder();
  runPlanfact(['run', ...flags]);
  unlinkSync(join(data, 'archive', 'documents.json'));
  const { status, stderr } = runPlanfact(['rebuild', ...flags]);
  expect(status).toBe(2);
  expect(stderr).toContain('documents.json: expected the list of the archived originals');
  expect(runPlanfact(['run', ...flags]).status).toBe(0);
});
