import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { LineageEdge, ReviewedLineage, TracedMeasure } from '../model/lineage.ts';
import { tieMerged, tieSplit } from './lineage/parts.ts';
import type { Ambiguity, Pool } from './lineage/pool.ts';
import { type ReadMeasure, readMeasures } from './lineage/read-measure.ts';
import { tieRenamed } from './lineage/renames.ts';
import { groupByReport, pairReports, type ReportPair, type TracedReport } from './lineage/report-pairs.ts';
import { tieSameTitles } from './lineage/same-titles.ts';
import { weighWords } from './lineage/word-weights.ts';

/** Candidates that a finding names; the title «Інші заходи» may have hundreds. */
const MOST_NAMED = 6;

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
 * is a finding `lineage_ambiguous`. What is reviewed is not decided again: its edges come from `reviewedLineage`.
 * The order of the measures given makes no difference.
 */
export function traceLineage(
  measures: readonly TracedMeasure[],
  reviewed: readonly ReviewedLineage[] = [],
): TracedLineage {
  const reports = groupByReport(readMeasures(measures.toSorted(byKey)));
  const weightOf = weighWords(reports.map(({ items }) => items.map(({ title }) => title)));
  const open = openPools(reviewed);
  const compare = (pair: ReportPair<ReadMeasure>) =>
    tieRenamed(tieMerged(tieSplit(tieSameTitles(open(pair)), weightOf), weightOf), weightOf);
  const pairs = pairReports(reports);
  const between = pairs.between.map(compare);
  const pools = [...between, ...pairs.within.map(compare)];
  return {
    edges: [...pools.flatMap((pool) => pool.edges), ...tieReturned(reports, between)],
    findings: pools.flatMap((pool) => pool.ambiguities).map(toFinding),
  };
}

/** Begins a comparison without the measures that a reviewer has tied on that side. */
function openPools(reviewed: readonly ReviewedLineage[]): (pair: ReportPair<ReadMeasure>) => Pool {
  const ties = reviewed.filter(({ kind }) => kind !== 'not');
  const tiedFrom = new Set(ties.map(({ from }) => from));
  const tiedTo = new Set(ties.map(({ to }) => to));
  const rejected = new Set(
    reviewed.filter(({ kind }) => kind === 'not').map(({ from, to }) => `${from}\n${to}`),
  );
  return ({ from, to }) => ({
    from: from.items.filter(({ key }) => !tiedFrom.has(key)),
    to: to.items.filter(({ key }) => !tiedTo.has(key)),
    isRejected: (one, other) => rejected.size > 0 && rejected.has(`${one}\n${other}`),
    edges: [],
    ambiguities: [],
  });
}

/** Ties measures that come back, under the same title, after a year in which the section's report left them out. */
function tieReturned(
  reports: readonly TracedReport<ReadMeasure>[],
  pools: readonly Pool[],
): readonly LineageEdge[] {
  const left = keysOf(pools, 'from');
  const begun = keysOf(pools, 'to');
  const waiting = new Map<string, readonly ReadMeasure[]>();
  const edges: LineageEdge[] = [];
  for (const { items } of reports) {
    const newcomers = items.filter(({ key }) => begun.has(key));
    for (const [signature, to] of Map.groupBy(newcomers, ({ title }) => title.signature)) {
      const from = waiting.get(signature);
      const [pool] = pools;
      if (from === undefined || pool === undefined) continue;
      const tied = tieSameTitles({ ...pool, from, to, edges: [], ambiguities: [] });
      edges.push(...tied.edges);
      waiting.set(signature, tied.from);
    }
    for (const item of items.filter(({ key }) => left.has(key))) {
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
  const named = candidates.slice(0, MOST_NAMED).map(({ key }) => key);
  const keys = [...named, ...(candidates.length > MOST_NAMED ? ['…'] : [])].join(', ');
  const words = { measure: measure.key, title: measure.measure.title, candidates: keys };
  const finding = makeFinding('lineage_ambiguous', words, { measure: measure.measure.number, found: keys });
  return { measureKey: measure.key, finding };
}

function byKey(one: TracedMeasure, other: TracedMeasure): number {
  if (one.key === other.key) return 0;
  return one.key < other.key ? -1 : 1;
}
