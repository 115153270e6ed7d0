import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../src/pipelines/define-pipeline.ts';
import { loadPipelines } from '../../src/pipelines/load-pipelines.ts';
import { runPipelines } from '../../src/pipelines/run-pipelines.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { pipeline as demoTown } from './demo-town/pipeline.ts';

const PIPELINES = fileURLToPath(new URL('../../pipelines', import.meta.url));
const REAL = fileURLToPath(new URL('../../data/raw', import.meta.url));
const MADE_UP = fileURLToPath(new URL('demo-town/raw', import.meta.url));
const TABLES = [
  'reports',
  'measures',
  'measure_executors',
  'funding_facts',
  'reported_totals',
  'outcomes',
  'findings',
  'documents',
];

type Row = Readonly<Record<string, unknown>>;

function publish(folder: TemporaryFolder, pipelines: readonly Pipeline[]) {
  const plan = {
    raw: join(folder.path, 'raw'),
    reference: join(folder.path, 'reference'),
    warehouse: join(folder.path, 'warehouse.duckdb'),
    releases: join(folder.path, 'releases'),
    pipelines,
    chosen: pipelines,
  };
  const signal = new AbortController().signal;
  return runPipelines(plan, { now: () => new Date('2026-11-24T00:00:00Z'), signal, log: console.error });
}

function rowsOf(folder: TemporaryFolder, table: string): readonly Row[] {
  return JSON.parse(readFileSync(join(folder.path, 'releases', 'latest', `${table}.json`), 'utf8'));
}

test('the made-up town is marked in every published table, and leaves with its pipeline', async () => {
  const folder = temporaryFolder();
  for (const raw of [REAL, MADE_UP]) cpSync(raw, join(folder.path, 'raw'), { recursive: true });
  const pipelines = [...(await loadPipelines(PIPELINES)), demoTown];
  const { pipelines: summaries } = await publish(folder, pipelines);
  expect(summaries.find(({ name }) => name === 'demo-town')).toMatchObject({ failures: [], documents: 35 });
  for (const table of TABLES) {
    const rows = rowsOf(folder, table);
    const town = rows.filter((row) => JSON.stringify(row).includes('demo-town'));
    expect(town.length, table).toBeGreaterThan(0);
    expect(
      rows.filter((row) => row['synthetic'] === true),
      table,
    ).toEqual(town);
  }
  const reports = rowsOf(folder, 'reports').map((row) => [row['report_key'], row['vintage']]);
  expect(reports).toContainEqual(['demo-town/2019/2', 2]);
  expect(reports).toContainEqual(['demo-town/2021-H1/1', 1]);
  await publish(
    folder,
    pipelines.filter(({ name }) => name !== 'demo-town'),
  );
  for (const table of TABLES) {
    expect(JSON.stringify(rowsOf(folder, table)), table).not.toContain('demo-town');
  }
  expect(rowsOf(folder, 'measures')).not.toEqual([]);
});
