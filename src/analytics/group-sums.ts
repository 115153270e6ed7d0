import { sql } from 'kysely';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import { factsWithDimensions, type GroupKeyRow } from './grouped-facts.ts';
import type { Prices } from './prices.ts';
import { db } from './query-builder.ts';
import { sumIn } from './real-amounts.ts';
import { yearlySums } from './yearly-sums.ts';

/** The sums over one group of facts. */
export type GroupRow = GroupKeyRow & {
  /** Exact: in the prices of one year with more decimals than kopecks. */
  readonly plan: string | null;
  readonly fact: string | null;
  readonly fact_count: number;
  readonly missing_plan: number;
  readonly missing_fact: number;
  /** Whether any of its facts is made up. */
  readonly synthetic: boolean;
};

/** The sums of the facts that fit the filter, by group. Without dimensions there is one row, even of no facts. */
export function groupSums(groupBy: readonly Dimension[], filter: FundingFactFilter, prices: Prices | null) {
  return prices === null ? printedSums(groupBy, filter) : realSums(groupBy, filter, prices);
}

function printedSums(groupBy: readonly Dimension[], filter: FundingFactFilter) {
  const columns = groupBy.map((dimension) => DIMENSIONS[dimension].column);
  return db
    .selectFrom(factsWithDimensions(groupBy, filter).as('facts'))
    .select(columns.map((column) => sql.ref(column).as(column)))
    .select((eb) => [
      eb.fn.sum<string | null>('plan_uah').as('plan'),
      eb.fn.sum<string | null>('fact_uah').as('fact'),
      sql<number>`cast(count(*) as integer)`.as('fact_count'),
      sql<number>`cast(count(*) - count(plan_uah) as integer)`.as('missing_plan'),
      sql<number>`cast(count(*) - count(fact_uah) as integer)`.as('missing_fact'),
      eb.fn.max('synthetic').as('synthetic'),
    ])
    .$if(columns.length > 0, (query) => query.groupBy(columns.map((column) => sql.ref(column))))
    .$castTo<GroupRow>();
}

function realSums(groupBy: readonly Dimension[], filter: FundingFactFilter, prices: Prices) {
  const columns = groupBy.map((dimension) => DIMENSIONS[dimension].column);
  return db
    .selectFrom(yearlySums(groupBy, filter, prices).as('yearly'))
    .select(columns.map((column) => sql.ref(column).as(column)))
    .select((eb) => [
      sumIn({ amount: eb.ref('plan_uah'), prices }).as('plan'),
      sumIn({ amount: eb.ref('fact_uah'), prices }).as('fact'),
      sql<number>`cast(coalesce(sum(facts), 0) as integer)`.as('fact_count'),
      sql<number>`cast(coalesce(sum(without_plan), 0) as integer)`.as('missing_plan'),
      sql<number>`cast(coalesce(sum(without_fact), 0) as integer)`.as('missing_fact'),
      eb.fn.max('synthetic').as('synthetic'),
    ])
    .$if(columns.length > 0, (query) => query.groupBy(columns.map((column) => sql.ref(column))))
    .$castTo<GroupRow>();
}
