import { hash } from 'node:crypto';
import { readDocument } from '../documents/read-document.ts';
import { readReports, type YearHint } from '../facts/read-reports.ts';
import type { Extraction } from '../model/report.ts';
import type { Layout } from '../tables/layout.ts';
import { readTables } from '../tables/read-tables.ts';

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
  const { format, tables, findings } = await readTablesOf(bytes, path, options.layout ?? null);
  const reports = readReports(tables, hintOf(path, options.year));
  return {
    document: { path, sha256: sha256(bytes), format, bytes: bytes.byteLength },
    reports: reports.reports,
    findings: [...findings, ...reports.findings],
  };
}

/** A step of its own, so that the document is gone before its facts take their memory. */
async function readTablesOf(bytes: Uint8Array, path: string, layout: Layout | null) {
  const { document, findings } = await readDocument(bytes, path);
  const read = readTables(document, layout);
  return { format: document.format, tables: read.tables, findings: [...findings, ...read.findings] };
}

/** The hash by which a document is known, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** The year a path tells of: its folder first, then its name. */
export function hintOf(path: string, year: number | undefined): YearHint | null {
  if (year !== undefined) return { year, origin: '--year' };
  const folders = path.split(/[\\/]/);
  const name = folders.pop() ?? '';
  const folder = folders.findLast((part) => /^(?:19|20)\d{2}$/.test(part));
  if (folder) return { year: Number(folder), origin: `${folder}/` };
  const inName = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(name)?.[0];
  return inName === undefined ? null : { year: Number(inName), origin: name };
}
