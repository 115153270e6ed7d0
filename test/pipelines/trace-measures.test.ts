import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { definePipeline, type PipelineSpec } from '../../src/pipelines/define-pipeline.ts';
import { traceMeasures } from '../../src/pipelines/trace-measures.ts';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { readJson, readParquet } from '../releases/read-published.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument, measureOfText } from '../warehouse/made-up-document.ts';
import { load, temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';
import { pipelineSpec } from './pipeline-spec.ts';

const TOWN = 'made-up-town';
const OF_2020 = ofYear(2020, ['Ремонт доріг', 'Придбання насосів для котельні']);
const OF_2021 = ofYear(2021, [
  'Придбання нових насосів для котельні',
  'Придбання потужних насосів для котельні',
  'Ремонт дороги',
]);
const REVIEW = { why: 'договір № 7', reviewer: 'О. Петренко' };

test('ties go into the release with their evidence, and each measure with its lineage', async () => {
  const { release } = await traceAndPublish([OF_2020, OF_2021]);
  expect(readJson(join(release.path, 'lineage.json'))).toEqual([
    {
      from_measure_key: `${TOWN}/2020/1.1/1`,
      to_measure_key: `${TOWN}/2021/1.1/3`,
      kind: 'same',
      confidence: '0.980',
      method: 'spelling',
      evidence: ['= ремонт', '= доріг'],
      publisher: TOWN,
      synthetic: true,
    },
  ]);
  const [parquet] = await readParquet(join(release.path, 'lineage.parquet'));
  expect(parquet).toMatchObject({ confidence: '0.980', evidence: '["= ремонт","= доріг"]' });
  const lineages = readJson(join(release.path, 'measures.json')).map((row) => row['lineage']);
  const own = [`${TOWN}/2021/1.1/1`, `${TOWN}/2021/1.1/2`, `${TOWN}/2020/1.1/1`];
  expect(lineages).toEqual([`${TOWN}/2020/1.1/1`, `${TOWN}/2020/1.1/2`, ...own]);
});

test('what stays open is a published finding of its measure', async () => {
  const { release } = await traceAndPublish([OF_2020, OF_2021]);
  expect(ofLineage(release.path)).toMatchObject([
    {
      code: 'lineage_ambiguous',
      severity: 'info',
      measure_key: `${TOWN}/2020/1.1/2`,
      report_key: `${TOWN}/2020/1.1`,
      document_sha256: OF_2020.document.sha256,
      found: `${TOWN}/2021/1.1/1, ${TOWN}/2021/1.1/2`,
    },
  ]);
});

test('the reviewed lineage of a pipeline decides, and says so when it names a measure that is not there', async () => {
  const lineage = [
    { from: `${TOWN}/2020/1.1/2`, to: `${TOWN}/2021/1.1/2`, kind: 'renamed', ...REVIEW },
    { from: `${TOWN}/2020/1.1/9`, to: `${TOWN}/2021/1.1/1`, kind: 'same', ...REVIEW },
    { from: `${TOWN}/2020/9.9/1`, to: `${TOWN}/2021/9.9/1`, kind: 'not', ...REVIEW },
  ] as const;
  const { release } = await traceAndPublish([OF_2020, OF_2021], lineage);
  expect(readJson(join(release.path, 'lineage.json'))).toMatchObject([
    { from_measure_key: `${TOWN}/2020/1.1/1`, method: 'spelling' },
    { method: 'reviewed', confidence: '1.000', evidence: [REVIEW.why, REVIEW.reviewer] },
  ]);
  expect(ofLineage(release.path).map((row) => [row['code'], row['measure_key'], row['found']])).toEqual([
    ['lineage_review_unmatched', `${TOWN}/2021/1.1/1`, `${TOWN}/2020/1.1/9`],
    ['lineage_review_unmatched', null, `${TOWN}/2020/9.9/1, ${TOWN}/2021/9.9/1`],
  ]);
});

test('the same facts give the same bytes, in whatever order they were loaded, and traced twice', async () => {
  const one = await traceAndPublish([OF_2020, OF_2021]);
  const other = await traceAndPublish([OF_2021, OF_2020]);
  await traceMeasures(other.warehouse, [other.pipeline]);
  expect((await publishRelease(other.warehouse, other.folder, new Date())).published).toBe(false);
  for (const file of ['lineage.csv', 'lineage.json', 'measures.json', 'findings.json']) {
    expect(readFileSync(join(other.release.path, file), 'utf8'), file).toBe(
      readFileSync(join(one.release.path, file), 'utf8'),
    );
  }
});

test('ties of a report that is withdrawn are gone with it', async () => {
  const { warehouse, folder, pipeline } = await traceAndPublish([OF_2020, OF_2021]);
  await withdrawMissing(warehouse, TOWN, [OF_2020.document.sha256]);
  await traceMeasures(warehouse, [pipeline]);
  const release = await publishRelease(warehouse, folder, new Date());
  expect(readJson(join(release.path, 'lineage.json'))).toEqual([]);
  expect(ofLineage(release.path)).toEqual([]);
});

async function traceAndPublish(documents: readonly LoadedDocument[], lineage: PipelineSpec['lineage'] = []) {
  const warehouse = await temporaryWarehouse();
  await load(warehouse, documents);
  const publisher = { key: TOWN, name: 'Вигадана міська рада', nameEn: 'Made-up Town Council' };
  const pipeline = definePipeline(pipelineSpec({ publisher, lineage }));
  await traceMeasures(warehouse, [pipeline]);
  const folder = join(temporaryFolder().path, 'releases');
  const release = await publishRelease(warehouse, folder, new Date('2026-11-24T12:00:00Z'));
  return { warehouse, folder, release, pipeline };
}

function ofYear(year: number, titles: readonly string[]): LoadedDocument {
  const measures = titles.map((title, index) => ({
    ...measureOfText(title, String(index + 1), year),
    actions: [],
  }));
  return madeUpDocument({ year, measures, findings: [] });
}

function ofLineage(path: string) {
  return readJson(join(path, 'findings.json')).filter((row) => String(row['code']).startsWith('lineage'));
}
