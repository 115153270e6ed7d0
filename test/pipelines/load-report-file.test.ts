import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { collectFolder } from '../../src/pipelines/collect-folder.ts';
import { definePipeline } from '../../src/pipelines/define-pipeline.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { loadReportFile } from '../../src/pipelines/load-report-file.ts';
import { SEED } from '../seed.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const PIPELINE = definePipeline(
  pipelineSpec({ licence: 'CC0', source: { folder: 'town', url: 'https://town.example/reports' } }),
);
const PATH = 'town/2016/6.2.txt';
const NOTE = {
  sha256: createHash('sha256').update(SEED).digest('hex'),
  origin: 'Sent by the council.',
  url: 'https://town.example/6.2',
  licence: 'CC-BY-4.0',
  received: '2017-02-01',
};

type Files = Readonly<Record<string, string>>;

async function load(files: Files, path = PATH, copies: readonly string[] = []) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  const collected = await collectFolder(folder.path, 'town', new Map());
  const file = collected.files.find((found) => found.path === path);
  if (!file) throw new Error(`${path} was not found`);
  const keep = () => Promise.resolve();
  return loadReportFile({ ...file, copies }, { pipeline: PIPELINE, extract: extractBytes, keep });
}

test('a report comes with its keys, and with the licence and address of its pipeline', async () => {
  const loaded = await load({ [PATH]: SEED });
  expect(loaded).toMatchObject({
    document: { path: PATH, sha256: NOTE.sha256 },
    pipeline: 'town',
    licence: 'CC0',
    sourceUrl: 'https://town.example/reports',
    reports: [{ key: 'town/2016/6.2', sectionKey: 'town/6.2' }],
    findings: [],
  });
  expect(loaded.reports[0]?.measureKeys.at(9)).toBe('town/2016/6.2/10');
});

test('the note beside a file speaks for it', async () => {
  const loaded = await load({ [PATH]: SEED, [`${PATH}.source.json`]: JSON.stringify(NOTE) });
  expect(loaded).toMatchObject({ licence: 'CC-BY-4.0', sourceUrl: 'https://town.example/6.2', findings: [] });
});

test.each([
  ['is no JSON', 'licence: CC0', 'source_note_invalid'],
  ['has a field that is wrong', JSON.stringify({ ...NOTE, received: '01.02.2017' }), 'source_note_invalid'],
  ['speaks of other bytes', JSON.stringify({ ...NOTE, sha256: '0'.repeat(64) }), 'source_note_outdated'],
])('a note that %s is left aside with a finding', async (_, note, code) => {
  const loaded = await load({ [PATH]: SEED, [`${PATH}.source.json`]: note });
  expect(loaded).toMatchObject({ licence: 'CC0', findings: [{ code }], reports: [{}] });
});

test('a year in the text that is not the year of the folder is found, and the text is believed', async () => {
  const path = 'town/2017/6.2.txt';
  const loaded = await load({ [path]: SEED }, path);
  expect(loaded.reports[0]?.key).toBe('town/2016/6.2');
  expect(loaded.findings).toMatchObject([{ code: 'year_mismatch', expected: '2017', found: '2016' }]);
});

test('each copy of a file is a finding that names both', async () => {
  const loaded = await load({ [PATH]: SEED }, PATH, ['town/2016/copy.txt']);
  expect(loaded.findings).toMatchObject([{ code: 'document_duplicate' }]);
  expect(loaded.findings[0]?.message).toContain('town/2016/copy.txt');
  expect(loaded.findings[0]?.message).toContain(PATH);
});

test('a file that cannot be understood is a document without reports and with the reason', async () => {
  const loaded = await load({ [PATH]: '' });
  expect(loaded).toMatchObject({
    document: { path: PATH, format: 'unknown', bytes: 0 },
    reports: [],
    findings: [{ code: 'document_unreadable', severity: 'error' }],
  });
  expect(loaded.findings[0]?.message).toContain('an empty file');
});
