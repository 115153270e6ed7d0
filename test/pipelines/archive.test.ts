import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/pipelines/archive.ts';
import { sha256 } from '../../src/pipelines/extract.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const BYTES = Buffer.from('an original');
const HASH = sha256(BYTES);

test('an original is kept under its hash, to be read only', async () => {
  const folder = join(temporaryFolder().path, 'archive');
  const archive = await openArchive(folder);
  await archive.keep(BYTES, HASH);
  expect(readdirSync(folder)).toEqual([HASH]);
  expect(readFileSync(archive.pathOf(HASH))).toEqual(BYTES);
  expect(statSync(archive.pathOf(HASH)).mode & 0o777).toBe(0o444);
});

test('an original that is there is not written again', async () => {
  const folder = temporaryFolder();
  const archive = await openArchive(folder.path);
  await archive.keep(BYTES, HASH);
  const { ino } = statSync(archive.pathOf(HASH));
  await archive.keep(BYTES, HASH);
  expect(statSync(archive.pathOf(HASH)).ino).toBe(ino);
});

test('what a kill has left half-written goes when the archive is opened, and nothing else', async () => {
  const folder = temporaryFolder();
  folder.write(`.receiving-1-${HASH}`, 'an orig');
  folder.write('documents.json', '[]');
  await openArchive(folder.path);
  expect(readdirSync(folder.path)).toEqual(['documents.json']);
});
