import type { LineageEdge } from '../../model/lineage.ts';
import { toConfidence, wordEvidence } from './evidence.ts';
import { matchWords } from './likeness.ts';
import { type Ambiguity, type Pool, withStep } from './pool.ts';
import type { ReadMeasure } from './read-measure.ts';

const SPELT_OTHERWISE = 0.98;

/**
 * Ties the measures whose titles say the same words in the same order. Where a title stands on several measures of a
 * report, their actions decide; where these are equal too, nothing does.
 */
export function tieSameTitles(pool: Pool): Pool {
  const later = Map.groupBy(pool.to, ({ title }) => title.signature);
  const edges: LineageEdge[] = [];
  const ambiguities: Ambiguity[] = [];
  for (const [signature, ones] of Map.groupBy(pool.from, ({ title }) => title.signature)) {
    const others = later.get(signature) ?? [];
    if (signature === '' || others.length === 0) continue;
    const tied = ones.length === 1 && others.length === 1 ? pairUp(ones, others) : tieByActions(ones, others);
    edges.push(...tied.edges);
    ambiguities.push(...tied.ambiguities);
  }
  const kept = edges.filter(({ from, to }) => !pool.isRejected(from, to));
  return withStep(pool, kept, ambiguities);
}

type Tied = { readonly edges: readonly LineageEdge[]; readonly ambiguities: readonly Ambiguity[] };

function pairUp(ones: readonly ReadMeasure[], others: readonly ReadMeasure[]): Tied {
  const edges = ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [sameTitle(one, other)];
  });
  return { edges, ambiguities: [] };
}

function tieByActions(ones: readonly ReadMeasure[], others: readonly ReadMeasure[]): Tied {
  const later = Map.groupBy(others, actionsOf);
  const edges: LineageEdge[] = [];
  for (const [actions, sames] of Map.groupBy(ones, actionsOf)) {
    const candidates = later.get(actions) ?? [];
    if (sames.length === 1 && candidates.length === 1) edges.push(...pairUp(sames, candidates).edges);
  }
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const left = ones.filter(({ key }) => !tied.has(key));
  const leftLater = others.filter(({ key }) => !tied.has(key));
  if (left.length === 1 && leftLater.length === 1) {
    return { edges: [...edges, ...pairUp(left, leftLater).edges], ambiguities: [] };
  }
  const ambiguities =
    leftLater.length === 0 ? [] : left.map((measure) => ({ measure, candidates: leftLater }));
  return { edges, ambiguities };
}

function actionsOf({ actions }: ReadMeasure): string {
  return actions.map(({ signature }) => signature).join('\n');
}

function sameTitle(from: ReadMeasure, to: ReadMeasure): LineageEdge {
  const equal = from.title === to.title || plain(from.measure.title) === plain(to.measure.title);
  return {
    from: from.key,
    to: to.key,
    kind: 'same',
    confidence: toConfidence(equal ? 1 : SPELT_OTHERWISE),
    method: equal ? 'title' : 'spelling',
    evidence: wordEvidence(matchWords(from.title.words, to.title.words)),
  };
}

function plain(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
