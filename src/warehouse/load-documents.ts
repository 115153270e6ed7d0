import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadedDocument } from '../model/loaded-document.ts';
import { appendRows, type LaidOutRows, layOutRows } from './append-rows.ts';
import { FACT_TABLE_NAMES, FACT_TABLES, loadTable, type TypedTable } from './fact-tables.ts';
import type { KnownDocument } from './known-documents.ts';
import { type Row, rowsOf } from './rows.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** A document to load. */
export type Load = {
  readonly run: number;
  readonly document: LoadedDocument;
  /** What the reading depends on beside the bytes: another fingerprint means that the document is read anew. */
  readonly reader: string;
  /** What the warehouse knows of the document; null for a new one. */
  readonly known: KnownDocument | null;
};

/** Documents as they go into the warehouse. */
export type LaidOutLoads = {
  readonly rows: readonly LaidOutRows[];
  /** Hashes of documents that were withdrawn and are back. */
  readonly returned: readonly string[];
};

/** Lays documents out for loading. Touches no database, so it can be done while the documents before are written. */
export function layOutLoads(warehouse: Warehouse, loads: readonly Load[]): LaidOutLoads {
  const numbered = loads.map((load) => ({ ...load, id: warehouse.nextLoad() }));
  const rows = numbered.map(({ document, id }) => rowsOf(document, id));
  const ofFacts = TYPED_TABLES.map(({ name, table }) =>
    layOutRows(
      table,
      rows.flatMap((ofDocument) => ofDocument[name]),
    ),
  );
  return {
    rows: [layOutRows(LOADS, numbered.map(loadRow)), ...ofFacts],
    returned: loads.filter(({ known }) => known?.withdrawn).map(({ document }) => document.document.sha256),
  };
}

/**
 * Loads all that was read from some documents, in one transaction: each of them whole or not at all. Documents that are
 * ready at the same time share a transaction, because it costs more than the rows of a small document.
 * Another document for a report that is known already is a new vintage of it; the old one stays. A document that was
 * withdrawn counts again.
 */
export async function loadDocuments(warehouse: Warehouse, { rows, returned }: LaidOutLoads): Promise<void> {
  await inTransaction(warehouse, async ({ connection }) => {
    for (const ofTable of rows) await appendRows(connection, ofTable);
    if (returned.length > 0) await takeBack(connection, returned);
  });
}

/** Removes the rows of readings that later ones have replaced: they are of no use to anybody. */
export async function removeReplacedLoads(warehouse: Warehouse): Promise<void> {
  await inTransaction(warehouse, async ({ connection }) => {
    for (const table of [...FACT_TABLE_NAMES, 'loads']) {
      await connection.run(`DELETE FROM ${table} WHERE load_id NOT IN (SELECT load_id FROM documents)`);
    }
  });
}

const TYPED_TABLES = FACT_TABLE_NAMES.map((name) => ({ name, table: loadTable(FACT_TABLES[name]) }));

/** In the order of the columns of `loads`. */
const LOADS: TypedTable = {
  name: 'loads',
  columns: [
    { name: 'load_id', type: 'integer' },
    { name: 'run_id', type: 'integer' },
    { name: 'document_sha256', type: 'text' },
    { name: 'ordinal', type: 'integer' },
    { name: 'reader', type: 'text' },
    { name: 'path', type: 'text' },
    { name: 'format', type: 'text' },
    { name: 'bytes', type: 'integer' },
    { name: 'copies', type: 'json' },
    { name: 'note', type: 'text' },
    { name: 'origin', type: 'json' },
    { name: 'pipeline', type: 'text' },
    { name: 'licence', type: 'text' },
    { name: 'source_url', type: 'text' },
    { name: 'publisher', type: 'text' },
    { name: 'publisher_name', type: 'text' },
    { name: 'publisher_name_en', type: 'text' },
    { name: 'edrpou', type: 'text' },
    { name: 'katottg', type: 'text' },
    { name: 'publisher_evidence', type: 'text' },
    { name: 'synthetic', type: 'boolean' },
  ],
};

function loadRow({ id, run, reader, known, document: loaded }: Load & { readonly id: number }): Row {
  const { document, publisher } = loaded;
  return {
    load_id: id,
    run_id: run,
    document_sha256: document.sha256,
    ordinal: known?.ordinal ?? id,
    reader,
    path: document.path,
    format: document.format,
    bytes: document.bytes,
    copies: JSON.stringify(loaded.copies),
    note: loaded.note,
    origin: loaded.origin && JSON.stringify(loaded.origin),
    pipeline: loaded.pipeline,
    licence: loaded.licence,
    source_url: loaded.sourceUrl,
    publisher: publisher.key,
    publisher_name: publisher.name,
    publisher_name_en: publisher.nameEn,
    edrpou: publisher.edrpou,
    katottg: publisher.katottg,
    publisher_evidence: publisher.inferredFrom,
    synthetic: publisher.synthetic,
  };
}

async function takeBack(connection: DuckDBConnection, documents: readonly string[]): Promise<void> {
  await connection.run(
    'DELETE FROM withdrawn WHERE document_sha256 IN (SELECT unnest($documents::JSON::VARCHAR[]))',
    { documents: JSON.stringify(documents) },
  );
}
