import { join } from 'node:path';
import { PlanfactError } from '../errors.ts';
import { keyReports } from '../facts/identity.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { LoadedDocument } from '../model/loaded-document.ts';
import type { Extraction, Report } from '../model/report.ts';
import { layoutFor } from './declared-layout.ts';
import type { Pipeline } from './define-pipeline.ts';
import { sha256 } from './extract.ts';
import { readReportFile } from './read-report-file.ts';
import type { ReadBytes } from './reading/messages.ts';
import { readSourceNote } from './source-note.ts';

/** A report file of a pipeline, its path relative to the raw files, and the paths of its copies, if any. */
export type ReportFile = {
  readonly path: string;
  readonly copies: readonly string[];
};

/** Whose file it is, and what reads its bytes. */
export type Reading = { readonly pipeline: Pipeline; readonly extract: ReadBytes };

/**
 * Reads one report file as far as the warehouse wants it: extracted, keyed, with licence and address, and with
 * the findings that only the folder shows. A file that cannot be understood has one error finding and no report.
 */
export async function loadReportFile(
  raw: string,
  file: ReportFile,
  { pipeline, extract }: Reading,
): Promise<LoadedDocument> {
  const path = join(raw, file.path);
  const bytes = await readReportFile(path);
  const options = { layout: layoutFor(pipeline, file.path) };
  const extraction = await extractOrExplain((read, name) => extract(read, name, options), bytes, file.path);
  const keyed = keyReports(pipeline.publisher.key, extraction.reports);
  const source = await readSourceNote(path, extraction.document.sha256);
  return {
    document: extraction.document,
    publisher: pipeline.publisher,
    pipeline: pipeline.name,
    licence: source.note?.licence ?? pipeline.licence,
    sourceUrl: source.note?.url ?? pipeline.source.url,
    reports: keyed.reports,
    findings: [
      ...extraction.findings,
      ...keyed.findings,
      ...extraction.reports.flatMap((report) => checkYear(file.path, report)),
      ...file.copies.map((copy) => makeFinding('document_duplicate', { copy, path: file.path })),
      ...source.findings,
    ],
  };
}

async function extractOrExplain(extract: ReadBytes, bytes: Uint8Array, path: string): Promise<Extraction> {
  try {
    return await extract(bytes, path);
  } catch (cause) {
    if (!(cause instanceof PlanfactError) || cause.code === 'interrupted') throw cause;
    return {
      document: { path, sha256: sha256(bytes), format: 'unknown', bytes: bytes.byteLength },
      reports: [],
      findings: [makeFinding('document_unreadable', { reason: cause.message })],
    };
  }
}

/** The folder of a year promises a report of that year; the innermost such folder counts. */
function checkYear(path: string, { year }: Report): readonly Finding[] {
  const folder = path
    .split('/')
    .slice(0, -1)
    .findLast((part) => /^(?:19|20)\d{2}$/.test(part));
  const text = String(year);
  if (folder === undefined || folder === text) return [];
  return [makeFinding('year_mismatch', { folder, text }, { expected: folder, found: text })];
}
