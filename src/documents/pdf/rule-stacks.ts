import { NEAR } from './merge-rules.ts';
import type { Rule } from './path-rules.ts';

/** Lines across a table that has no lines between its columns. */
export type RuleStack = {
  readonly left: number;
  readonly right: number;
  /** From the top down. */
  readonly rules: readonly Rule[];
};

/** Lines of equal extent that part at least three rows. */
const FEWEST_RULES = 4;

export function ruleStacks(rules: readonly Rule[]): readonly RuleStack[] {
  const across = rules.filter(({ axis }) => axis === 'horizontal');
  const stacks = Map.groupBy(across, ({ from, to }) => `${Math.round(from / NEAR)} ${Math.round(to / NEAR)}`);
  return [...stacks.values()]
    .filter((stack) => stack.length >= FEWEST_RULES)
    .map((stack) => ({
      left: Math.min(...stack.map(({ from }) => from)),
      right: Math.max(...stack.map(({ to }) => to)),
      rules: stack.toSorted((a, b) => a.at - b.at),
    }));
}

/** Whether a line of text stands between the first and the last line of a stack. */
export function isInStack({ rules }: RuleStack, baseline: number): boolean {
  return (rules[0]?.at ?? Infinity) < baseline && baseline < (rules.at(-1)?.at ?? -Infinity);
}
