import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { PriceIndexRow } from './release-database.ts';

/** The price index of a release, year by year. */
export function readPriceIndex(engine: Engine): Promise<readonly PriceIndexRow[]> {
  return rowsOf(engine, db.selectFrom('price_index').selectAll().orderBy('year'));
}
