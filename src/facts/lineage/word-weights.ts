import type { TitleWord, TitleWords } from './title-words.ts';

/** How much a word tells: much where few measures of a report have it, little where all do. */
export type WordWeights = (word: TitleWord) => number;

/**
 * Weighs words by how many measures of one report have them, ln(1 + measures / measures with the word), counted in
 * the report that has it most, so that a measure that comes back every year does not make its own words common.
 */
export function weighWords(reports: readonly (readonly TitleWords[])[]): WordWeights {
  const counts = new Map<string, number>();
  const largest = Math.max(1, ...reports.map((titles) => titles.length));
  for (const titles of reports) {
    for (const [key, count] of countKeys(titles)) counts.set(key, Math.max(count, counts.get(key) ?? 0));
  }
  const weights = new Map([...counts].map(([key, count]) => [key, Math.log(1 + largest / count)]));
  const ofUnknown = Math.log(1 + largest);
  return ({ key }) => weights.get(key) ?? ofUnknown;
}

function countKeys(titles: readonly TitleWords[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { keys } of titles) {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
