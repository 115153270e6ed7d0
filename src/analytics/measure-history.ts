import type { Engine } from './engine.ts';
import { db, rowsOf } from './query-builder.ts';
import type { LineageRow, MeasureRow } from './release-database.ts';

/** One measure through the years. */
export type MeasureHistory = {
  /** Key of its lineage: that of its earliest measure. */
  readonly lineage: string;
  /** The earliest first. */
  readonly measures: readonly MeasureRow[];
  /** What ties them, and what they were split from or merged into; the earliest first. */
  readonly ties: readonly LineageRow[];
};

/** The history of the measure with this key, whatever year it is of; null when the release does not have it. */
export async function measureHistory(engine: Engine, key: string): Promise<MeasureHistory | null> {
  const measures = await rowsOf(
    engine,
    db
      .selectFrom('measures')
      .innerJoin('reports', 'reports.report_key', 'measures.report_key')
      .selectAll('measures')
      .where('lineage', 'in', db.selectFrom('measures').select('lineage').where('measure_key', '=', key))
      .orderBy('reports.period_end')
      .orderBy('measure_key'),
  );
  const [first] = measures;
  if (first === undefined) return null;
  const keys = measures.map((measure) => measure.measure_key);
  const ties = await rowsOf(
    engine,
    db
      .selectFrom('lineage')
      .selectAll()
      .where((eb) => eb.or([eb('from_measure_key', 'in', keys), eb('to_measure_key', 'in', keys)]))
      .orderBy('from_measure_key')
      .orderBy('to_measure_key'),
  );
  return { lineage: first.lineage, measures, ties };
}
