import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { LineageEdge, TracedMeasure } from '../model/lineage.ts';
import { tieMerged, tieSplit } from './lineage/parts.ts';
import type { Ambiguity, Pool } from './lineage/pool.ts';
import { type ReadMeasure, readMeasures } from './lineage/read-measure.ts';
import { tieRenamed } from './lineage/renames.ts';
import { groupByReport, pairReports, type TracedReport } from './lineage/report-pairs.ts';
import { tieSameTitles } from './lineage/same-titles.ts';
import { weighWords } from './lineage/word-weights.ts';

/** A finding about a measure by its key: lineage is found between documents, so no cell is meant. */
export type LineageFinding = { readonly measureKey: string; readonly finding: Finding };

export type TracedLineage = {
  readonly edges: readonly LineageEdge[];
  readonly findings: readonly LineageFinding[];
};

/**
 * Ties the measures of one publisher and section through the years by the words of their titles, never by their
 * numbers. Each report is compared with that of the next year that has one; a measure that was left out of a year or
 * more and comes back under the same title is tied to where it left. What the titles cannot decide stays untied and
 * is a finding `lineage_ambiguous`. The order of the measures given makes no difference.
 */
export function traceLineage(measures: readonly TracedMeasure[]): TracedLineage {
  const reports = groupByReport(readMeasures(measures.toSorted(byKey)));
  const weightOf = weighWords(reports.map(({ items }) => items.map(({ title }) => title)));
  const pools = pairReports(reports).map(({ from, to }) => {
    const pool = { from: from.items, to: to.items, edges: [], ambiguities: [] };
    const alike = tieSameTitles(pool);
    return tieRenamed(tieMerged(tieSplit(alike, weightOf), weightOf), weightOf);
  });
  const edges = pools.flatMap((pool) => pool.edges);
  const ambiguities = pools.flatMap((pool) => pool.ambiguities);
  return {
    edges: [...edges, ...tieReturned(reports, pools)],
    findings: ambiguities.map(toFinding),
  };
}

/** Measures that come back, under the same title, after a year in which the section's report left them out. */
function tieReturned(
  reports: readonly TracedReport<ReadMeasure>[],
  pools: readonly Pool[],
): readonly LineageEdge[] {
  const open = keysOf(pools, 'from');
  const begun = keysOf(pools, 'to');
  const waiting = new Map<string, ReadMeasure[]>();
  const edges: LineageEdge[] = [];
  for (const { items } of reports) {
    for (const item of items.filter(({ key }) => begun.has(key))) {
      const left = waiting.get(item.title.signature) ?? [];
      const tied = tieSameTitles({ from: left, to: [item], edges: [], ambiguities: [] }).edges;
      edges.push(...tied);
      if (tied.length > 0) waiting.delete(item.title.signature);
    }
    for (const item of items.filter(({ key }) => open.has(key))) {
      waiting.set(item.title.signature, [...(waiting.get(item.title.signature) ?? []), item]);
    }
  }
  return edges;
}

/** The measures of one side that their comparison has left untied. */
function keysOf(pools: readonly Pool[], side: 'from' | 'to'): ReadonlySet<string> {
  return new Set(pools.flatMap((pool) => pool[side].map(({ key }) => key)));
}

function toFinding({ measure, candidates }: Ambiguity): LineageFinding {
  const keys = candidates.map(({ key }) => key).join(', ');
  const words = { measure: measure.key, title: measure.measure.title, candidates: keys };
  const finding = makeFinding('lineage_ambiguous', words, { measure: measure.measure.number, found: keys });
  return { measureKey: measure.key, finding };
}

function byKey(one: TracedMeasure, other: TracedMeasure): number {
  if (one.key === other.key) return 0;
  return one.key < other.key ? -1 : 1;
}
