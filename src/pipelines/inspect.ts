import { readDocument } from '../documents/read-document.ts';
import { readReports } from '../facts/read-reports.ts';
import type { Finding } from '../model/finding.ts';
import { type ReadTable, readTables } from '../tables/read-tables.ts';
import type { TableRow } from '../tables/table-row.ts';
import type { ExtractOptions } from './extract.ts';
import { hintOf } from './year-of-path.ts';

/** How a file was understood: its tables with their columns and rows, and what was left over. Plain data. */
export type Inspection = {
  readonly format: string;
  /** Whether a layout was declared for it. */
  readonly layout: boolean;
  readonly paragraphs: number;
  readonly grids: number;
  readonly tables: readonly InspectedTable[];
  readonly findings: readonly Finding[];
};

/** A table as it was read, its rows without their cells. */
export type InspectedTable = Omit<ReadTable, 'rows'> & { readonly rows: readonly InspectedRow[] };

export type InspectedRow = Pick<TableRow, 'index' | 'kind'> & { readonly label: string | null };

/** Reads a file as `extractBytes` does, and keeps what lies between its bytes and its facts. */
export async function inspectBytes(
  bytes: Uint8Array,
  path: string,
  { year, layout }: ExtractOptions = {},
): Promise<Inspection> {
  const { document, findings: ofDocument } = await readDocument(bytes, path);
  const { tables, findings } = readTables(document, layout ?? null);
  const reports = readReports(tables, hintOf(path, year));
  const grids = document.blocks.filter(({ kind }) => kind === 'grid').length;
  return {
    format: document.format,
    layout: layout !== undefined,
    paragraphs: document.blocks.length - grids,
    grids,
    tables: tables.map(withoutCells),
    findings: [...ofDocument, ...findings, ...reports.findings],
  };
}

function withoutCells({ rows, ...table }: ReadTable): InspectedTable {
  return {
    ...table,
    rows: rows.map(({ index, kind, label }) => ({ index, kind, label: label?.text ?? null })),
  };
}
