import { readDocument } from '../documents/read-document.ts';
import { readReports } from '../facts/read-reports.ts';
import type { Finding } from '../model/finding.ts';
import { type ReadTable, readTables } from '../tables/read-tables.ts';
import { hintOf } from './year-of-path.ts';

/** How a file was understood: its tables with their columns and rows, and what was left over. */
export type Inspection = {
  readonly format: string;
  readonly paragraphs: number;
  readonly grids: number;
  readonly tables: readonly ReadTable[];
  readonly findings: readonly Finding[];
};

/** Reads a file as `extractBytes` does, and keeps what lies between its bytes and its facts. */
export async function inspectBytes(bytes: Uint8Array, path: string, year?: number): Promise<Inspection> {
  const { document, findings: ofDocument } = await readDocument(bytes, path);
  const { tables, findings } = readTables(document);
  const reports = readReports(tables, hintOf(path, year));
  const grids = document.blocks.filter(({ kind }) => kind === 'grid').length;
  return {
    format: document.format,
    paragraphs: document.blocks.length - grids,
    grids,
    tables,
    findings: [...ofDocument, ...findings, ...reports.findings],
  };
}
