import type { Kopecks } from '../truth.ts';

/** «95,5»: the fact as a share of the plan, to tenths; empty where there is none. */
export function printPercent(plan: Kopecks, fact: Kopecks): string {
  if (plan === null || fact === null || plan === 0n) return '';
  const tenths = (fact * 1000n) / plan;
  return `${tenths / 10n},${tenths % 10n}`;
}
