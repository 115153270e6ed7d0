import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PlanfactError, storageError } from '../errors.ts';
import { tidyReleases } from '../releases/publish-release.ts';
import { knownDocuments } from '../warehouse/known-documents.ts';
import { removeReplacedLoads } from '../warehouse/load-documents.ts';
import { pipelineCounts } from '../warehouse/pipeline-counts.ts';
import { closeKilledRuns, finishRun, type RunOutcome, startRun } from '../warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../warehouse/warehouse.ts';
import { withdrawForgotten } from '../warehouse/withdraw.ts';
import { openArchive } from './archive.ts';
import { hasArchiveList } from './archive-list.ts';
import { readingVersion } from './code-version.ts';
import { findReportFiles } from './find-report-files.ts';
import { loadPipeline } from './load-pipeline.ts';
import { loadPriceIndex } from './load-price-index.ts';
import { publishWarehouse } from './publish-warehouse.ts';
import { openReadingPool } from './reading/reading-pool.ts';
import { rebuildWarehouse } from './rebuild-warehouse.ts';
import { saveLedger } from './run-ledger.ts';
import type { RunPlan, RunSurroundings } from './run-plan.ts';
import { type PipelineDoings, type RunSummary, summarise } from './run-summary.ts';
import { openHostPace } from './sources/host-pace.ts';
import type { Pause } from './sources/retry.ts';
import { stopIfAsked } from './stop-if-asked.ts';
import { tidyHidden } from './tidy-hidden.ts';
import { unclaimedFiles } from './unclaimed-files.ts';

/**
 * Runs pipelines: finds their files, reads what is new or changed, keeps the originals, loads the documents, takes up the price index, and publishes a release
 * of all that the warehouse holds. A file that cannot be read is a finding or a failure in the summary, and the others still
 * load. The run and what it came to are written down. Throws `warehouse_busy` while another run is under way,
 * `interrupted` and `time_limit` on the signal, `minimum_missed` when a pipeline has less than it must, `disk_full` and `not_writable`.
 */
export async function runPipelines(plan: RunPlan, surroundings: RunSurroundings): Promise<RunSummary> {
  try {
    // A warehouse that was taken away is made anew with all its history, not begun again.
    if (!existsSync(plan.warehouse) && hasArchiveList(plan.archive))
      await rebuildWarehouse(plan, surroundings);
    const { waitMs = 0, signal } = surroundings;
    const warehouse = await openWarehouse(plan.warehouse, { waitMs, signal });
    try {
      return await record(warehouse, plan, surroundings);
    } finally {
      warehouse.close();
    }
  } catch (error) {
    throw storageError(error, dirname(plan.releases)) ?? error;
  }
}

const NOTHING_FOUND = { files: [], missed: [], failures: [] };

const waitFor: Pause = (ms, signal) => setTimeout(ms, undefined, { signal });

/** Does the work between two lines of the ledger. */
async function record(
  warehouse: Warehouse,
  plan: RunPlan,
  surroundings: RunSurroundings,
): Promise<RunSummary> {
  const { now, report } = surroundings;
  await tidyUp(warehouse, plan);
  const pipelines = plan.chosen.map(({ name }) => name);
  const run = await startRun(warehouse, { startedAt: now(), process: process.pid, pipelines });
  await saveLedger(warehouse);
  report({ kind: 'started', run, pipelines });
  report({ kind: 'step', step: 'opened' });
  const finish = async (outcome: RunOutcome, summary: RunSummary | null, error: string | null) => {
    const end = { finishedAt: now(), outcome, summary: summary && JSON.stringify(summary), error };
    await finishRun(warehouse, run, end);
    await saveLedger(warehouse);
  };
  try {
    const summary = await work(warehouse, run, plan, surroundings);
    await finish('done', summary, null);
    report({ kind: 'step', step: 'recorded' });
    report({ kind: 'finished', summary });
    return summary;
  } catch (error) {
    const told = storageError(error, dirname(plan.releases)) ?? error;
    const isInterrupted = told instanceof PlanfactError && told.code === 'interrupted';
    const message = told instanceof Error ? told.message : String(told);
    // On a full disk this fails too; the next run finds a run without an end.
    await finish(isInterrupted ? 'interrupted' : 'failed', null, message).catch(() => null);
    report({ kind: 'broken', message });
    throw told;
  }
}

/** What a kill has left: half-written files, and runs without an end. */
async function tidyUp(warehouse: Warehouse, { releases }: RunPlan): Promise<void> {
  await tidyHidden(dirname(warehouse.path));
  await tidyReleases(releases);
  await closeKilledRuns(warehouse);
}

async function work(
  warehouse: Warehouse,
  run: number,
  plan: RunPlan,
  { now, signal, report, pause = waitFor, openPool = openReadingPool }: RunSurroundings,
): Promise<RunSummary> {
  const archive = await openArchive(plan.archive);
  const names = plan.pipelines.map(({ name }) => name);
  await withdrawForgotten(warehouse, names);
  const pace = openHostPace({ now, pause });
  const found = new Map(
    await findReportFiles(warehouse, plan, { archive, now, signal, report, pace, pause }),
  );
  const unclaimed = unclaimedFiles(plan.raw, plan.pipelines);
  if (unclaimed.length > 0) report({ kind: 'unclaimed', paths: unclaimed });
  report({ kind: 'step', step: 'found' });
  const known = await knownDocuments(warehouse);
  const ownOf = Map.groupBy(known.values(), ({ pipeline }) => pipeline);
  const pool = openPool({ log: (message) => report({ kind: 'noticed', message }) });
  const doings = new Map<string, PipelineDoings>();
  try {
    const { extract } = pool;
    const loading = { run, known, version: readingVersion(), extract, keep: archive.keep, signal, report };
    for (const pipeline of plan.chosen) {
      const files = found.get(pipeline.name) ?? NOTHING_FOUND;
      // What was loaded need not be held: of many files even their list is long.
      found.delete(pipeline.name);
      const own = ownOf.get(pipeline.name) ?? [];
      doings.set(pipeline.name, await loadPipeline(warehouse, pipeline, files, { ...loading, own }));
      report({ kind: 'step', step: 'withdrawn' });
    }
  } finally {
    await pool.close();
  }
  stopIfAsked(signal);
  await removeReplacedLoads(warehouse);
  report({ kind: 'step', step: 'tidied' });
  const prices = await loadPriceIndex(warehouse, plan.reference);
  const release = await publishWarehouse(warehouse, plan, { now: now(), report });
  const counts = await pipelineCounts(warehouse);
  const pipelines = plan.chosen.map((pipeline) =>
    summarise(
      pipeline,
      doings.get(pipeline.name) ?? { read: 0, withdrawn: 0, failures: [] },
      counts.get(pipeline.name),
    ),
  );
  return { run, pipelines, unclaimed, prices, release };
}
