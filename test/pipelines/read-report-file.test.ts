import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readReportFile, readUnchanged } from '../../src/pipelines/read-report-file.ts';
import { DEFAULT_POOL_LIMITS } from '../../src/pipelines/reading/pool-limits.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const LIMITS = { ...DEFAULT_POOL_LIMITS, fileBytes: 1_000_000 };

test('a file is read whole', async () => {
  const content = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
  const path = temporaryFolder().write('report.bin', content);
  expect(await readReportFile(path)).toEqual(content);
});

test('an empty file has no bytes', async () => {
  expect(await readReportFile(temporaryFolder().write('report.txt', ''))).toEqual(new Uint8Array());
});

test('a file over the size limit is refused', async () => {
  const path = temporaryFolder().write('large.txt', '');
  truncateSync(path, 1_000_001);
  await expect(readReportFile(path, LIMITS)).rejects.toMatchObject({
    code: 'limit_exceeded',
    message: expect.stringContaining(`${path}: expected a report of at most 1 MB`),
  });
});

test.each([
  ['grows', (path: string) => appendFileSync(path, 'more')],
  ['is cut', (path: string) => truncateSync(path, 10)],
  ['is written over with as many bytes', (path: string) => writeFileSync(path, 'y'.repeat(500))],
])('a file that %s while it is read is refused', async (_, change) => {
  const path = temporaryFolder().write('report.txt', 'x'.repeat(500));
  // So that a file system with coarse clocks sees two times.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const file = await open(path);
  onTestFinished(() => file.close());
  const changing = changeAtFirstRead(file, () => change(path));
  await expect(readUnchanged(changing, path, LIMITS)).rejects.toMatchObject({
    code: 'file_changed',
    message: expect.stringMatching(/report\.txt: .* changed while it was read\. Try again/),
  });
});

test('what is missing, a folder or a device is named as such', async () => {
  const folder = temporaryFolder();
  await expect(readReportFile(join(folder.path, 'none.txt'))).rejects.toMatchObject({ code: 'file_missing' });
  await expect(readReportFile(folder.path)).rejects.toMatchObject({
    code: 'file_unreadable',
    message: `Expected a file, but ${folder.path} is a folder. Name the files in it.`,
  });
  await expect(readReportFile('/dev/null')).rejects.toMatchObject({
    code: 'file_unreadable',
    message: 'Expected a file, but /dev/null is no ordinary file. Name a file with a report in it.',
  });
});

/** The open file, whose first read happens in two halves with something in between. */
function changeAtFirstRead(file: FileHandle, change: () => void): Pick<FileHandle, 'stat' | 'read'> {
  let isFirst = true;
  const read: FileHandle['read'] = file.read.bind(file);
  return new Proxy(file, {
    get(target, name) {
      if (name === 'stat') return target.stat.bind(target);
      return async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        if (!isFirst) return read(bytes, offset, length, position);
        isFirst = false;
        const result = await read(bytes, offset, Math.ceil(length / 2), position);
        change();
        return result;
      };
    },
  });
}
