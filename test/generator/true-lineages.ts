import type { MadeFile } from './made-file.ts';

/** Which measure of the town each key of a published measure really is, whatever it is called in its report. */
export function trueLineages(files: readonly MadeFile[]): ReadonlyMap<string, string> {
  const lineages = new Map<string, string>();
  for (const { path, reports } of files) {
    for (const { period, section, year, measures } of reports) {
      const taken = new Set<string>();
      const span = period.end.endsWith('-06-30') ? `${year}-H1` : `${year}`;
      for (const { number, lineage } of measures) {
        const wanted = `${path.split('/')[0]}/${span}/${section.code}/${number}`;
        const key = taken.has(wanted) ? `${wanted}~2` : wanted;
        taken.add(key);
        lineages.set(key, lineage);
      }
    }
  }
  return lineages;
}

/** Whether one measure is the other, is a part of it, or was merged into it. */
export function isTrueTie(kind: unknown, from: string, to: string): boolean {
  switch (kind) {
    case 'same':
    case 'renamed':
      return from === to;
    case 'split':
      return to.startsWith(`${from}/`);
    default:
      return to.split('+').includes(from);
  }
}
