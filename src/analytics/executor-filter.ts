import { type Expression, expressionBuilder } from 'kysely';
import { executorKey } from '../facts/executor-keys.ts';
import { allOf, anyOf, type Condition, given, matchesString, type StringFilter } from './conditions.ts';
import { db } from './query-builder.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { beginsWithText, holdsText, isText } from './text-match.ts';

const eb = expressionBuilder<ReleaseDatabase, 'measure_executors'>();

/**
 * The measure has an executor of this name (`eq`, `in`: in any spelling, or its key; an abbreviation finds those whose
 * reports print the full name, too) or with this text in it, in any case.
 */
export function hasExecutor(measureKey: Expression<string | null>, filter: StringFilter): Condition {
  const measures = db
    .selectFrom('measure_executors')
    .select('measure_executors.measure_key')
    .where(
      allOf([
        ...given(filter.eq, (value) => isNamed([value])),
        ...given(filter.in, isNamed),
        ...given(filter.contains, (value) => holdsText(eb.ref('measure_executors.executor'), value)),
        ...given(filter.startsWith, (value) => beginsWithText(eb.ref('measure_executors.executor'), value)),
      ]),
    );
  return eb(measureKey, 'in', measures);
}

function isNamed(names: readonly string[]): Condition {
  const keys = names.flatMap((name) => [name, executorKey(name)]);
  const keysOfPrinted = db
    .selectFrom('measure_executors')
    .select('measure_executors.executor_key')
    .where(anyOf(names.map((name) => isText(eb.ref('measure_executors.executor'), name))));
  return anyOf([
    matchesString(eb.ref('measure_executors.executor_key'), { in: keys }),
    eb('measure_executors.executor_key', 'in', keysOfPrinted),
  ]);
}
