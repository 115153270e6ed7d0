import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PlanfactError } from '../../src/errors.ts';
import { listReports } from '../../src/pipelines/list-reports.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('files at any depth come in code point order, without hidden files, notes and links', () => {
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
  expect(listReports(folder.path, 'town')).toEqual([
    { path: 'town/2016/Z.txt', hasNote: false },
    { path: 'town/2016/z.txt', hasNote: true },
    { path: 'town/2017/а.txt', hasNote: false },
    { path: 'town/2017/б.txt', hasNote: false },
    { path: 'town/notes.txt', hasNote: false },
  ]);
});

test('a folder that is not there is named, with what to do', () => {
  const { path } = temporaryFolder();
  const listing = () => listReports(path, 'town');
  expect(listing).toThrow(PlanfactError);
  expect(listing).toThrow(`${join(path, 'town')} cannot be read. Create it`);
});
