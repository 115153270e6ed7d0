import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listReports } from '../../src/pipelines/list-reports.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('files at any depth come in code point order, without hidden files, notes and links', async () => {
  const folder = temporaryFolder();
  const names = [
    '2017/б.txt',
    '2017/а.txt',
    '2016/z.txt',
    '2016/Z.txt',
    'notes.txt',
    '.cache/x.txt',
    '.gitkeep',
  ];
  for (const name of names) folder.write(join('town', name), 'text');
  folder.write('town/2016/z.txt.source.json', '{}');
  folder.write('other/x.txt', 'text');
  symlinkSync(join(folder.path, 'other/x.txt'), join(folder.path, 'town/link.txt'));
  expect(await listReports(folder.path, 'town')).toEqual([
    'town/2016/Z.txt',
    'town/2016/z.txt',
    'town/2017/а.txt',
    'town/2017/б.txt',
    'town/notes.txt',
  ]);
});

test('a folder that is not there is named, with what to do', async () => {
  const { path } = temporaryFolder();
  const listing = listReports(path, 'town');
  await expect(listing).rejects.toMatchObject({ code: 'file_missing' });
  await expect(listing).rejects.toThrow(`${join(path, 'town')} cannot be read. Create it`);
});
