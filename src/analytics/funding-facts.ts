import type { SortKey } from './cursor.ts';
import type { Engine } from './engine.ts';
import { type FundingFactFilter, fitsFundingFact } from './funding-fact-filter.ts';
import { type Listing, listing } from './listing.ts';
import { db, rowsOf } from './query-builder.ts';
import type { FundingFactRow } from './release-database.ts';

export type FundingFactOrder = {
  readonly by: keyof typeof SORT_KEYS;
  readonly direction: SortKey['direction'];
};

const SORT_KEYS = {
  key: { column: 'fact_key', type: 'text' },
  year: { column: 'year', type: 'integer' },
  publisher: { column: 'publisher', type: 'text' },
  fundingSource: { column: 'funding_source', type: 'text' },
  plan: { column: 'plan_uah', type: 'decimal' },
  fact: { column: 'fact_uah', type: 'decimal' },
} as const;

/** As printed: report by report, cell by cell. */
const PRINTED_ORDER: readonly SortKey[] = [
  { column: 'report_key', direction: 'asc', type: 'text' },
  { column: 'table', direction: 'asc', type: 'integer' },
  { column: 'row', direction: 'asc', type: 'integer' },
  { column: 'column', direction: 'asc', type: 'integer' },
  { column: 'fact_key', direction: 'asc', type: 'text' },
];

export function listFundingFacts(
  engine: Engine,
  filter: FundingFactFilter,
  order: readonly FundingFactOrder[],
): Listing<FundingFactRow> {
  const sortKeys = [...order.map(({ by, direction }) => ({ ...SORT_KEYS[by], direction })), ...PRINTED_ORDER];
  return listing(engine, db.selectFrom('funding_facts').selectAll().where(fitsFundingFact(filter)), sortKeys);
}

export function fundingFactsByKey(
  engine: Engine,
  keys: readonly string[],
): Promise<readonly FundingFactRow[]> {
  return rowsOf(engine, db.selectFrom('funding_facts').selectAll().where('fact_key', 'in', keys));
}

/** In the order of their cells. */
export function fundingFactsOfMeasures(
  engine: Engine,
  keys: readonly string[],
): Promise<readonly FundingFactRow[]> {
  const facts = db.selectFrom('funding_facts').selectAll().where('measure_key', 'in', keys);
  return rowsOf(
    engine,
    facts.orderBy('measure_key').orderBy('table').orderBy('row').orderBy('column').orderBy('fact_key'),
  );
}
