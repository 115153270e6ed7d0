import type { Engine } from './engine.ts';
import { type FundingFactFilter, fitsFundingFact } from './funding-fact-filter.ts';
import type { Prices } from './prices.ts';
import { db, rowsOf } from './query-builder.ts';
import type { Warning } from './warning.ts';

/** Warns of the years that have amounts and no index: their sums are null. */
export async function priceIndexMissing(
  engine: Engine,
  filter: FundingFactFilter,
  prices: Prices | null,
): Promise<readonly Warning[]> {
  if (prices === null) return [];
  const rows = await rowsOf(engine, yearsOutside(filter, prices));
  if (rows.length === 0) return [];
  const years = rows.map(({ year }) => year).join(', ');
  return [
    {
      code: 'price_index_missing',
      message: `There is no price index for ${years}, so every sum that would hold an amount of these years is null. Leave these years out with the filter, or ask without prices.`,
      messageUk: `Немає індексу цін за ${years}, тому кожна сума, до якої входили б кошти цих років, порожня (null). Вилучіть ці роки фільтром або запитайте без prices.`,
    },
  ];
}

function yearsOutside(filter: FundingFactFilter, { deflators }: Prices) {
  return db
    .selectFrom('funding_facts')
    .select('year')
    .distinct()
    .where(fitsFundingFact(filter))
    .where((eb) => eb.or([eb('plan_uah', 'is not', null), eb('fact_uah', 'is not', null)]))
    .where(
      'year',
      'not in',
      deflators.map(({ year }) => year),
    )
    .orderBy('year');
}
