import type { Rule } from './path-rules.ts';

/** How far the end of a border may be from the one it meets, in points: half a double border. */
const TOUCHES_WITHIN = 2.5;

/** Groups lines that meet, directly or through others; a group has lines of both directions. */
export function touchingRules(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const across = rules.filter(({ axis }) => axis === 'horizontal').toSorted((a, b) => a.at - b.at);
  const down = rules.filter(({ axis }) => axis === 'vertical');
  const leader = new Map<Rule, Rule>(rules.map((rule) => [rule, rule]));
  for (const vertical of down) {
    for (let index = firstFrom(across, vertical.from - TOUCHES_WITHIN); index < across.length; index += 1) {
      const horizontal = across[index];
      if (!horizontal || horizontal.at > vertical.to + TOUCHES_WITHIN) break;
      const meets =
        horizontal.from - TOUCHES_WITHIN <= vertical.at && vertical.at <= horizontal.to + TOUCHES_WITHIN;
      if (meets) leader.set(leaderOf(leader, vertical), leaderOf(leader, horizontal));
    }
  }
  const groups = Map.groupBy(rules, (rule) => leaderOf(leader, rule));
  return [...groups.values()].filter((group) => group.length > 1);
}

/** The first of the sorted lines that lies at a coordinate or after it. */
function firstFrom(rules: readonly Rule[], at: number): number {
  let low = 0;
  let high = rules.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rules[middle]?.at ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function leaderOf(leader: Map<Rule, Rule>, rule: Rule): Rule {
  let found = rule;
  for (let next = leader.get(found); next && next !== found; next = leader.get(found)) {
    leader.set(found, leader.get(next) ?? next);
    found = next;
  }
  return found;
}
