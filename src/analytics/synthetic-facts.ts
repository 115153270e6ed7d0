import type { Engine } from './engine.ts';
import { type FundingFactFilter, fitsFundingFact } from './funding-fact-filter.ts';
import { db, rowsOf } from './query-builder.ts';

/** Whether any of the facts that fit the filter is made up. */
export async function holdsSyntheticFacts(engine: Engine, filter: FundingFactFilter): Promise<boolean> {
  const first = db
    .selectFrom('funding_facts')
    .select('funding_facts.fact_key')
    .where('funding_facts.synthetic', '=', true)
    .where(fitsFundingFact(filter))
    .limit(1);
  return (await rowsOf(engine, first)).length > 0;
}
