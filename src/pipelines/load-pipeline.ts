import type { KnownDocument } from '../warehouse/known-documents.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { withdrawMissing } from '../warehouse/withdraw.ts';
import type { Pipeline } from './define-pipeline.ts';
import type { FoundFiles } from './find-report-files.ts';
import { fingerprinter } from './fingerprint.ts';
import { type LoadingPlan, loadFiles } from './load-files.ts';
import type { PipelineDoings } from './run-summary.ts';

/** What is known before a pipeline is run. */
export type Knowledge = {
  readonly known: ReadonlyMap<string, KnownDocument>;
  /** Those of them that this pipeline has loaded. */
  readonly own: readonly KnownDocument[];
  /** The version of the code that reads. */
  readonly version: string;
};

/**
 * Brings the documents of one pipeline to what its source holds now: reads what is new, changed, or would be read
 * otherwise than before, and withdraws what is gone. What could not be had now is left as it was.
 */
export async function loadPipeline(
  warehouse: Warehouse,
  pipeline: Pipeline,
  found: FoundFiles,
  { known, own, version, ...plan }: Knowledge & LoadingPlan,
): Promise<PipelineDoings> {
  const { name } = pipeline;
  const readerOf = fingerprinter(pipeline, version);
  const files = found.files.map((file) => ({
    pipeline,
    file,
    reader: readerOf(file),
    known: known.get(file.sha256) ?? null,
  }));
  const toRead = files.filter(({ known: before, reader }) => !isRead(before, reader));
  plan.report({ kind: 'found', pipeline: name, files: files.length, toRead: toRead.length });
  const loaded = await loadFiles(warehouse, toRead, plan);
  const missed = [...found.missed, ...loaded.missed];
  const withdrawn = await withdrawGone(warehouse, name, { ...found, missed }, { known, own });
  const errors = [...found.failures, ...missed.map(({ error }) => error)];
  const failures = [...errors.map(({ message }) => message), ...loaded.failures];
  for (const message of failures) plan.report({ kind: 'failed', pipeline: name, message });
  return { read: loaded.documents, withdrawn, failures };
}

/** What could not be read once is tried again each time. */
function isRead(known: KnownDocument | null, reader: string): boolean {
  return known?.readable === true && known.reader === reader;
}

/** A source that could not be asked withdraws nothing, a file that could not be read does not count as gone. */
async function withdrawGone(
  warehouse: Warehouse,
  name: string,
  { files, missed }: FoundFiles,
  { known, own }: Pick<Knowledge, 'known' | 'own'>,
): Promise<number> {
  if (missed.some(({ path }) => path === null)) return 0;
  const unsure = new Set(missed.map(({ path }) => path));
  const kept = own.filter(({ path, withdrawn }) => !withdrawn && unsure.has(path));
  const present = new Set([...files, ...kept].map(({ sha256 }) => sha256));
  const isAsBefore =
    own.every(({ sha256, withdrawn }) => present.has(sha256) !== withdrawn) &&
    files.every(({ sha256 }) => (known.get(sha256)?.pipeline ?? name) === name);
  // To ask the warehouse takes a look at all documents, which most of many pipelines can do without.
  return isAsBefore ? 0 : await withdrawMissing(warehouse, name, [...present]);
}
