import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { rebuildWarehouse } from '../../src/pipelines/rebuild-warehouse.ts';
import { readLedger } from '../../src/pipelines/run-ledger.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { SEED, seedWith } from '../seed.ts';
import { type TemporaryFolder, temporaryFolder, writerIn } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';
import { planIn, surroundings } from './plan-in.ts';

const TOWN = definePipeline(pipelineSpec());
const VILLAGE = definePipeline(
  pipelineSpec({
    name: 'village',
    publisher: { key: 'village', name: 'Сільська рада', nameEn: 'Village Council' },
    source: { folder: 'village' },
  }),
);
const PIPELINES = [TOWN, VILLAGE];

const built = mkdtempSync(join(tmpdir(), 'planfact-test-'));
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** A folder of its own with a town that has a history. */
function townWithHistory(): TemporaryFolder {
  const folder = temporaryFolder();
  cpSync(built, folder.path, { recursive: true, verbatimSymlinks: true });
  return folder;
}

/** A town with a history: a second edition, a file that went, one that never could be read, copies, a note. */
beforeAll(async () => {
  const folder = writerIn(built);
  const run = () => runPipelines(planIn(built, PIPELINES), surroundings());
  folder.write('raw/town/2016/z-first.txt', SEED);
  folder.write('raw/town/2016/z-first.txt.source.json', '{"licence": "CC0"}');
  folder.write('raw/village/2016/6.2.txt', seedWith('1188,8 / 1004,5', '1188,8 / 1004,6'));
  await run();
  folder.write('raw/town/2016/a-second.txt', seedWith('1188,8 / 1004,5', '1198,8 / 1004,5'));
  const gone = folder.write('raw/town/2017/gone.txt', seedWith('за 2016 рік', 'за 2017 рік'));
  folder.write('raw/town/2017/copy.txt', seedWith('за 2016 рік', 'за 2017 рік'));
  folder.write('raw/town/2018/empty.txt', '');
  await run();
  unlinkSync(gone);
  unlinkSync(join(built, 'raw/town/2017/copy.txt'));
  await run();
});

function textsOf(folder: TemporaryFolder): ReadonlyMap<string, string> {
  const latest = join(folder.path, 'releases', 'latest');
  const names = readdirSync(latest).filter(
    (name) => /\.(?:csv|json)$/.test(name) && name !== 'datapackage.json',
  );
  return new Map(names.map((name) => [name, readFileSync(join(latest, name), 'utf8')]));
}

test('a warehouse made anew from the archive gives the same release, byte for byte', async () => {
  const folder = townWithHistory();
  const before = textsOf(folder);
  const plan = planIn(folder.path, PIPELINES);
  rmSync(plan.raw, { recursive: true });
  const { documents, left } = await rebuildWarehouse(plan, surroundings());
  expect({ documents, left }).toEqual({ documents: 5, left: [] });
  const { release } = await runPipelines({ ...plan, chosen: [] }, surroundings());
  expect(release.published).toBe(false);
  rmSync(plan.releases, { recursive: true });
  const again = await runPipelines({ ...plan, chosen: [] }, surroundings());
  expect(again.release.published).toBe(true);
  expect(textsOf(folder)).toEqual(before);
});

test('a warehouse that was lost comes back with its vintages and its runs at the next run', async () => {
  const folder = townWithHistory();
  const before = textsOf(folder);
  const plan = planIn(folder.path, PIPELINES);
  unlinkSync(plan.warehouse);
  const { release, run } = await runPipelines(plan, surroundings());
  expect(release.published).toBe(false);
  expect(textsOf(folder)).toEqual(before);
  expect(before.get('reports.csv')).toMatch(/town\/2016\/6\.2,.*,2,/);
  expect(run).toBe(5);
  expect((await readLedger(plan.warehouse)).map(({ run: number, outcome }) => [number, outcome])).toEqual([
    [5, 'done'],
    [4, 'done'],
    [3, 'done'],
    [2, 'done'],
    [1, 'done'],
  ]);
});

test('the warehouse that is replaced is kept beside, whole, and nothing else is left', async () => {
  const folder = townWithHistory();
  const plan = planIn(folder.path, PIPELINES);
  await rebuildWarehouse(plan, surroundings());
  expect(readdirSync(join(folder.path, 'warehouse')).toSorted()).toEqual([
    'planfact.duckdb',
    'planfact.duckdb.replaced',
    'runs.json',
  ]);
  const replaced = await openWarehouse(`${plan.warehouse}.replaced`);
  const count = await replaced.connection.runAndReadAll('SELECT count(*) FROM documents');
  expect(count.getRowsJson()).toEqual([['5']]);
  replaced.close();
});

test('a document without its original, or without its pipeline, is left out with a sentence', async () => {
  const folder = townWithHistory();
  const [lost = ''] = readdirSync(join(folder.path, 'archive')).filter((name) => name.length === 64);
  unlinkSync(join(folder.path, 'archive', lost));
  const plan = planIn(folder.path, [TOWN]);
  const { left } = await rebuildWarehouse(plan, surroundings());
  expect(left.join('\n')).toMatch(/village\/2016\/6\.2\.txt: there is no pipeline village any more/);
  expect(left.some((sentence) => /its original cannot be read/.test(sentence))).toBe(
    !readFileSync(join(folder.path, 'archive/documents.json'), 'utf8').includes(
      `"${lost}","pipeline":"village"`,
    ),
  );
});

test('without a list of the archive nothing is touched', async () => {
  const folder = townWithHistory();
  const plan = planIn(folder.path, PIPELINES);
  writeFileSync(join(folder.path, 'archive/documents.json'), '[{]');
  await expect(rebuildWarehouse(plan, surroundings())).rejects.toMatchObject({ code: 'archive_invalid' });
  expect(existsSync(plan.warehouse)).toBe(true);
  expect(existsSync(`${plan.warehouse}.replaced`)).toBe(false);
});

test('a rebuilding that is stopped leaves the warehouse as it was', async () => {
  const folder = townWithHistory();
  const plan = planIn(folder.path, PIPELINES);
  const stopped = rebuildWarehouse(plan, surroundings({ signal: AbortSignal.abort() }));
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  expect(readdirSync(join(folder.path, 'warehouse')).toSorted()).toEqual(['planfact.duckdb', 'runs.json']);
  expect((await runPipelines(plan, surroundings())).release.published).toBe(false);
});
