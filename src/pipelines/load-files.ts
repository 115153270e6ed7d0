import { availableParallelism } from 'node:os';
import { PlanfactError } from '../errors.ts';
import type { LoadedDocument } from '../model/loaded-document.ts';
import type { KnownDocument } from '../warehouse/known-documents.ts';
import { layOutLoads, loadDocuments } from '../warehouse/load-documents.ts';
import { withSmallShare } from '../warehouse/machine-share.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { collectOften } from './collect-often.ts';
import type { MissedFile } from './collected-files.ts';
import type { Pipeline } from './define-pipeline.ts';
import { groupReady } from './group-ready.ts';
import { loadReportFile, type Reading } from './load-report-file.ts';
import { mapAhead } from './map-ahead.ts';
import type { ReportFile } from './report-file.ts';
import type { RunEvent } from './run-events.ts';
import { stopIfAsked } from './stop-if-asked.ts';
import { writeBehind } from './write-behind.ts';

/** A file to read and load. */
export type FileToLoad = {
  readonly pipeline: Pipeline;
  readonly file: ReportFile;
  /** The fingerprint of the reading to come. */
  readonly reader: string;
  readonly known: KnownDocument | null;
};

export type LoadingPlan = {
  readonly run: number;
  readonly extract: Reading['extract'];
  readonly keep: Reading['keep'];
  readonly signal: AbortSignal;
  readonly report: (event: RunEvent) => void;
};

export type LoadedFiles = {
  readonly documents: number;
  /** Files that were no longer there, or not to be read. */
  readonly missed: readonly MissedFile[];
  /** Documents of which nothing could be read: a sentence each. */
  readonly failures: readonly string[];
};

/** Files under way at once: enough to keep every core reading while others are being loaded. */
const AHEAD = 4 * availableParallelism();

/** Documents in one transaction. To begin and to commit one takes as long as ten small documents do. */
const TOGETHER = { most: 200, waitMs: 50 };

/** What may become of a single file between finding and reading it. */
const OF_ONE_FILE: ReadonlySet<string> = new Set([
  'file_missing',
  'file_unreadable',
  'file_changed',
  'limit_exceeded',
]);

/** Reads files on all cores and loads their documents as they come, in the order of the files. */
export async function loadFiles(
  warehouse: Warehouse,
  toRead: readonly FileToLoad[],
  plan: LoadingPlan,
): Promise<LoadedFiles> {
  if (toRead.length === 0) return { documents: 0, missed: [], failures: [] };
  collectOften();
  let documents = 0;
  const missed: MissedFile[] = [];
  const failures: string[] = [];
  const results = mapAhead(toRead, AHEAD, (file) => readFile(file, plan));
  const prepare = (group: readonly (ReadFile | MissedFile)[]) => {
    plan.report({ kind: 'step', step: 'read' });
    const read = group.filter((result) => 'document' in result);
    missed.push(...group.filter((result) => 'error' in result));
    const loads = read.map(({ document, reader, known }) => ({ run: plan.run, document, reader, known }));
    return { files: read, rows: layOutLoads(warehouse, loads) };
  };
  const write = async ({ files, rows }: ReturnType<typeof prepare>): Promise<void> => {
    if (files.length > 0) await loadDocuments(warehouse, rows);
    for (const { pipeline, file } of files) {
      plan.report({ kind: 'read', pipeline: pipeline.name, path: file.path });
    }
    plan.report({ kind: 'step', step: 'loaded' });
    documents += files.length;
    failures.push(...files.flatMap(({ document }) => failureOf(document)));
    stopIfAsked(plan.signal);
  };
  await withSmallShare(warehouse, () => writeBehind(groupReady(results, TOGETHER), prepare, write));
  return { documents, missed, failures };
}

type ReadFile = FileToLoad & { readonly document: LoadedDocument };

async function readFile(
  { pipeline, file, ...known }: FileToLoad,
  { extract, keep, signal }: LoadingPlan,
): Promise<ReadFile | MissedFile> {
  stopIfAsked(signal);
  try {
    const document = await loadReportFile(file, { pipeline, extract, keep });
    return { pipeline, file, ...known, document };
  } catch (error) {
    if (!(error instanceof PlanfactError) || !OF_ONE_FILE.has(error.code)) throw error;
    return { path: file.path, error };
  }
}

function failureOf({ document, findings }: LoadedDocument): readonly string[] {
  const unreadable = findings.find(({ code }) => code === 'document_unreadable');
  return unreadable ? [`${document.path}: ${unreadable.message}`] : [];
}
