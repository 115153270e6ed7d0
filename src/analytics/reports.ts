import type { SortKey } from './cursor.ts';
import type { Engine } from './engine.ts';
import { type Listing, listing } from './listing.ts';
import { db, rowsOf } from './query-builder.ts';
import type { ReportRow } from './release-database.ts';
import { fitsReport, type ReportFilter } from './report-filter.ts';

const BY_KEY: readonly SortKey[] = [{ column: 'report_key', direction: 'asc', type: 'text' }];

export function listReports(engine: Engine, filter: ReportFilter): Listing<ReportRow> {
  return listing(engine, db.selectFrom('reports').selectAll().where(fitsReport(filter)), BY_KEY);
}

export function reportsByKey(engine: Engine, keys: readonly string[]): Promise<readonly ReportRow[]> {
  return rowsOf(engine, db.selectFrom('reports').selectAll().where('report_key', 'in', keys));
}
