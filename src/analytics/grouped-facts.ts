import { sql } from 'kysely';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import { type FundingFactFilter, fitsFundingFact } from './funding-fact-filter.ts';
import { db } from './query-builder.ts';
import type { FundingFactRow, MeasureRow } from './release-database.ts';

/** What the facts of a group have in common: the columns of the dimensions that were asked for. */
export type GroupKeyRow = {
  readonly year?: number;
  readonly funding_source?: FundingFactRow['funding_source'];
  readonly publisher?: string;
  readonly programme?: string | null;
  readonly section_key?: string;
  readonly executor_key?: string | null;
  readonly measure_key?: string;
  readonly lineage?: string;
  readonly status?: MeasureRow['status'];
};

/**
 * The facts that fit the filter, each with the columns of its dimensions. A fact comes once for each
 * group it belongs to: more than once only where its measure has several executors.
 */
export function factsWithDimensions(dimensions: readonly Dimension[], filter: FundingFactFilter) {
  const tables = new Set<string>(dimensions.map((dimension) => DIMENSIONS[dimension].table));
  return db
    .selectFrom('funding_facts')
    .$if(tables.has('reports'), (facts) =>
      facts.innerJoin('reports', 'reports.report_key', 'funding_facts.report_key'),
    )
    .$if(tables.has('measures'), (facts) =>
      facts.innerJoin('measures', 'measures.measure_key', 'funding_facts.measure_key'),
    )
    .$if(tables.has('measure_executors'), (facts) =>
      facts.leftJoin(
        distinctExecutors().as('executors'),
        'executors.measure_key',
        'funding_facts.measure_key',
      ),
    )
    .where(fitsFundingFact(filter))
    .select([
      'funding_facts.fact_key',
      'funding_facts.plan_uah',
      'funding_facts.fact_uah',
      'funding_facts.synthetic',
    ])
    .select(dimensions.map((dimension) => sourceOf(dimension).as(DIMENSIONS[dimension].column)));
}

function sourceOf(dimension: Dimension) {
  return sql.ref<string | number | null>(DIMENSIONS[dimension].source);
}

/** A body that is printed twice for one measure is one executor of it. */
function distinctExecutors() {
  return db.selectFrom('measure_executors').select(['measure_key', 'executor_key']).distinct();
}
