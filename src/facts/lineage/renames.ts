import type { LineageEdge } from '../../model/lineage.ts';
import { indexTitles } from './candidates.ts';
import { toConfidence, wordEvidence } from './evidence.ts';
import { compareTitles, type Likeness } from './likeness.ts';
import { type Ambiguity, type Pool, withStep } from './pool.ts';
import type { ReadMeasure } from './read-measure.ts';
import type { WordWeights } from './word-weights.ts';

/** Titles less alike than this are two measures. Set by the labelled titles under `test/facts/lineage`. */
const LEAST_LIKENESS = 0.58;

/** A second candidate that is nearer than this to the first makes the choice a guess. */
const LEAST_LEAD = 0.07;

const SPELT_OTHERWISE = 0.95;

type Pair = { readonly from: ReadMeasure; readonly to: ReadMeasure; readonly likeness: Likeness };

/**
 * Ties each measure with the one that is most like it, where each is the other's best and no other comes near.
 * Where two candidates are too close, both stay untied and the ambiguity is told.
 */
export function tieRenamed(pool: Pool, weightOf: WordWeights): Pool {
  const pairs = likelyPairs(pool, weightOf);
  const byMeasure = groupPairs(pairs);
  const settled = new Set<string>();
  const edges: LineageEdge[] = [];
  const ambiguities: Ambiguity[] = [];
  for (const pair of pairs) {
    if (settled.has(pair.from.key) || settled.has(pair.to.key)) continue;
    const rivals = rivalsOf(pair, byMeasure, settled);
    settled.add(pair.from.key).add(pair.to.key);
    for (const { key } of rivals) settled.add(key);
    if (rivals.length === 0) edges.push(toEdge(pair));
    else ambiguities.push(toAmbiguity(pair, rivals));
  }
  return withStep(pool, edges, ambiguities);
}

/** Pairs that are alike enough, the most alike first. */
function likelyPairs(pool: Pool, weightOf: WordWeights): readonly Pair[] {
  const find = indexTitles(pool.to, weightOf);
  const pairs = pool.from.flatMap((from) =>
    find(from.title.words).flatMap((to) => {
      if (pool.isRejected(from.key, to.key)) return [];
      const likeness = compareTitles(from.title.words, to.title.words, weightOf);
      return likeness.score < LEAST_LIKENESS ? [] : [{ from, to, likeness }];
    }),
  );
  return pairs.sort(
    (one, other) =>
      other.likeness.score - one.likeness.score ||
      one.from.order - other.from.order ||
      one.to.order - other.to.order,
  );
}

function groupPairs(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const { key } of [pair.from, pair.to]) {
      const group = groups.get(key);
      if (group) group.push(pair);
      else groups.set(key, [pair]);
    }
  }
  return groups;
}

/** The free measures that could as well take the place of one of the two. */
function rivalsOf(
  pair: Pair,
  byMeasure: ReadonlyMap<string, readonly Pair[]>,
  settled: ReadonlySet<string>,
): readonly ReadMeasure[] {
  const isClose = (other: Pair) => pair.likeness.score - other.likeness.score < LEAST_LEAD;
  const near = [pair.from, pair.to].flatMap(({ key }) => byMeasure.get(key) ?? []);
  return near
    .filter((other) => other !== pair && isClose(other))
    .map((other) => (other.from === pair.from ? other.to : other.from))
    .filter(({ key }) => !settled.has(key));
}

function toEdge({ from, to, likeness }: Pair): LineageEdge {
  const isSpelling = likeness.onlyFrom.length === 0 && likeness.onlyTo.length === 0;
  return {
    from: from.key,
    to: to.key,
    kind: isSpelling ? 'same' : 'renamed',
    confidence: toConfidence(isSpelling ? SPELT_OTHERWISE : likeness.score),
    method: isSpelling ? 'spelling' : 'words',
    evidence: wordEvidence(likeness),
  };
}

/** Told of the measure that has the choice. */
function toAmbiguity({ from, to }: Pair, rivals: readonly ReadMeasure[]): Ambiguity {
  const isLater = (measure: ReadMeasure) => measure.measure.report === to.measure.report;
  const later = rivals.filter(isLater);
  const earlier = rivals.filter((rival) => !isLater(rival));
  return later.length > 0
    ? { measure: from, candidates: [to, ...later, ...earlier] }
    : { measure: to, candidates: [from, ...earlier] };
}
