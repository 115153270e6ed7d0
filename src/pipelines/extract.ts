import { createHash } from 'node:crypto';
import type { Document } from '../documents/document.ts';
import { readDocument } from '../documents/read-document.ts';
import { readAbbreviations } from '../facts/executor-abbreviations.ts';
import { type ReadReports, readReports } from '../facts/read-reports.ts';
import type { DocumentCorrections } from '../model/correction.ts';
import type { Extraction } from '../model/report.ts';
import type { Layout } from '../tables/layout.ts';
import { readTables } from '../tables/read-tables.ts';
import { checkYear } from './check-year.ts';
import { type Circumstances, readCorrected } from './read-corrected.ts';
import { hintOf } from './year-of-path.ts';

/** What is known of a file from outside it. */
export type ExtractOptions = {
  readonly year?: number | undefined;
  readonly layout?: Layout | undefined;
  readonly corrections?: DocumentCorrections | undefined;
};

/**
 * Reads one report file from its bytes: document, tables, facts. `path` is only quoted, and asked for a year
 * where the text names none; the year of `options` overrides that, its layout speaks before the vocabulary, and its corrections before the
 * text. Throws a PlanfactError when the file cannot be read at all.
 */
export async function extractBytes(
  bytes: Uint8Array,
  path: string,
  options: ExtractOptions = {},
): Promise<Extraction> {
  const { document, findings } = await readDocument(bytes, path);
  const circumstances = { layout: options.layout ?? null, hint: hintOf(path, options.year) };
  const read = options.corrections
    ? readCorrected(document, circumstances, options.corrections)
    : readPrinted(document, circumstances);
  const declared = readAbbreviations(document);
  return {
    document: { path, sha256: sha256(bytes), format: document.format, bytes: bytes.byteLength },
    reports: read.reports,
    abbreviations: declared.abbreviations,
    findings: [
      ...findings,
      ...read.findings,
      ...declared.findings,
      ...read.reports.flatMap((report) => checkYear(path, report)),
    ],
  };
}

function readPrinted(document: Document, { layout, hint }: Circumstances): ReadReports {
  const tables = readTables(document, layout);
  const reports = readReports(tables.tables, hint);
  return { reports: reports.reports, findings: [...tables.findings, ...reports.findings] };
}

/** The hash by which a document is known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
