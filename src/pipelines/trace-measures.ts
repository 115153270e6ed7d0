import { lineageKeys } from '../facts/lineage/lineage-keys.ts';
import { reviewedLineage } from '../facts/lineage/reviewed-lineage.ts';
import { traceLineage } from '../facts/lineage.ts';
import {
  type Lineage,
  type PlacedFinding,
  readSections,
  type SectionMeasures,
  saveLineage,
} from '../warehouse/lineage.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Pipeline } from './define-pipeline.ts';
import { unmatchedCorrections } from './unmatched-corrections.ts';

/**
 * Ties the measures of all current reports through the years and keeps the result in the warehouse: what the
 * pipelines have reviewed, and for the rest what the titles say, publisher by publisher and section by section.
 * The same facts and the same reviews give the same rows. Corrections that name what is not there are listed beside.
 */
export async function traceMeasures(warehouse: Warehouse, pipelines: readonly Pipeline[]): Promise<Lineage> {
  const sections = await readSections(warehouse);
  const publishers = [...Map.groupBy(sections, ({ publisher }) => publisher)];
  const traced = publishers.map(([publisher, own]) => tracePublisher(publisher, own, pipelines));
  const lineage = {
    edges: traced.flatMap(({ edges }) => edges),
    keys: new Map(traced.flatMap(({ keys }) => [...keys])),
    findings: [
      ...traced.flatMap(({ findings }) => findings),
      ...(await unmatchedCorrections(warehouse, pipelines)),
    ],
  };
  await saveLineage(warehouse, lineage);
  return lineage;
}

function tracePublisher(
  publisher: string,
  sections: readonly SectionMeasures[],
  pipelines: readonly Pipeline[],
): Lineage {
  const measures = sections.flatMap((section) => section.measures);
  const keys = new Set(measures.map(({ key }) => key));
  const own = pipelines.filter((pipeline) => pipeline.publisher.key === publisher);
  const reviewed = reviewedLineage(
    keys,
    own.flatMap(({ lineage }) => lineage),
  );
  const traced = sections.map((section) => traceLineage(section.measures, reviewed.fitting));
  const edges = [...reviewed.edges, ...traced.flatMap((section) => section.edges)];
  const findings: readonly PlacedFinding[] = [
    ...reviewed.findings.map(({ entry, finding }) => ({
      publisher,
      measureKey: [entry.to, entry.from].find((key) => keys.has(key)) ?? null,
      finding,
    })),
    ...traced.flatMap((section) => section.findings.map((found) => ({ publisher, ...found }))),
  ];
  return { edges, keys: lineageKeys(measures, edges), findings };
}
