import type { SortKey } from './cursor.ts';
import type { Engine } from './engine.ts';
import { type FindingFilter, fitsFinding } from './finding-filter.ts';
import { type Listing, type ListingByParent, listing, listingByParent } from './listing.ts';
import { db, rowsOf } from './query-builder.ts';
import type { FindingRow } from './release-database.ts';

const BY_KEY: readonly SortKey[] = [{ column: 'finding_key', direction: 'asc', type: 'text' }];

export function listFindings(engine: Engine, filter: FindingFilter): Listing<FindingRow> {
  return listing(engine, db.selectFrom('findings').selectAll().where(fitsFinding(filter)), BY_KEY);
}

export function findingsByKey(engine: Engine, keys: readonly string[]): Promise<readonly FindingRow[]> {
  return rowsOf(engine, db.selectFrom('findings').selectAll().where('finding_key', 'in', keys));
}

export function findingsOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
): Promise<readonly FindingRow[]> {
  const findings = db.selectFrom('findings').selectAll().where('measure_key', 'in', measureKeys);
  return rowsOf(engine, findings.orderBy('measure_key').orderBy('finding_key'));
}

/** The findings of several reports at once, a page of each. */
export function findingsOfReports(
  engine: Engine,
  reportKeys: readonly string[],
): ListingByParent<FindingRow> {
  const findings = db.selectFrom('findings').selectAll().where('report_key', 'in', reportKeys);
  return listingByParent(engine, findings, 'report_key', BY_KEY);
}
