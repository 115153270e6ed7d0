import type { ReadMeasure } from './read-measure.ts';
import type { TitleWord } from './title-words.ts';
import type { WordWeights } from './word-weights.ts';

const LONGEST_POSTING = 64;
const FEWEST_PROBES = 2;
const MOST_CANDIDATES = 24;

/** Finds the measures of one report that share rare words with a title, the likeliest first. */
export type CandidateFinder = (words: readonly TitleWord[]) => readonly ReadMeasure[];

/**
 * An inverted index over the words of titles. Words that more than a few dozen titles have are not looked up,
 * unless a title has no rarer ones; so the work for a title does not grow with the report.
 */
export function indexTitles(measures: readonly ReadMeasure[], weightOf: WordWeights): CandidateFinder {
  const postings = new Map<string, ReadMeasure[]>();
  for (const measure of measures) {
    for (const key of measure.title.keys) {
      const posting = postings.get(key);
      if (posting) posting.push(measure);
      else postings.set(key, [measure]);
    }
  }
  return (words) => {
    const scores = new Map<ReadMeasure, number>();
    const rarest = wordsByKey(words)
      .map((word) => ({ weight: weightOf(word), posting: postings.get(word.key) ?? [] }))
      .filter(({ posting }) => posting.length > 0)
      .sort((one, other) => one.posting.length - other.posting.length);
    for (const [rank, { weight, posting }] of rarest.entries()) {
      if (posting.length > LONGEST_POSTING && rank >= FEWEST_PROBES) break;
      for (const measure of posting.slice(0, LONGEST_POSTING)) {
        scores.set(measure, (scores.get(measure) ?? 0) + weight);
      }
    }
    return [...scores]
      .sort(([one, score], [other, otherScore]) => otherScore - score || one.order - other.order)
      .slice(0, MOST_CANDIDATES)
      .map(([measure]) => measure);
  };
}

function wordsByKey(words: readonly TitleWord[]): readonly TitleWord[] {
  return [...new Map(words.map((word) => [word.key, word])).values()];
}
