import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { fitsFundingFact } from './funding-fact-filter.ts';
import { planFactWarnings } from './plan-fact-warnings.ts';
import { db, rowsOf } from './query-builder.ts';
import type { Warning } from './warning.ts';
import { ofBothYears, type YearComparisonQuestion } from './year-comparison.ts';

/** What to know before quoting a comparison: all that holds for sums, and whether it compares like with like. */
export async function yearComparisonWarnings(
  engine: Engine,
  question: YearComparisonQuestion,
): Promise<readonly Warning[]> {
  const { groupBy, prices = null } = question;
  const warnings = await Promise.all([
    planFactWarnings(engine, { groupBy, filter: ofBothYears(question), prices }),
    measuresOfOneYear(engine, question),
  ]);
  return warnings.flat();
}

/** Each year's report gives a measure a key of its own, so grouped by measure most of them have no counterpart. */
async function measuresOfOneYear(
  engine: Engine,
  question: YearComparisonQuestion,
): Promise<readonly Warning[]> {
  if (!question.groupBy.includes('measure') || question.base === question.target) return [];
  const ofOneYear = db
    .selectFrom('funding_facts')
    .select('measure_key')
    .where(fitsFundingFact(ofBothYears(question)))
    .groupBy('measure_key')
    .having((eb) => eb(eb.fn.count('year').distinct(), '=', 1));
  const count = sql<number>`cast(count(*) as integer)`.as('count');
  const [row] = await rowsOf(engine, db.selectFrom(ofOneYear.as('of_one_year')).select(count));
  if (!row?.count) return [];
  return [
    {
      code: 'measures_of_one_year',
      message: `${row.count} measure(s) have facts in one of the two years only, because the report of each year gives its measures keys of their own. Group by LINEAGE to see a measure beside what it became.`,
      messageUk: `Заходів, що мають кошти лише в одному з двох років: ${row.count}, бо у звіті кожного року заходи мають власні ключі. Щоб побачити захід поруч із його продовженням, групуйте за LINEAGE.`,
    },
  ];
}
