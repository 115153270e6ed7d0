import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { unclaimedFiles } from '../../src/pipelines/unclaimed-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const TOWN = definePipeline(pipelineSpec({ name: 'town', source: { folder: 'town/reports' } }));
const ON_THE_WEB = definePipeline(
  pipelineSpec({ name: 'web', source: { addresses: ['https://example.org/6.2.docx'], folder: 'web' } }),
);

test('files beside the folders and folders of no pipeline are unclaimed, hidden and empty ones are not', () => {
  const folder = temporaryFolder();
  folder.write('raw/town/reports/2016/6.2.txt', 'звіт');
  folder.write('raw/town/notes.txt', 'лист');
  folder.write('raw/village/2016/6.2.txt', 'звіт');
  folder.write('raw/empty/2016/.keep', '');
  folder.write('raw/.cache/6.2.txt', 'звіт');
  folder.write('raw/6.2.txt', 'звіт');
  expect(unclaimedFiles(join(folder.path, 'raw'), [TOWN])).toEqual(['6.2.txt', 'village/']);
});

test('a pipeline that asks the web reads no raw folder', () => {
  const folder = temporaryFolder();
  folder.write('raw/web/6.2.docx', 'звіт');
  expect(unclaimedFiles(join(folder.path, 'raw'), [ON_THE_WEB])).toEqual(['web/']);
});

test('where there is no folder of raw files, none is unclaimed', () => {
  expect(unclaimedFiles(join(temporaryFolder().path, 'raw'), [TOWN])).toEqual([]);
});
