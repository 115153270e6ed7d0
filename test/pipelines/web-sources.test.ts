import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { sha256 } from '../../src/pipelines/extract.ts';
import { rebuildWarehouse } from '../../src/pipelines/rebuild-warehouse.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { readJson } from '../releases/read-published.ts';
import { bytesOf, SEED, seedWith } from '../seed.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';
import { planIn, surroundings } from './plan-in.ts';
import { type Route, startLoopback } from './sources/loopback-server.ts';

const OF_2016 = bytesOf(SEED);
const OF_2017 = bytesOf(seedWith('за 2016 рік', 'за 2017 рік'));

/** A town whose reports lie on a server: what it holds is said by `files`, which may change between runs. */
async function townOnTheWeb(files: Map<string, Uint8Array | number>) {
  const answer: Route = (response, request) => {
    const held = files.get(request.url ?? '') ?? 404;
    if (typeof held === 'number') return response.writeHead(held).end();
    const etag = `"${sha256(held)}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { 'content-type': 'text/plain', etag }).end(held);
  };
  const server = await startLoopback({ '*': answer });
  return { server, town: webPipeline([...files.keys()].map((path) => `${server.url}${path}`)) };
}

function webPipeline(addresses: readonly string[], own: Partial<PipelineSpec> = {}) {
  return definePipeline(
    pipelineSpec({ source: { addresses: [...addresses], pauseSeconds: 0, allowPrivate: true }, ...own }),
  );
}

function run(folder: TemporaryFolder, pipelines: Parameters<typeof planIn>[1], chosen = pipelines) {
  const pause = () => Promise.resolve();
  return runPipelines(planIn(folder.path, pipelines, chosen), surroundings({ pause }));
}

function yearsOf(folder: TemporaryFolder): readonly unknown[] {
  const rows = readJson(join(folder.path, 'releases', 'latest', 'reports.json'));
  return rows.map(({ year }) => year).sort();
}

test('reports are fetched, told with their address, and only what changed is read again', async () => {
  const folder = temporaryFolder();
  const files = new Map<string, Uint8Array | number>([
    ['/2016.txt', OF_2016],
    ['/2017.txt', OF_2017],
  ]);
  const { server, town } = await townOnTheWeb(files);
  expect((await run(folder, [town])).pipelines).toMatchObject([{ read: 2, reports: 2, failures: [] }]);
  const documents = readJson(join(folder.path, 'releases', 'latest', 'documents.json'));
  expect(documents.map(({ path, source_url: url }) => [path, url])).toEqual([
    ['town/2016.txt', `${server.url}/2016.txt`],
    ['town/2017.txt', `${server.url}/2017.txt`],
  ]);
  const second = await run(folder, [town]);
  expect(second.pipelines).toMatchObject([{ read: 0, reports: 2 }]);
  expect(second.release.published).toBe(false);
  files.set('/2017.txt', bytesOf(seedWith('за 2016 рік', 'за 2018 рік')));
  expect((await run(folder, [town])).pipelines).toMatchObject([{ read: 1, withdrawn: 1 }]);
  expect(yearsOf(folder)).toEqual([2016, 2018]);
  expect(server.requests).toHaveLength(6);
});

test('a server that is down costs a sentence and withdraws nothing, one that calls a file gone withdraws it', async () => {
  const folder = temporaryFolder();
  const files = new Map<string, Uint8Array | number>([
    ['/2016.txt', OF_2016],
    ['/2017.txt', OF_2017],
  ]);
  const { town } = await townOnTheWeb(files);
  await run(folder, [town]);
  files.set('/2016.txt', 503);
  const { pipelines, release } = await run(folder, [town]);
  expect(pipelines).toMatchObject([
    { withdrawn: 0, reports: 2, failures: [expect.stringMatching(/2016\.txt.*503/)] },
  ]);
  expect(release.published).toBe(false);
  files.set('/2016.txt', 410);
  expect((await run(folder, [town])).pipelines).toMatchObject([{ withdrawn: 1, failures: [] }]);
  expect(yearsOf(folder)).toEqual([2017]);
});

test('a warehouse that is made anew knows what was fetched, also while the server is down', async () => {
  const folder = temporaryFolder();
  const files = new Map<string, Uint8Array | number>([['/2016.txt', OF_2016]]);
  const { town } = await townOnTheWeb(files);
  const { release } = await run(folder, [town]);
  files.set('/2016.txt', 503);
  await rebuildWarehouse(planIn(folder.path, [town]), surroundings());
  const after = await run(folder, [town]);
  expect(after.pipelines).toMatchObject([{ reports: 1, withdrawn: 0, failures: [expect.anything()] }]);
  expect(after.release.id).toBe(release.id);
});

test('a document whose original is lost is fetched again, and stays when it cannot be', async () => {
  const folder = temporaryFolder();
  const files = new Map<string, Uint8Array | number>([['/2016.txt', OF_2016]]);
  const { town } = await townOnTheWeb(files);
  await run(folder, [town]);
  const [{ document_sha256: hash } = {}] = readJson(
    join(folder.path, 'releases', 'latest', 'documents.json'),
  );
  const original = join(folder.path, 'archive', String(hash));
  rmSync(original);
  files.set('/2016.txt', 503);
  const without = await run(folder, [town]);
  expect(without.pipelines).toMatchObject([{ reports: 1, withdrawn: 0 }]);
  expect(without.pipelines[0]?.failures).toEqual([
    expect.stringContaining('503'),
    expect.stringContaining('original in the archive'),
  ]);
  files.set('/2016.txt', OF_2016);
  expect((await run(folder, [town])).pipelines).toMatchObject([{ reports: 1, failures: [] }]);
});

test('a pipeline that is not chosen is not asked, and what it has fetched stays its own', async () => {
  const folder = temporaryFolder();
  const files = new Map<string, Uint8Array | number>([['/2016.txt', OF_2016]]);
  const { server, town } = await townOnTheWeb(files);
  const publisher = { key: 'village', name: 'Село', nameEn: 'Village' };
  const village = definePipeline(pipelineSpec({ name: 'village', publisher, source: { folder: 'village' } }));
  folder.write('raw/village/copy.txt', SEED);
  await run(folder, [town, village]);
  const asked = server.requests.length;
  const { pipelines } = await run(folder, [town, village], [village]);
  expect(server.requests).toHaveLength(asked);
  expect(pipelines).toMatchObject([{ name: 'village', documents: 0 }]);
  expect(readJson(join(folder.path, 'releases', 'latest', 'documents.json'))).toMatchObject([
    { pipeline: 'town', publisher: 'town' },
  ]);
});

test('many sources are asked at the same time, and one that fails costs only itself', async () => {
  const folder = temporaryFolder();
  const towns = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const year = `за ${2010 + index} рік`;
      const content = index === 3 ? 500 : bytesOf(seedWith('за 2016 рік', year));
      const { server } = await townOnTheWeb(new Map([['/report.txt', content]]));
      const publisher = { key: `town-${index}`, name: `Місто ${index}`, nameEn: `Town ${index}` };
      return webPipeline([`${server.url}/report.txt`], { name: `town-${index}`, publisher });
    }),
  );
  const { pipelines } = await run(folder, towns);
  expect(pipelines.map(({ reports }) => reports)).toEqual([1, 1, 1, 0, 1, 1, 1, 1]);
  expect(pipelines.flatMap(({ failures }) => failures)).toHaveLength(1);
  expect(yearsOf(folder)).toHaveLength(7);
});
