import type { SortKey } from './cursor.ts';
import type { Engine } from './engine.ts';
import { type Listing, type ListingByParent, listing, listingByParent } from './listing.ts';
import { fitsMeasure, type MeasureFilter } from './measure-filter.ts';
import { totalsOfMeasures } from './measure-totals.ts';
import { db, rowsOf } from './query-builder.ts';
import type { MeasureRow } from './release-database.ts';

export type MeasureOrder = { readonly by: keyof typeof SORT_KEYS; readonly direction: SortKey['direction'] };

const SORT_KEYS = {
  key: { column: 'measure_key', type: 'text' },
  year: { column: 'year', type: 'integer' },
  title: { column: 'title', type: 'text' },
  status: { column: 'status', type: 'text' },
  plan: { column: 'plan_total', type: 'decimal' },
  fact: { column: 'fact_total', type: 'decimal' },
} as const;

/** As printed: report by report, row by row. */
const PRINTED_ORDER: readonly SortKey[] = [
  { column: 'report_key', direction: 'asc', type: 'text' },
  { column: 'position', direction: 'asc', type: 'integer' },
  { column: 'measure_key', direction: 'asc', type: 'text' },
];

export function listMeasures(
  engine: Engine,
  filter: MeasureFilter,
  order: readonly MeasureOrder[],
): Listing<MeasureRow> {
  const sortKeys = [...order.map(({ by, direction }) => ({ ...SORT_KEYS[by], direction })), ...PRINTED_ORDER];
  const measures = db.selectFrom('measures').selectAll('measures').where(fitsMeasure(filter));
  if (!order.some(({ by }) => by === 'plan' || by === 'fact')) return listing(engine, measures, sortKeys);
  const withTotals = measures
    .leftJoin(totalsOfMeasures().as('totals'), 'totals.measure_key', 'measures.measure_key')
    .select(['totals.plan_total', 'totals.fact_total']);
  return listing(engine, withTotals, sortKeys);
}

export function measuresByKey(engine: Engine, keys: readonly string[]): Promise<readonly MeasureRow[]> {
  return rowsOf(engine, db.selectFrom('measures').selectAll().where('measure_key', 'in', keys));
}

/** The measures of several reports at once, a page of each. */
export function measuresOfReports(
  engine: Engine,
  reportKeys: readonly string[],
): ListingByParent<MeasureRow> {
  const measures = db.selectFrom('measures').selectAll().where('report_key', 'in', reportKeys);
  return listingByParent(engine, measures, 'report_key', PRINTED_ORDER);
}
