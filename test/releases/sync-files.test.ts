import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hashFile, sealFolder, settleFile } from '../../src/releases/sync-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const MEGABYTE = 1024 * 1024;

test.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 2.5 * MEGABYTE])(
  'the hash of a file of %d bytes is that of its bytes',
  async (length) => {
    const bytes = Buffer.from(Array.from({ length }, (_, index) => index % 251));
    const path = temporaryFolder().write('facts.csv', bytes);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(await hashFile(path)).toBe(expected);
    expect(await settleFile(path)).toBe(expected);
  },
);

test('a file that is not there cannot be settled', async () => {
  const path = temporaryFolder().write('facts.csv', 'a');
  rmSync(path);
  await expect(settleFile(path)).rejects.toThrow(/ENOENT/);
});

test('the files of a sealed folder are read-only', async () => {
  const folder = temporaryFolder();
  const paths = [folder.write('a.csv', 'a'), folder.write('b.csv', 'b')];
  await sealFolder(folder.path, ['a.csv', 'b.csv']);
  expect(paths.map((path) => statSync(path).mode & 0o777)).toEqual([0o444, 0o444]);
});
