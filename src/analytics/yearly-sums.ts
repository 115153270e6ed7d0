import { sql } from 'kysely';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import { factsWithDimensions } from './grouped-facts.ts';
import type { Prices } from './prices.ts';
import { db } from './query-builder.ts';
import { deflatorTable } from './real-amounts.ts';

/**
 * The printed sums of each group and year, each with the `deflator` of the year. All amounts of a year have one
 * deflator, so adding up comes first: a few sums are multiplied in place of every fact.
 */
export function yearlySums(groupBy: readonly Dimension[], filter: FundingFactFilter, prices: Prices) {
  const dimensions = [...new Set([...groupBy, 'year' as const])];
  const columns = dimensions.map((dimension) => DIMENSIONS[dimension].column);
  const sums = db
    .selectFrom(factsWithDimensions(dimensions, filter).as('facts'))
    .select(columns.map((column) => sql.ref(column).as(column)))
    .select((eb) => [
      eb.fn.sum<string | null>('plan_uah').as('plan_sum'),
      eb.fn.sum<string | null>('fact_uah').as('fact_sum'),
      sql<number>`count(*)`.as('facts'),
      sql<number>`count(*) - count(plan_uah)`.as('without_plan'),
      sql<number>`count(*) - count(fact_uah)`.as('without_fact'),
      eb.fn.max('synthetic').as('synthetic'),
    ])
    .groupBy(columns.map((column) => sql.ref(column)));
  return db
    .selectFrom(sums.as('sums'))
    .leftJoin(deflatorTable(prices).as('deflators'), (join) =>
      join.onRef('deflators.year', '=', sql.ref('sums.year')),
    )
    .selectAll('sums')
    .select(['sums.plan_sum as plan_uah', 'sums.fact_sum as fact_uah', 'deflators.deflator']);
}
