import type { Likeness } from './likeness.ts';

/** A confidence as it is stored: three decimals. */
export function toConfidence(share: number): string {
  return Math.min(1, Math.max(0, share)).toFixed(3);
}

/** The words of two titles, marked by where they stand: `= both`, `- earlier only`, `+ later only`. */
export function wordEvidence({
  shared,
  onlyFrom,
  onlyTo,
}: Pick<Likeness, 'shared' | 'onlyFrom' | 'onlyTo'>): readonly string[] {
  return [
    ...shared.map(({ text }) => `= ${text}`),
    ...onlyFrom.map(({ text }) => `- ${text}`),
    ...onlyTo.map(({ text }) => `+ ${text}`),
  ];
}
