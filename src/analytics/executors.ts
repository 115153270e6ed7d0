import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { MeasureExecutorRow } from './release-database.ts';

export type ExecutorRow = Pick<MeasureExecutorRow, 'executor_key' | 'executor' | 'synthetic'>;

/** In the order they are printed. */
export function executorsOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
): Promise<readonly MeasureExecutorRow[]> {
  const executors = db.selectFrom('measure_executors').selectAll().where('measure_key', 'in', measureKeys);
  return rowsOf(engine, executors.orderBy('measure_key').orderBy('position'));
}

/**
 * Each executor once, under the printed name that is nearest to its key in length: the full name rather than «УЖКГ»
 * or «… (за згодою)». It is made up where no real report names it.
 */
export function executorsByKey(engine: Engine, keys: readonly string[]): Promise<readonly ExecutorRow[]> {
  const ofOne = sql`partition by executor_key`;
  const likeness = sql`abs(length(executor) - length(executor_key)), executor`;
  const named = db
    .selectFrom('measure_executors')
    .select(['executor_key', 'executor'])
    .select([
      sql<boolean>`min(synthetic) over (${ofOne})`.as('synthetic'),
      sql<number>`row_number() over (${ofOne} order by ${likeness})`.as('place'),
    ])
    .where('executor_key', 'in', keys);
  const first = db
    .selectFrom(named.as('named'))
    .select(['executor_key', 'executor', 'synthetic'])
    .where('place', '=', 1);
  return rowsOf(engine, first);
}
