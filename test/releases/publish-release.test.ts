import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { listReleases, openRelease } from '../../src/releases/open-release.ts';
import { publishRelease, tidyReleases } from '../../src/releases/publish-release.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument, measureOfText, unreadableDocument } from '../warehouse/made-up-document.ts';
import { load, temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';
import { DOCUMENTS } from './publish-once.ts';
import { readJson } from './read-published.ts';

const NOON = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-25T12:00:00Z');
const TEXT_FORMATS = RELEASE_TABLES.flatMap(({ name }) => [`${name}.csv`, `${name}.json`]);

test('a release is a folder of read-only files under its own name, and latest points to it', async () => {
  const { folder, release } = await publish(DOCUMENTS);
  expect(release.id).toMatch(/^20261124T120000Z-[0-9a-f]{8}$/);
  expect(release.published).toBe(true);
  expect(readlinkSync(join(folder, 'latest'))).toBe(release.id);
  expect(readdirSync(folder).toSorted()).toEqual([release.id, 'latest']);
  const tables = RELEASE_TABLES.flatMap(({ name }) => [`${name}.csv`, `${name}.json`, `${name}.parquet`]);
  const files = readdirSync(release.path).toSorted();
  expect(files).toEqual([...tables, 'SHA256SUMS', 'datapackage.json', 'planfact.duckdb'].toSorted());
  expect(files.map((file) => statSync(join(release.path, file)).mode & 0o777)).toEqual(
    files.map(() => 0o444),
  );
});

test('the same facts give the same bytes of CSV and JSON, whatever the order and the day of loading', async () => {
  const one = await publish(DOCUMENTS, NOON);
  const other = await publish(DOCUMENTS.toReversed(), LATER);
  for (const file of TEXT_FORMATS) {
    expect(hashOf(join(other.release.path, file)), file).toBe(hashOf(join(one.release.path, file)));
  }
  expect(other.release.id.split('-')[1]).toBe(one.release.id.split('-')[1]);
});

test('the same facts as in the latest release publish nothing', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS);
  const before = readdirSync(folder);
  await load(warehouse, DOCUMENTS);
  expect(await publishRelease(warehouse, folder, LATER)).toEqual({ ...release, published: false });
  expect(readdirSync(folder)).toEqual(before);
});

test('other facts give another release, and the one before stays as it was', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS);
  const sums = readFileSync(join(release.path, 'SHA256SUMS'));
  await load(warehouse, [madeUpDocument({ section: '9.9' })]);
  const next = await publishRelease(warehouse, folder, LATER);
  expect(next.published).toBe(true);
  expect(await listReleases(folder)).toEqual([next.id, release.id]);
  expect((await openRelease(folder)).id).toBe(next.id);
  expect(readFileSync(join(release.path, 'SHA256SUMS'))).toEqual(sums);
});

test('a file that could not be read is published with its finding', async () => {
  const { release } = await publish([unreadableDocument()]);
  const [finding] = readJson(join(release.path, 'findings.json'));
  expect(finding).toMatchObject({
    code: 'document_without_table',
    severity: 'error',
    path: 'made-up-town/2020/broken.txt',
    report_key: null,
    synthetic: true,
  });
  expect(release.rows).toMatchObject({ documents: 1, reports: 0, findings: 1 });
});

test('only the newest vintage that is still there is published', async () => {
  const first = madeUpDocument({ measures: [measureOfText('перша редакція', '1')] });
  const second = madeUpDocument({ content: 'corrected', measures: [measureOfText('друга редакція', '1')] });
  const { warehouse, folder, release } = await publish([first, second]);
  expect(publishedTitles(release.path)).toEqual([['друга редакція', second.document.sha256]]);
  expect(readJson(join(release.path, 'reports.json'))[0]).toMatchObject({ vintage: 2 });
  await withdrawMissing(warehouse, 'made-up-town', [first.document.sha256]);
  const restored = await publishRelease(warehouse, folder, LATER);
  expect(publishedTitles(restored.path)).toEqual([['перша редакція', first.document.sha256]]);
});

test('what a kill in the middle has left behind is tidied, and nothing else', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS);
  const left = join(folder, '.building-20261124T110000Z-1');
  mkdirSync(left);
  writeFileSync(join(left, 'measures.csv'), 'half a');
  await load(warehouse, [madeUpDocument({ section: '9.9' })]);
  const next = await publishRelease(warehouse, folder, LATER);
  expect(readdirSync(folder).toSorted()).toEqual([release.id, next.id, 'latest'].toSorted());
  expect(await tidyReleases(folder)).toEqual([]);
  expect(await tidyReleases(join(folder, 'nowhere'))).toEqual([]);
});

test('the same facts are published again when their release was taken away', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS);
  rmSync(release.path, { recursive: true });
  const next = await publishRelease(warehouse, folder, LATER);
  expect(next.published).toBe(true);
  expect((await openRelease(folder)).id).toBe(next.id);
});

test('an empty warehouse gives a release of empty tables', async () => {
  const { folder, release } = await publish([]);
  expect(Object.values(release.rows)).toEqual(RELEASE_TABLES.map(() => 0));
  expect((await openRelease(folder)).synthetic).toBe(false);
});

test('tables that do not fit together are never published, and the release before stays the latest', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS);
  const clash = madeUpDocument({ section: '5.5', content: 'a key of another report' });
  const [report] = clash.reports;
  const stolen = DOCUMENTS[0]?.reports[0]?.measureKeys ?? [];
  if (report === undefined) throw new Error('the made-up document has a report');
  await load(warehouse, [{ ...clash, reports: [{ ...report, measureKeys: stolen }] }]);
  await expect(publishRelease(warehouse, folder, LATER)).rejects.toThrow(
    /Table measures .* one row for each measure_key, found more for «made-up-town\/2020\/1.1\/1»/,
  );
  expect(readdirSync(folder).toSorted()).toEqual([release.id, 'latest']);
  expect((await openRelease(folder)).id).toBe(release.id);
  await withdrawMissing(
    warehouse,
    'made-up-town',
    DOCUMENTS.map(({ document }) => document.sha256),
  );
  expect(await publishRelease(warehouse, folder, LATER)).toMatchObject({ id: release.id, published: false });
});

test('facts that come back within the second of their first publication are the latest, under a later name', async () => {
  const folder = temporaryFolder().path;
  const warehouse = await temporaryWarehouse();
  const [document] = DOCUMENTS;
  if (!document) throw new Error('no document to publish');
  await load(warehouse, [document]);
  const first = await publishRelease(warehouse, folder, NOON);
  const { pipeline } = document;
  await withdrawMissing(warehouse, pipeline, []);
  const second = await publishRelease(warehouse, folder, NOON);
  await withdrawMissing(warehouse, pipeline, [document.document.sha256]);
  const third = await publishRelease(warehouse, folder, NOON);
  expect(third.id.split('-')[1]).toBe(first.id.split('-')[1]);
  expect(await listReleases(folder)).toEqual([third.id, second.id, first.id]);
  expect(readlinkSync(join(folder, 'latest'))).toBe(third.id);
});

test('a release that is published after the clock was set back is dated after the one before', async () => {
  const { warehouse, folder, release } = await publish(DOCUMENTS, NOON);
  await load(warehouse, [madeUpDocument({ section: '9.9' })]);
  const next = await publishRelease(warehouse, folder, new Date('2001-01-01T00:00:00Z'));
  expect(await listReleases(folder)).toEqual([next.id, release.id]);
  expect(next.id).toMatch(/^20261124T120001Z-/);
  expect((await openRelease(folder)).created).toBe('2026-11-24T12:00:01.000Z');
});

async function publish(documents: readonly LoadedDocument[], now = NOON) {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, documents);
  const folder = join(temporaryFolder().path, 'releases');
  const release = await publishRelease(warehouse, folder, now);
  return { warehouse, folder, release };
}

function publishedTitles(path: string): readonly unknown[] {
  return readJson(join(path, 'measures.json')).map((row) => [row['title'], row['document_sha256']]);
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
