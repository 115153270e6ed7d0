import { createHash } from 'node:crypto';
import { readDocument } from '../documents/read-document.ts';
import { readAbbreviations } from '../facts/executor-abbreviations.ts';
import { readReports } from '../facts/read-reports.ts';
import type { Extraction } from '../model/report.ts';
import type { Layout } from '../tables/layout.ts';
import { readTables } from '../tables/read-tables.ts';
import { checkYear } from './check-year.ts';
import { hintOf } from './year-of-path.ts';

/** What is known of a file from outside it. */
export type ExtractOptions = { readonly year?: number | undefined; readonly layout?: Layout | undefined };

/**
 * Reads one report file from its bytes: document, tables, facts. `path` is only quoted, and asked for a year
 * where the text names none; the year of `options` overrides that, and its layout speaks before the vocabulary. Throws a PlanfactError when the file cannot be read at all.
 */
export async function extractBytes(
  bytes: Uint8Array,
  path: string,
  options: ExtractOptions = {},
): Promise<Extraction> {
  const { document, findings } = await readDocument(bytes, path);
  const tables = readTables(document, options.layout ?? null);
  const reports = readReports(tables.tables, hintOf(path, options.year));
  const declared = readAbbreviations(document);
  return {
    document: { path, sha256: sha256(bytes), format: document.format, bytes: bytes.byteLength },
    reports: reports.reports,
    abbreviations: declared.abbreviations,
    findings: [
      ...findings,
      ...tables.findings,
      ...reports.findings,
      ...declared.findings,
      ...reports.reports.flatMap((report) => checkYear(path, report)),
    ],
  };
}

/** The hash by which a document is known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
