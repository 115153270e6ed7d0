import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { MeasureExecutorRow } from './release-database.ts';

export type ExecutorRow = { readonly executor_key: string; readonly executor: string };

/** In the order they are printed. */
export function executorsOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
): Promise<readonly MeasureExecutorRow[]> {
  const executors = db.selectFrom('measure_executors').selectAll().where('measure_key', 'in', measureKeys);
  return rowsOf(engine, executors.orderBy('measure_key').orderBy('position'));
}

/** Each executor once, under the first in the alphabet of its printed names. */
export function executorsByKey(engine: Engine, keys: readonly string[]): Promise<readonly ExecutorRow[]> {
  const executors = db
    .selectFrom('measure_executors')
    .select((eb) => ['executor_key', eb.fn.min('executor').as('executor')])
    .where('executor_key', 'in', keys);
  return rowsOf(engine, executors.groupBy('executor_key'));
}
