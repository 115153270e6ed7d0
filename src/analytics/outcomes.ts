import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { OutcomeRow } from './release-database.ts';

/** In the order of the execution text. */
export function outcomesOfMeasures(
  engine: Engine,
  measureKeys: readonly string[],
): Promise<readonly OutcomeRow[]> {
  const outcomes = db.selectFrom('outcomes').selectAll().where('measure_key', 'in', measureKeys);
  return rowsOf(engine, outcomes.orderBy('measure_key').orderBy('position'));
}
