import { db } from './query-builder.ts';

/** What the funding facts of each measure add up to, null where none has an amount; a measure without facts has no row. */
export function totalsOfMeasures() {
  return db
    .selectFrom('funding_facts')
    .select((eb) => [
      'funding_facts.measure_key',
      eb.fn.sum<string | null>('plan_uah').as('plan_total'),
      eb.fn.sum<string | null>('fact_uah').as('fact_total'),
    ])
    .groupBy('funding_facts.measure_key');
}
