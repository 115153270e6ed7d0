import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { PlanfactError } from '../errors.ts';
import type { LoadedDocument } from '../model/loaded-document.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { loadDocument, withdrawForgotten, withdrawMissing } from '../warehouse/load-document.ts';
import { finishRun, startRun } from '../warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../warehouse/warehouse.ts';
import type { Pipeline } from './define-pipeline.ts';
import { type FoundFiles, findReportFiles } from './find-report-files.ts';
import { loadPriceIndex } from './load-price-index.ts';
import { loadReportFile } from './load-report-file.ts';
import { mapAhead } from './map-ahead.ts';
import type { ReadBytes } from './reading/messages.ts';
import { openReadingPool } from './reading/reading-pool.ts';
import {
  addDocument,
  addFailure,
  emptySummary,
  type PipelineSummary,
  type RunSummary,
} from './run-summary.ts';
import { traceMeasures } from './trace-measures.ts';

/** Files under way at once: enough to keep every core reading while one is being loaded. */
const AHEAD = 2 * availableParallelism();

export type RunPlan = {
  readonly raw: string;
  readonly reference: string;
  readonly warehouse: string;
  readonly releases: string;
  /** All pipelines there are, and those of them to run. */
  readonly pipelines: readonly Pipeline[];
  readonly chosen: readonly Pipeline[];
};

/** What a run asks of the world around it. */
export type RunSurroundings = {
  readonly now: () => Date;
  /** Stops the run after the document at hand; nothing is published then. */
  readonly signal: AbortSignal;
  /** Told of files that made their reader fail in an unforeseen way. */
  readonly log: (message: string) => void;
};

/**
 * Runs pipelines: finds their files, reads them, loads each document in a transaction of its own,
 * ties the measures to those of other years, takes up the price index, and publishes a release of all that the warehouse
 * holds. A file that cannot be read is a finding or a failure in the summary, and the others still load. Throws `warehouse_busy` while another run is under way, `interrupted` on the signal.
 */
export async function runPipelines(plan: RunPlan, surroundings: RunSurroundings): Promise<RunSummary> {
  const warehouse = await openWarehouse(plan.warehouse);
  const pool = openReadingPool({ log: surroundings.log });
  try {
    const run = await startRun(warehouse, surroundings.now());
    const pipelines = await loadAll(warehouse, run, { plan, surroundings, extract: pool.extract });
    stopIfAsked(surroundings.signal);
    await traceMeasures(warehouse, plan.pipelines);
    const prices = await loadPriceIndex(warehouse, plan.reference);
    const { id, path, published } = await publishRelease(warehouse, plan.releases, surroundings.now());
    return { pipelines, prices, release: { id, path, published } };
  } finally {
    await pool.close();
    warehouse.close();
  }
}

type Work = {
  readonly plan: RunPlan;
  readonly surroundings: RunSurroundings;
  readonly extract: ReadBytes;
};

async function loadAll(
  warehouse: Warehouse,
  run: number,
  { plan, surroundings, extract }: Work,
): Promise<readonly PipelineSummary[]> {
  const summaries: PipelineSummary[] = [];
  const { now, signal } = surroundings;
  let outcome: 'done' | 'failed' = 'failed';
  try {
    await withdrawForgotten(
      warehouse,
      plan.pipelines.map(({ name }) => name),
    );
    const found = await findReportFiles(plan.raw, plan.pipelines);
    for (const pipeline of plan.chosen) {
      const files = found.get(pipeline.name) ?? { files: [], failures: [] };
      const load = (document: LoadedDocument) =>
        loadDocument(warehouse, document, { run, reader: fingerprint(document) });
      summaries.push(
        await loadPipelineFiles(warehouse, pipeline, { files, raw: plan.raw, load, extract, signal }),
      );
    }
    outcome = 'done';
  } finally {
    const documentsRead = summaries.reduce((sum, { documents }) => sum + documents, 0);
    const documentsFailed = summaries.reduce((sum, { failures }) => sum + failures.length, 0);
    await finishRun(warehouse, run, now(), { outcome, documentsRead, documentsFailed });
  }
  return summaries;
}

type Loading = {
  readonly raw: string;
  readonly files: FoundFiles;
  readonly load: (document: LoadedDocument) => Promise<unknown>;
  readonly extract: ReadBytes;
  readonly signal: AbortSignal;
};

async function loadPipelineFiles(
  warehouse: Warehouse,
  pipeline: Pipeline,
  { raw, files, load, extract, signal }: Loading,
): Promise<PipelineSummary> {
  let summary = emptySummary(pipeline.name);
  for (const failure of files.failures) summary = addFailure(summary, failure.message);
  const present: string[] = [];
  const documents = mapAhead(files.files, AHEAD, (file) => {
    stopIfAsked(signal);
    return loadReportFile(raw, file, { pipeline, extract });
  });
  for await (const document of documents) {
    stopIfAsked(signal);
    await load(document);
    present.push(document.document.sha256);
    summary = addDocument(summary, document);
    const unreadable = document.findings.find(({ code }) => code === 'document_unreadable');
    if (unreadable) summary = addFailure(summary, `${document.document.path}: ${unreadable.message}`);
  }
  if (files.failures.length === 0) await withdrawMissing(warehouse, pipeline.name, present);
  return summary;
}

/** Changes with anything that was read from a document or declared of it, so that nothing is loaded twice. */
function fingerprint(document: LoadedDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) {
    const consequence = 'Nothing was published; documents read so far are kept, and the next run goes on.';
    throw new PlanfactError('interrupted', `The run was stopped before its end. ${consequence}`);
  }
}
