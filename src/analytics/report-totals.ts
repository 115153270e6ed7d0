import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';

export type ReportTotalsRow = {
  readonly report_key: string;
  readonly plan: string | null;
  readonly fact: string | null;
};

/** What the funding facts of each report add up to; a report without facts has no row. */
export function totalsOfReports(
  engine: Engine,
  reportKeys: readonly string[],
): Promise<readonly ReportTotalsRow[]> {
  const totals = db
    .selectFrom('funding_facts')
    .select((eb) => [
      'report_key',
      eb.fn.sum<string | null>('plan_uah').as('plan'),
      eb.fn.sum<string | null>('fact_uah').as('fact'),
    ])
    .where('report_key', 'in', reportKeys);
  return rowsOf(engine, totals.groupBy('report_key'));
}
