import { z } from 'zod';
import { appendRows, layOutRows } from './append-rows.ts';
import type { TypedTable } from './fact-tables.ts';
import { inTransaction, type Warehouse } from './warehouse.ts';

/** What a file's bytes came to when it was last read whole, and what the file system said of it then. */
export type KnownFile = { readonly path: string; readonly state: string; readonly sha256: string };

const TABLE: TypedTable = {
  name: 'known_files',
  columns: [
    { name: 'path', type: 'text' },
    { name: 'state', type: 'text' },
    { name: 'document_sha256', type: 'text' },
  ],
};

const ROWS = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** The files that need not be read again as long as the file system says the same of them, by their paths. */
export async function knownFiles({ connection }: Warehouse): Promise<ReadonlyMap<string, KnownFile>> {
  const result = await connection.runAndReadAll('SELECT path, state, document_sha256 FROM known_files');
  return new Map(
    ROWS.parse(result.getRowsJson()).map(([path, state, sha256]) => [path, { path, state, sha256 }]),
  );
}

/** Puts these files in the place of those known before. */
export async function saveKnownFiles(warehouse: Warehouse, files: readonly KnownFile[]): Promise<void> {
  await inTransaction(warehouse, async ({ connection }) => {
    await connection.run('DELETE FROM known_files');
    const rows = files.map(({ path, state, sha256 }) => ({ path, state, document_sha256: sha256 }));
    await appendRows(connection, layOutRows(TABLE, rows));
  });
}
