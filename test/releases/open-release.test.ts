import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PlanfactError } from '../../src/errors.ts';
import { latestRelease, listReleases, openRelease } from '../../src/releases/open-release.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { publishOnce } from './publish-once.ts';

const published = publishOnce();

test('a release says when it was made, what it holds and where its database is', async () => {
  const { id, path, rows } = published();
  const release = { id, path, rows, created: '2026-11-24T12:00:00.000Z', synthetic: true };
  expect(await openRelease(dirname(path), id)).toEqual({
    ...release,
    database: join(path, 'planfact.duckdb'),
  });
  expect((await openRelease(dirname(path))).id).toBe(id);
});

test('before the first publication there is no release, and the sentence says how to get one', async () => {
  const folder = join(temporaryFolder().path, 'releases');
  expect(await latestRelease(folder)).toBeNull();
  expect(await listReleases(folder)).toEqual([]);
  expect(await failureOf(folder)).toMatchObject({
    code: 'release_missing',
    message: expect.stringContaining('Run `planfact run`'),
  });
});

test.each(['20200101T000000Z-00000000', '../elsewhere', '', 'latest/'])(
  'a release that is not there is missing by its name «%s»',
  async (id) => {
    const failure = await failureOf(dirname(published().path), id);
    expect(failure.code).toBe('release_missing');
    expect(failure.message).toContain(published().id);
  },
);

test('a link to a release that was taken away is no release', async () => {
  const folder = temporaryFolder().path;
  symlinkSync('20200101T000000Z-00000000', join(folder, 'latest'));
  expect(await latestRelease(folder)).toBeNull();
  expect((await failureOf(folder)).code).toBe('release_missing');
});

test.each(['datapackage.json', 'planfact.duckdb'])('a release without its %s is not whole', async (file) => {
  const { folder, id } = copyOfRelease();
  rmSync(join(folder, id, file));
  expect(await failureOf(folder, id)).toMatchObject({
    code: 'release_invalid',
    message: expect.stringContaining(file),
  });
});

test('a release with a damaged descriptor is not whole', async () => {
  const { folder, id } = copyOfRelease();
  const descriptor = join(folder, id, 'datapackage.json');
  rmSync(descriptor);
  writeFileSync(descriptor, '{"id": 1');
  expect((await failureOf(folder, id)).code).toBe('release_invalid');
});

test('what is no release does not count as one', async () => {
  const { folder, id } = copyOfRelease();
  writeFileSync(join(folder, 'notes.txt'), '');
  writeFileSync(join(folder, '.building-x'), '');
  expect(await listReleases(folder)).toEqual([id]);
});

function copyOfRelease(): { readonly folder: string; readonly id: string } {
  const folder = temporaryFolder().path;
  const { path } = published();
  cpSync(path, join(folder, basename(path)), { recursive: true });
  return { folder, id: basename(path) };
}

async function failureOf(folder: string, id?: string): Promise<PlanfactError> {
  try {
    await openRelease(folder, id);
  } catch (error) {
    if (error instanceof PlanfactError) return error;
    throw error;
  }
  throw new Error('the release was opened');
}
