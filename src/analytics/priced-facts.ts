import { sql } from 'kysely';
import type { Dimension } from './dimension.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import { factsWithDimensions, type GroupKeyRow } from './grouped-facts.ts';
import type { Prices } from './prices.ts';
import { db } from './query-builder.ts';
import { deflatorTable } from './real-amounts.ts';
import type { FundingFactRow } from './release-database.ts';

type PricedFact = GroupKeyRow &
  Pick<FundingFactRow, 'fact_key' | 'plan_uah' | 'fact_uah' | 'synthetic'> & {
    /** Only in the prices of one year; null for a year without an index. */
    readonly deflator?: string | null;
  };

/** The facts that fit the filter with their dimensions, and in the prices of one year each with its deflator. */
export function pricedFacts(
  dimensions: readonly Dimension[],
  filter: FundingFactFilter,
  prices: Prices | null,
) {
  if (prices === null) return factsWithDimensions(dimensions, filter).$castTo<PricedFact>();
  const dated = factsWithDimensions([...new Set([...dimensions, 'year' as const])], filter);
  return db
    .selectFrom(dated.as('dated'))
    .leftJoin(deflatorTable(prices).as('deflators'), (join) =>
      join.onRef('deflators.year', '=', sql.ref('dated.year')),
    )
    .selectAll('dated')
    .select('deflators.deflator')
    .$castTo<PricedFact>();
}
