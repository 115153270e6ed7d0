import type { LineageEdge, TracedMeasure } from '../../model/lineage.ts';

/**
 * The lineage of each measure: the key of the earliest measure that `same` and `renamed` edges lead back to, its
 * own where they lead nowhere. A part of a divided measure begins a lineage of its own.
 */
export function lineageKeys(
  measures: readonly TracedMeasure[],
  edges: readonly LineageEdge[],
): ReadonlyMap<string, string> {
  const parents = new Map(measures.map(({ key }) => [key, key]));
  const ranks = new Map(measures.toSorted(byTime).map(({ key }, rank) => [key, rank]));
  const find = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root))
      root = next;
    for (let at = key; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { from, to, kind } of edges) {
    if (kind !== 'same' && kind !== 'renamed') continue;
    const [one, other] = [find(from), find(to)];
    const isEarlier = (ranks.get(one) ?? 0) <= (ranks.get(other) ?? 0);
    parents.set(isEarlier ? other : one, isEarlier ? one : other);
  }
  return new Map(measures.map(({ key }) => [key, find(key)]));
}

function byTime(one: TracedMeasure, other: TracedMeasure): number {
  const [left, right] = [one, other].map(({ periodEnd, key }) => `${periodEnd} ${key}`);
  if (left === right) return 0;
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
