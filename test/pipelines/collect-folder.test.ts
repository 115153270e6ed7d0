import { chmodSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectFolder } from '../../src/pipelines/collect-folder.ts';
import { sha256 } from '../../src/pipelines/extract.ts';
import type { KnownFile } from '../../src/warehouse/known-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

async function collect(folder: TemporaryFolder, known: readonly KnownFile[] = []) {
  return await collectFolder(folder.path, 'town', new Map(known.map((file) => [file.path, file])));
}

/** What the folder would be known by if its files had not just been written: the changing of a file is always recent here. */
async function settled(folder: TemporaryFolder): Promise<readonly KnownFile[]> {
  const { files } = await collect(folder);
  return files.map(({ path, location, sha256: hash }) => {
    const { size, ino, mtimeNs, ctimeNs } = statSync(location, { bigint: true });
    return { path, state: [size, ino, mtimeNs, ctimeNs].join(' '), sha256: hash };
  });
}

test('each file comes with its hash, its place and its note', async () => {
  const folder = temporaryFolder();
  const location = folder.write('town/2016/a.txt', 'a report');
  folder.write('town/2016/a.txt.source.json', '{"a": 1}');
  folder.write('town/2017/b.txt', 'another');
  const { files, missed } = await collect(folder);
  expect(missed).toEqual([]);
  expect(files).toMatchObject([
    {
      path: 'town/2016/a.txt',
      location,
      sha256: sha256(Buffer.from('a report')),
      note: '{"a": 1}',
      origin: null,
    },
    { path: 'town/2017/b.txt', note: null },
  ]);
});

test('a file of which the file system says the same as before is not read again', async () => {
  const folder = temporaryFolder();
  folder.write('town/a.txt', 'a report');
  const known = (await settled(folder)).map((file) => ({ ...file, sha256: 'as it was' }));
  expect((await collect(folder, known)).files).toMatchObject([{ sha256: 'as it was' }]);
});

test.each([
  ['written over with as many bytes', (path: string) => writeFileSync(path, 'A REPORT')],
  ['cut', (path: string) => truncateSync(path, 3)],
  [
    'written over and dated back',
    (path: string) => {
      const { atime, mtime } = statSync(path);
      writeFileSync(path, 'A REPORT');
      utimesSync(path, atime, mtime);
    },
  ],
  [
    'replaced by another file',
    (path: string) => {
      writeFileSync(`${path}.new`, 'A REPORT');
      renameSync(`${path}.new`, path);
    },
  ],
])('a file that was %s is read again', async (_, change) => {
  const folder = temporaryFolder();
  const path = folder.write('town/a.txt', 'a report');
  utimesSync(path, LONG_AGO, LONG_AGO);
  const known = (await settled(folder)).map((file) => ({ ...file, sha256: 'as it was' }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  change(path);
  expect((await collect(folder, known)).files[0]?.sha256).not.toBe('as it was');
});

test('a file that has just been written is not trusted to stay: it is read again the next time', async () => {
  const folder = temporaryFolder();
  folder.write('town/a.txt', 'a report');
  expect((await collect(folder)).known).toEqual([]);
});

test('a folder that is not there, and a file that may not be read, are missed, and the others found', async () => {
  expect(await collect(temporaryFolder())).toMatchObject({ files: [], missed: [{ path: null }] });
  const folder = temporaryFolder();
  folder.write('town/a.txt', 'a report');
  const large = folder.write('town/b.txt', '');
  truncateSync(large, 30_000_000);
  const { files, missed } = await collect(folder);
  expect(files.map(({ path }) => path)).toEqual(['town/a.txt']);
  expect(missed).toMatchObject([{ path: 'town/b.txt', error: { code: 'limit_exceeded' } }]);
});

test('a note that may not be read is there and says nothing', async () => {
  const folder = temporaryFolder();
  folder.write('town/a.txt', 'a report');
  const note = folder.write('town/a.txt.source.json', '{}');
  chmodSync(note, 0);
  const [file] = (await collect(folder)).files;
  // Whoever is root may read everything.
  expect(['', '{}']).toContain(file?.note);
  expect(join(folder.path, 'town/a.txt')).toBe(file?.location);
});
