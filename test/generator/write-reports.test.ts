import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { planIn, surroundings } from '../pipelines/plan-in.ts';
import { query, readJson } from '../releases/read-published.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fillWarehouse } from './fill-warehouse.ts';
import { factsOf } from './large.ts';
import { writeReports } from './write-reports.ts';

const TRUTH = z.object({
  path: z.string(),
  reports: z.array(z.object({ measures: z.array(z.object({ lines: z.array(z.unknown()) })) })),
});

function pathsIn(folder: string) {
  return { warehouse: join(folder, 'warehouse.duckdb'), releases: join(folder, 'releases') };
}

test('files with the truth beside them make a data folder of several publishers that planfact runs on', async () => {
  const folder = temporaryFolder().path;
  await writeReports(folder, 40, 'test');
  const pipelines = await loadPipelines(join(folder, 'pipelines'));
  expect(pipelines.map(({ publisher }) => [publisher.key, publisher.synthetic])).toEqual([
    ['town-0', true],
    ['town-1', true],
  ]);
  const plan = planIn(folder, pipelines);
  const summary = await runPipelines(plan, surroundings());
  expect(summary.pipelines.flatMap(({ failures }) => failures)).toEqual([]);
  const truths = globSync('truth/**/*.json', { cwd: folder }).map((file) =>
    TRUTH.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  expect(truths).toHaveLength(40);
  const measures = truths.flatMap(({ reports }) => reports.flatMap((report) => report.measures));
  // the measures of later editions of a report too, which do not count
  const [read] = await query(plan.warehouse, 'SELECT count(*)::INTEGER AS measures FROM measures');
  expect(read).toEqual({ measures: measures.length });
});

test('facts go straight into a warehouse and a release, as many as ordered', async () => {
  const folder = temporaryFolder().path;
  const order = { seed: 'test', publishers: 2, years: 2, measures: 5 };
  const { documents, release } = await fillWarehouse(pathsIn(folder), order);
  expect(documents).toBe(12);
  const path = join(folder, 'releases', release);
  const [counted] = await query(
    join(path, 'planfact.duckdb'),
    'SELECT count(*)::INTEGER AS facts FROM funding_facts',
  );
  expect(counted).toEqual({ facts: factsOf(order) });
  expect(readJson(join(path, 'reports.json')).every((row) => row['synthetic'] === true)).toBe(true);
});
