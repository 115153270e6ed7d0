import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { DocumentRow } from './release-database.ts';

export function documentsByHash(engine: Engine, hashes: readonly string[]): Promise<readonly DocumentRow[]> {
  return rowsOf(engine, db.selectFrom('documents').selectAll().where('document_sha256', 'in', hashes));
}
