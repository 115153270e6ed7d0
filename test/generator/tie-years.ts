import { z } from 'zod';
import type { LineageEdge } from '../../src/model/lineage.ts';
import { addLineage, type PublisherLineage } from '../../src/warehouse/lineage.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';

const MEASURES = z.array(
  z.object({ publisher: z.string(), key: z.string(), place: z.string(), title: z.string() }),
);

type PlacedMeasure = z.infer<typeof MEASURES>[number];

/**
 * Ties the measures of one number through the years without tracing them. The titles of large orders repeat
 * themselves, so tracing would find most measures ambiguous and say so in two long sentences each, as no real town's would.
 */
export async function tieYears(warehouse: Warehouse): Promise<void> {
  const result = await warehouse.connection.runAndReadAll(
    `SELECT c.publisher, m.measure_key AS key, concat_ws('/', r.section_key, m.number) AS place, m.title
     FROM current_measures c JOIN measures m USING (load_id, measure_key, report_key) JOIN reports r USING (load_id, report_key)
     ORDER BY c.publisher, place, r.year`,
  );
  const publishers = Map.groupBy(MEASURES.parse(result.getRowObjectsJson()), ({ publisher }) => publisher);
  await addLineage(
    warehouse,
    [...publishers].map(([publisher, measures]) => tieOne(publisher, measures)),
  );
}

function tieOne(publisher: string, all: readonly PlacedMeasure[]): PublisherLineage {
  const places = [...Map.groupBy(all, ({ place }) => place).values()];
  return {
    publisher,
    stamp: 'tied by number',
    edges: places.flatMap((measures) =>
      measures.slice(1).map((measure, index) => toEdge(measures[index]?.key ?? '', measure)),
    ),
    keys: new Map(
      places.flatMap((measures) => measures.map(({ key }) => [key, measures[0]?.key ?? key] as const)),
    ),
    findings: [],
  };
}

function toEdge(from: string, to: PlacedMeasure): LineageEdge {
  const evidence = to.title.split(' ').map((word) => `= ${word}`);
  return { from, to: to.key, kind: 'same', confidence: '1.000', method: 'title', evidence };
}
