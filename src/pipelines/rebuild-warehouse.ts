import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncPath } from '../releases/sync-files.ts';
import type { ReceivedDocument } from '../warehouse/received-documents.ts';
import { finishRun, type RecordedRun, recordedRuns, restoreRuns, startRun } from '../warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../warehouse/warehouse.ts';
import { withdrawDocuments } from '../warehouse/withdraw.ts';
import { openArchive } from './archive.ts';
import { readArchiveList } from './archive-list.ts';
import { readingVersion } from './code-version.ts';
import { fingerprinter } from './fingerprint.ts';
import { loadFiles } from './load-files.ts';
import { openReadingPool } from './reading/reading-pool.ts';
import { readLedger } from './run-ledger.ts';
import type { RunPlan, RunSurroundings } from './run-plan.ts';

export type Rebuilt = {
  /** Documents that were read again from their originals. */
  readonly documents: number;
  /** Documents that were left out, a sentence each. */
  readonly left: readonly string[];
};

/** What the warehouse that was replaced is called from then on. */
const REPLACED = '.replaced';

const MOST_RUNS = 1_000_000;

/**
 * Makes the warehouse anew from the archive, in the order in which the documents first came, with the history of the runs. The one there is,
 * if any, is kept beside it. Nobody can run meanwhile; a kill leaves everything as it was. Throws
 * `archive_invalid` without a list of the archive, `warehouse_busy` while a run is under way.
 */
export async function rebuildWarehouse(plan: RunPlan, surroundings: RunSurroundings): Promise<Rebuilt> {
  const documents = await readArchiveList(plan.archive);
  const folder = dirname(plan.warehouse);
  await mkdir(folder, { recursive: true });
  const building = join(folder, `.rebuilding-${process.pid}.duckdb`);
  const before = existsSync(plan.warehouse) ? await openWarehouse(plan.warehouse) : null;
  try {
    const runs = before ? await recordedRuns(before, MOST_RUNS) : await readLedger(plan.warehouse);
    const rebuilt = await build(building, runs, { documents, plan, surroundings });
    await takePlace(building, plan.warehouse, before);
    return rebuilt;
  } finally {
    before?.close();
    await rm(building, { force: true });
  }
}

type Building = {
  readonly documents: readonly ReceivedDocument[];
  readonly plan: RunPlan;
  readonly surroundings: RunSurroundings;
};

async function build(
  path: string,
  runs: readonly RecordedRun[],
  { documents, plan, surroundings }: Building,
): Promise<Rebuilt> {
  const warehouse = await openWarehouse(path);
  try {
    await restoreRuns(warehouse, runs);
    const { now } = surroundings;
    const run = await startRun(warehouse, { startedAt: now(), process: process.pid, pipelines: [] });
    const rebuilt = await loadAll(warehouse, run, { documents, plan, surroundings });
    const withdrawn = documents.filter((document) => document.withdrawn);
    await withdrawDocuments(
      warehouse,
      withdrawn.map(({ sha256 }) => sha256),
    );
    await finishRun(warehouse, run, { finishedAt: now(), outcome: 'done', summary: null, error: null });
    await warehouse.connection.run('CHECKPOINT');
    return rebuilt;
  } finally {
    warehouse.close();
  }
}

async function loadAll(
  warehouse: Warehouse,
  run: number,
  { documents, plan, surroundings: { signal, report, openPool = openReadingPool } }: Building,
): Promise<Rebuilt> {
  const archive = await openArchive(plan.archive);
  const version = readingVersion();
  const pipelines = new Map(plan.pipelines.map((pipeline) => [pipeline.name, pipeline]));
  const files = documents.flatMap((document) => {
    const pipeline = pipelines.get(document.pipeline);
    if (!pipeline) return [];
    const file = { ...document, location: archive.pathOf(document.sha256) };
    return [{ pipeline, file, reader: fingerprinter(pipeline, version)(file), known: null }];
  });
  for (const [pipeline, own] of Map.groupBy(files, (file) => file.pipeline.name)) {
    report({ kind: 'found', pipeline, files: own.length, toRead: own.length });
  }
  const pool = openPool({ log: (message) => report({ kind: 'noticed', message }) });
  try {
    const keep = () => Promise.resolve();
    const loaded = await loadFiles(warehouse, files, { run, extract: pool.extract, keep, signal, report });
    const forgotten = documents
      .filter((document) => !pipelines.has(document.pipeline))
      .map(forgottenSentence);
    const lost = loaded.missed.map(
      ({ path, error }) => `${path}: its original cannot be read. ${error.message}`,
    );
    return { documents: loaded.documents, left: [...forgotten, ...lost] };
  } finally {
    await pool.close();
  }
}

/** It was withdrawn with its pipeline, so no release has it. */
function forgottenSentence({ path, pipeline }: ReceivedDocument): string {
  return `${path}: there is no pipeline ${pipeline} any more.`;
}

/**
 * Puts a finished warehouse in its place. The one before is open, so that nobody else can have it until the new one has
 * its name; where there is none, only the first of two that were built at once gets the name.
 */
async function takePlace(building: string, path: string, before: Warehouse | null): Promise<void> {
  if (existsSync(`${building}.wal`))
    throw new Error(`${building}: a write-ahead log is left after the checkpoint`);
  await syncPath(building);
  if (before) {
    await before.connection.run('CHECKPOINT');
    await rm(`${path}.wal`, { force: true });
    await rename(path, `${path}${REPLACED}`);
    await rename(building, path);
  } else {
    await link(building, path);
  }
  await syncPath(dirname(path));
}
