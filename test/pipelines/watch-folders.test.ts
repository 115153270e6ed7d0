import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { watchFolders } from '../../src/pipelines/watch-folders.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const QUIET_MS = 200;

function pipelineOf(name: string, source: PipelineSpec['source']) {
  return definePipeline(pipelineSpec({ name, publisher: { key: name, name, nameEn: name }, source }));
}

/** The pipelines that were told of, each time one was. */
function watched(
  folder: TemporaryFolder,
  sources: Readonly<Record<string, PipelineSpec['source']>>,
): string[] {
  const told: string[] = [];
  const pipelines = Object.entries(sources).map(([name, source]) => pipelineOf(name, source));
  const end = watchFolders(join(folder.path, 'raw'), pipelines, (name) => told.push(name), {
    quietMs: QUIET_MS,
    fail: (error) => told.push(error.message),
  });
  onTestFinished(end);
  return told;
}

test('a new file in the folder of a pipeline, however deep, is told once it is quiet there', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/2016/old.txt', 'old');
  folder.write('raw/village/old.txt', 'old');
  const told = watched(folder, { town: { folder: 'town' }, village: { folder: 'village' } });
  for (const name of ['a', 'b', 'c']) folder.write(`raw/town/2016/${name}.txt`, name);
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(['town']);
  folder.write('raw/town/2017/new.txt', 'new');
  await expect.poll(() => told, { timeout: 5_000 }).toEqual(['town', 'town']);
});

test('folders that are not to be watched, and those of the web, are left alone', async () => {
  const folder = temporaryFolder();
  folder.write('raw/town/old.txt', 'old');
  const told = watched(folder, {
    town: { folder: 'town', watch: false },
    city: { addresses: ['https://city.example/a.xls'], folder: 'town' },
    townhall: { folder: 'townhall' },
  });
  folder.write('raw/town/new.txt', 'new');
  await setTimeout(3 * QUIET_MS);
  expect(told).toEqual([]);
});

test('a folder that cannot be watched is told, and schedules go on', () => {
  const folder = temporaryFolder();
  const told = watched(folder, { town: { folder: 'town' } });
  expect(told).toEqual([expect.stringContaining('ENOENT')]);
  mkdirSync(join(folder.path, 'raw'));
});
