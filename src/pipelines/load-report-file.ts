import { isReadingError } from '../errors.ts';
import { abbreviationsOf } from '../facts/executor-keys.ts';
import { keyReports } from '../facts/identity.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { LoadedDocument } from '../model/loaded-document.ts';
import type { Extraction } from '../model/report.ts';
import { correctionsForFile } from './corrections-for-file.ts';
import { layoutFor } from './declared-layout.ts';
import type { Pipeline } from './define-pipeline.ts';
import { sha256 } from './extract.ts';
import { fileChanged, readReportFile } from './read-report-file.ts';
import type { ReadBytes } from './reading/messages.ts';
import type { ReportFile } from './report-file.ts';
import { readSourceNote } from './source-note.ts';

/** Whose file it is, what reads its bytes, and what keeps them. */
export type Reading = {
  readonly pipeline: Pipeline;
  readonly extract: ReadBytes;
  /** Keeps the original before anything is made of it. */
  readonly keep: (bytes: Uint8Array, sha256: string) => Promise<void>;
};

/**
 * Reads one report file as far as the warehouse wants it: extracted, keyed, with licence and address, and with
 * the findings that only the folder shows. A file that cannot be understood has one error finding and no report. Throws
 * `file_changed` when its bytes are no longer those that were found.
 */
export async function loadReportFile(
  file: ReportFile,
  { pipeline, extract, keep }: Reading,
): Promise<LoadedDocument> {
  const bytes = await readReportFile(file.location);
  if (sha256(bytes) !== file.sha256) throw fileChanged(file.location);
  await keep(bytes, file.sha256);
  const options = {
    layout: layoutFor(pipeline, file.path),
    corrections: correctionsForFile(pipeline, file),
  };
  const extraction = await extractOrExplain((read, name) => extract(read, name, options), bytes, file.path);
  // the report knows its own bodies best, so what it declares goes first
  const abbreviations = abbreviationsOf([...extraction.abbreviations, ...pipeline.executors]);
  const keyed = keyReports(pipeline.publisher.key, extraction.reports, abbreviations);
  const source = readSourceNote(file.note, file.sha256);
  return {
    document: extraction.document,
    publisher: pipeline.publisher,
    pipeline: pipeline.name,
    licence: source.note?.licence ?? file.origin?.licence ?? pipeline.licence,
    sourceUrl:
      source.note?.url ?? file.origin?.url ?? ('url' in pipeline.source ? pipeline.source.url : null),
    copies: file.copies,
    note: file.note,
    origin: file.origin,
    reports: keyed.reports,
    findings: [
      ...extraction.findings,
      ...keyed.findings,
      ...file.copies.map((copy) => makeFinding('document_duplicate', { copy, path: file.path })),
      ...source.findings,
    ],
  };
}

async function extractOrExplain(extract: ReadBytes, bytes: Uint8Array, path: string): Promise<Extraction> {
  try {
    return await extract(bytes, path);
  } catch (cause) {
    if (!isReadingError(cause)) throw cause;
    return {
      document: { path, sha256: sha256(bytes), format: 'unknown', bytes: bytes.byteLength },
      reports: [],
      abbreviations: [],
      findings: [makeFinding('document_unreadable', { reason: cause.message, reasonUk: cause.messageUk })],
    };
  }
}
