import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Condition } from './conditions.ts';
import type { Prices } from './prices.ts';

/** Decimals of a sum in the prices of one year, before it is rounded to kopecks: those of an amount and of a deflator. */
export const REAL_DECIMALS = 12;

export type Summed = {
  /** `plan_uah` or `fact_uah`. */
  readonly amount: Expression<string | null>;
  readonly prices: Prices | null;
  /** Only the facts that fit it. */
  readonly of?: Condition;
  /** The window to sum over, in place of a group. */
  readonly over?: Expression<unknown>;
};

/** The deflators as a table of two columns, `year` and `deflator`. */
export function deflatorTable({
  deflators,
}: Prices): RawBuilder<{ readonly year: number; readonly deflator: string }> {
  const rows = deflators.map(
    ({ year, deflator }) =>
      sql`select cast(${year} as integer) as year, cast(${deflator} as decimal(18, 10)) as deflator`,
  );
  return sql`(${sql.join(rows, sql` union all `)})`;
}

/**
 * The exact sum of a group's amounts; null where it has none. In the prices of one year, that of amount times deflator;
 * null then also where an amount, plan or fact, belongs to a year without an index.
 */
export function sumIn({ amount, prices, of, over = sql`` }: Summed): RawBuilder<string | null> {
  const own = onlyOf(of, amount);
  if (prices === null) return sql`sum(${own})${over}`;
  const unpriced = sql`case when deflator is null then coalesce(plan_uah, fact_uah) end`;
  const real = sql`sum(${own} * deflator)${over}`;
  return sql`case when count(${onlyOf(of, unpriced)})${over} = 0 then ${real} end`;
}

/**
 * A sum as it is shown: rounded half away from zero to kopecks. Only for what goes by the amounts that are shown, as
 * rounding takes longer than adding up.
 */
export function asShown(sum: Expression<string | null>, prices: Prices | null): Expression<string | null> {
  return prices === null ? sum : sql`cast(round(${sum}, 2) as decimal(38, 2))`;
}

function onlyOf(condition: Condition | undefined, value: Expression<unknown>): Expression<unknown> {
  return condition ? sql`case when ${condition} then ${value} end` : value;
}
