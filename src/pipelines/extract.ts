import { hash } from 'node:crypto';
import type { DocumentFormat } from '../documents/document.ts';
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
  const circumstances = { layout: options.layout ?? null, hint: hintOf(path, options.year) };
  const { format, reports, abbreviations, findings } = options.corrections
    ? await readAsCorrected(bytes, path, { ...circumstances, corrections: options.corrections })
    : await readAsPrinted(bytes, path, circumstances);
  return {
    document: { path, sha256: sha256(bytes), format, bytes: bytes.byteLength },
    reports,
    abbreviations,
    findings: [...findings, ...reports.flatMap((report) => checkYear(path, report))],
  };
}

type Read = ReadReports & Pick<Extraction, 'abbreviations'> & { readonly format: DocumentFormat };

async function readAsPrinted(
  bytes: Uint8Array,
  path: string,
  { layout, hint }: Circumstances,
): Promise<Read> {
  const { tables, findings, ...rest } = await readTablesOf(bytes, path, layout);
  const reports = readReports(tables, hint);
  return { ...rest, reports: reports.reports, findings: [...findings, ...reports.findings] };
}

/** A step of its own, so that the document is gone before its facts take their memory. */
async function readTablesOf(bytes: Uint8Array, path: string, layout: Layout | null) {
  const { document, findings } = await readDocument(bytes, path);
  const read = readTables(document, layout);
  const { abbreviations, findings: ofAbbreviations } = readAbbreviations(document);
  return {
    format: document.format,
    tables: read.tables,
    abbreviations,
    findings: [...findings, ...read.findings, ...ofAbbreviations],
  };
}

async function readAsCorrected(
  bytes: Uint8Array,
  path: string,
  { corrections, ...circumstances }: Circumstances & { readonly corrections: DocumentCorrections },
): Promise<Read> {
  const { document, findings } = await readDocument(bytes, path);
  const read = readCorrected(document, circumstances, corrections);
  const declared = readAbbreviations(document);
  return {
    format: document.format,
    reports: read.reports,
    abbreviations: declared.abbreviations,
    findings: [...findings, ...read.findings, ...declared.findings],
  };
}

/** The hash by which a document is known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
