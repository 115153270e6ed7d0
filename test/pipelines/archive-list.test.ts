import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArchiveList, saveArchiveList } from '../../src/pipelines/archive-list.ts';
import { layOutLoads, loadDocuments } from '../../src/warehouse/load-documents.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument } from '../warehouse/made-up-document.ts';
import { temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';

test('a list without documents is one too', async () => {
  const archive = temporaryFolder().path;
  await saveArchiveList(await temporaryWarehouse(), archive);
  expect(await readArchiveList(archive)).toEqual([]);
});

test('a list that is longer than what is read at once has every document in its order', async () => {
  const archive = temporaryFolder().path;
  const warehouse = await temporaryWarehouse();
  const paths = Array.from({ length: 2500 }, (_, number) => `made-up-town/2020/${number}.txt`);
  const loads = paths.map((path) => ({
    run: 1,
    document: { ...madeUpDocument({ path, content: path, findings: [] }), reports: [] },
    reader: 'reader 1',
    known: null,
  }));
  await loadDocuments(warehouse, layOutLoads(warehouse, loads));
  await saveArchiveList(warehouse, archive);
  expect((await readArchiveList(archive)).map(({ path }) => path)).toEqual(paths);
});

test('a list that says the same as before is not written again', async () => {
  const folder = temporaryFolder();
  const warehouse = await temporaryWarehouse();
  await saveArchiveList(warehouse, folder.path);
  const { ino } = statSync(`${folder.path}/documents.json`);
  await saveArchiveList(warehouse, folder.path);
  expect(statSync(`${folder.path}/documents.json`).ino).toBe(ino);
});
