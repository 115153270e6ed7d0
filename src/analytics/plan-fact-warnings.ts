import { sql } from 'kysely';
import type { Dimension } from './dimension.ts';
import type { Engine } from './engine.ts';
import { type FundingFactFilter, fitsFundingFact } from './funding-fact-filter.ts';
import type { PlanFactQuestion } from './plan-fact.ts';
import { priceIndexMissing } from './price-index-missing.ts';
import { db, rowsOf } from './query-builder.ts';
import type { Warning } from './warning.ts';

/** What to know before quoting sums of the facts of a filter: grouped, over the years, in other prices. */
export async function planFactWarnings(
  engine: Engine,
  { groupBy, filter, prices = null }: Pick<PlanFactQuestion, 'groupBy' | 'filter' | 'prices'>,
): Promise<readonly Warning[]> {
  const warnings = await Promise.all([
    executorsOverlap(engine, groupBy, filter),
    periodsOverlap(engine, filter),
    priceIndexMissing(engine, filter, prices),
    syntheticData(engine, filter),
  ]);
  return warnings.flat();
}

async function executorsOverlap(
  engine: Engine,
  groupBy: readonly Dimension[],
  filter: FundingFactFilter,
): Promise<readonly Warning[]> {
  if (!groupBy.includes('executor')) return [];
  const shared = db
    .selectFrom('measure_executors')
    .select('measure_key')
    .where('measure_key', 'in', factsOf(filter).select('funding_facts.measure_key'))
    .groupBy('measure_key')
    .having((eb) => eb(eb.fn.count('executor_key').distinct(), '>', 1));
  const [row] = await rowsOf(engine, db.selectFrom(shared.as('shared')).select(wholeCount().as('count')));
  const count = row?.count ?? 0;
  if (count === 0) return [];
  return [
    {
      code: 'executors_overlap',
      message: `${count} measure(s) have several executors and count in full in the group of each, so the groups do not add up to the grand total, which counts every measure once.`,
      messageUk: `Заходи з кількома виконавцями (${count}) повністю враховано в групі кожного виконавця, тому сума груп не дорівнює загальному підсумку: у ньому кожен захід враховано один раз.`,
    },
  ];
}

/** A half-year report and the report of the whole year print the same money twice. */
async function periodsOverlap(engine: Engine, filter: FundingFactFilter): Promise<readonly Warning[]> {
  const reports = factsOf(filter).select('funding_facts.report_key').distinct();
  const pairs = db
    .selectFrom('reports as earlier')
    .innerJoin('reports as later', 'later.section_key', 'earlier.section_key')
    .select(wholeCount().as('count'))
    .whereRef('earlier.report_key', '<', 'later.report_key')
    .whereRef('earlier.period_start', '<=', 'later.period_end')
    .whereRef('later.period_start', '<=', 'earlier.period_end')
    .where('earlier.report_key', 'in', reports)
    .where('later.report_key', 'in', reports);
  const [row] = await rowsOf(engine, pairs);
  const count = row?.count ?? 0;
  if (count === 0) return [];
  return [
    {
      code: 'periods_overlap',
      message: `${count} pair(s) of reports on one section cover overlapping periods, so some money may be counted twice. Filter by report to take only one of each pair.`,
      messageUk: `Періоди звітів за одним розділом перетинаються (пар: ${count}), тому частину коштів може бути враховано двічі. Залиште по одному звіту фільтром report.`,
    },
  ];
}

async function syntheticData(engine: Engine, filter: FundingFactFilter): Promise<readonly Warning[]> {
  const madeUp = factsOf(filter).where('funding_facts.synthetic', '=', true);
  const [row] = await rowsOf(engine, madeUp.select(wholeCount().as('count')));
  const count = row?.count ?? 0;
  if (count === 0) return [];
  return [
    {
      code: 'synthetic_data',
      message: `${count} of the facts are made up for demonstration. Add synthetic: false to the filter to leave them out.`,
      messageUk: `Серед фактів є вигадані, для демонстрації (${count}). Щоб їх вилучити, додайте до фільтра synthetic: false.`,
    },
  ];
}

function factsOf(filter: FundingFactFilter) {
  return db.selectFrom('funding_facts').where(fitsFundingFact(filter));
}

function wholeCount() {
  return sql<number>`cast(count(*) as integer)`;
}
