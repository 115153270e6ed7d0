import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { ReportedTotalRow } from './release-database.ts';

/** The totals that reports print for one measure. */
export function reportedTotalsOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
): Promise<readonly ReportedTotalRow[]> {
  const totals = db.selectFrom('reported_totals').selectAll().where('measure_key', 'in', measureKeys);
  return rowsOf(
    engine,
    totals.orderBy('measure_key').orderBy('table').orderBy('row').orderBy('column').orderBy('total_key'),
  );
}

/** The totals that reports print for all their measures together. */
export function reportedTotalsOfReports(
  engine: Engine,
  reportKeys: readonly string[],
): Promise<readonly ReportedTotalRow[]> {
  const totals = db
    .selectFrom('reported_totals')
    .selectAll()
    .where('report_key', 'in', reportKeys)
    .where('measure_key', 'is', null);
  return rowsOf(
    engine,
    totals.orderBy('report_key').orderBy('table').orderBy('row').orderBy('column').orderBy('total_key'),
  );
}
