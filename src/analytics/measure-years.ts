import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { pricedFacts } from './priced-facts.ts';
import type { Prices } from './prices.ts';
import { db, rowsOf } from './query-builder.ts';
import { sumIn } from './real-amounts.ts';

/** What one report says of a measure's money for one year. */
export type MeasureYearRow = {
  readonly year: number;
  readonly measure_key: string;
  /** In the prices asked for. */
  readonly plan: string | null;
  readonly fact: string | null;
  readonly printed_plan: string | null;
  readonly printed_fact: string | null;
};

/** The money of some measures year by year; in one year, in the order of the measures. */
export async function yearsOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
  prices: Prices | null,
): Promise<readonly MeasureYearRow[]> {
  const facts = pricedFacts(['year', 'measure'], { measure: { in: measureKeys } }, prices);
  const plan = sql.ref<string | null>('plan_uah');
  const fact = sql.ref<string | null>('fact_uah');
  const sums = db
    .selectFrom(facts.as('facts'))
    .select([sql.ref<number>('year').as('year'), sql.ref<string>('measure_key').as('measure_key')])
    .select([
      sumIn({ amount: plan, prices }).as('plan'),
      sumIn({ amount: fact, prices }).as('fact'),
      sumIn({ amount: plan, prices: null }).as('printed_plan'),
      sumIn({ amount: fact, prices: null }).as('printed_fact'),
    ])
    .groupBy([sql.ref('year'), sql.ref('measure_key')]);
  const places = new Map(measureKeys.map((key, place) => [key, place]));
  const placeOf = ({ measure_key: key }: MeasureYearRow) => places.get(key) ?? 0;
  const rows = await rowsOf(engine, sums);
  return rows.toSorted((one, other) => one.year - other.year || placeOf(one) - placeOf(other));
}
