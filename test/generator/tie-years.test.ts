import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { readJson } from '../releases/read-published.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';
import { loadOrder } from './fill-warehouse.ts';
import { factsOf } from './large.ts';
import { tieYears } from './tie-years.ts';

const ORDER = { seed: 'test', publishers: 2, years: 3, measures: 4 };
const MEASURES = 2 * 3 * 3 * 4;

test('measures of one number are one through the years, and the release says so', async () => {
  const warehouse = await temporaryWarehouse();
  await loadOrder(warehouse, ORDER);
  await tieYears(warehouse);
  const { path, rows } = await publishRelease(
    warehouse,
    temporaryFolder().path,
    new Date('2026-11-24T12:00:00Z'),
  );
  expect(rows).toMatchObject({
    measures: MEASURES,
    funding_facts: factsOf(ORDER),
    lineage: (MEASURES / 3) * 2,
    findings: 0,
  });
  const ties = readJson(join(path, 'lineage.json')).map((row) => [
    row['from_measure_key'],
    row['to_measure_key'],
  ]);
  expect(ties).toContainEqual(['town-1/2014/2/3', 'town-1/2015/2/3']);
  expect(ties).toContainEqual(['town-1/2015/2/3', 'town-1/2016/2/3']);
  const lineages = new Set(readJson(join(path, 'measures.json')).map(({ lineage }) => lineage));
  expect(lineages.size).toBe(MEASURES / 3);
});
