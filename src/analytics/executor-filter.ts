import { type Expression, expressionBuilder } from 'kysely';
import { allOf, type Condition, given, matchesString, type StringFilter } from './conditions.ts';
import { db } from './query-builder.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { foldedColumn, foldText } from './text-match.ts';

const eb = expressionBuilder<ReleaseDatabase, 'measure_executors'>();

/** The measure has an executor whose printed name fits, whatever its case; `eq` and `in` take its key too. */
export function hasExecutor(measureKey: Expression<string | null>, filter: StringFilter): Condition {
  const measures = db
    .selectFrom('measure_executors')
    .select('measure_executors.measure_key')
    .where(
      allOf([
        ...given(filter.eq, (value) => isNamed([value])),
        ...given(filter.in, isNamed),
        ...given(filter.contains, (value) => matchesString(printedName(), { contains: foldText(value) })),
        ...given(filter.startsWith, (value) => matchesString(printedName(), { startsWith: foldText(value) })),
      ]),
    );
  return eb(measureKey, 'in', measures);
}

function isNamed(values: readonly string[]): Condition {
  return eb.or([
    matchesString(printedName(), { in: values.map(foldText) }),
    matchesString(eb.ref('measure_executors.executor_key'), { in: values }),
  ]);
}

function printedName(): Expression<string | null> {
  return foldedColumn(eb.ref('measure_executors.executor'));
}
