import type { LineageEdge } from '../../model/lineage.ts';
import type { ReadMeasure } from './read-measure.ts';

/** Two measures or more between which the titles cannot decide. */
export type Ambiguity = { readonly measure: ReadMeasure; readonly candidates: readonly ReadMeasure[] };

/** What is known of two reports while they are compared: each step works on what the steps before have left. */
export type Pool = {
  readonly from: readonly ReadMeasure[];
  readonly to: readonly ReadMeasure[];
  /** Whether a reviewer has said that the two are not one. */
  readonly isRejected: (from: string, to: string) => boolean;
  readonly edges: readonly LineageEdge[];
  readonly ambiguities: readonly Ambiguity[];
};

/** The pool after a step: what it tied, and what it found that nobody can tie, is no longer there. */
export function withStep(
  pool: Pool,
  edges: readonly LineageEdge[],
  ambiguities: readonly Ambiguity[] = [],
): Pool {
  const settled = new Set([
    ...edges.flatMap(({ from, to }) => [from, to]),
    ...ambiguities.flatMap(({ measure, candidates }) => [measure.key, ...candidates.map(({ key }) => key)]),
  ]);
  return {
    ...pool,
    from: pool.from.filter(({ key }) => !settled.has(key)),
    to: pool.to.filter(({ key }) => !settled.has(key)),
    edges: [...pool.edges, ...edges],
    ambiguities: [...pool.ambiguities, ...ambiguities],
  };
}
