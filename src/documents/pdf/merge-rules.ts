import type { Rule } from './path-rules.ts';

/** Lines nearer than this are one: the two of a double border, or the borders of two cells with space between them. */
export const NEAR = 4.5;

/** Joins pieces of ruling lines that lie on one straight line and touch, or nearly do, as dots and dashes. */
export function mergeRules(rules: readonly Rule[]): readonly Rule[] {
  return (['horizontal', 'vertical'] as const).flatMap((axis) =>
    collinearGroups(rules.filter((rule) => rule.axis === axis)).flatMap(joined),
  );
}

function collinearGroups(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups: Rule[][] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group && first && rule.at - first.at <= NEAR) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

function joined(group: readonly Rule[]): readonly Rule[] {
  const at = middleOf(group);
  const pieces: Rule[] = [];
  for (const rule of group.toSorted((a, b) => a.from - b.from)) {
    const last = pieces.at(-1);
    if (last && rule.from <= last.to + NEAR) {
      pieces[pieces.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
    } else {
      pieces.push({ ...rule, at });
    }
  }
  return pieces.filter((piece) => piece.to - piece.from > NEAR);
}

/** The mean, long lines counting for more than short ones. */
function middleOf(group: readonly Rule[]): number {
  const weights = group.map((rule) => rule.to - rule.from + 0.001);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return group.reduce((sum, rule, index) => sum + rule.at * (weights[index] ?? 0), 0) / total;
}
