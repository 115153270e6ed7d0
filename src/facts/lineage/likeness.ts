import { isOneSlip, sharedBeginning } from './one-slip.ts';
import { areOpposite } from './title-vocabulary.ts';
import type { TitleWord } from './title-words.ts';
import type { WordWeights } from './word-weights.ts';

/** What two titles have in common and what not. */
export type Likeness = {
  readonly shared: readonly TitleWord[];
  readonly onlyFrom: readonly TitleWord[];
  readonly onlyTo: readonly TitleWord[];
  /** Between 0 (nothing in common, or they name different things) and 1 (all words shared). */
  readonly score: number;
};

const SHORTEST_SLIP = 6;
const SHORTEST_BEGINNING = 4;
const LONGEST_ENDING = 2;

/** Endings of nouns and adjectives. */
const ENDINGS: ReadonlySet<string> = new Set(
  ' а я у ю и і ї о е й ом ем єм ою ею єю ій їй ої ого ому им ий их ими ам ями ях ах ами ів їв ей ям ові еві'.split(
    ' ',
  ),
);

const COST_OF_EXCHANGE = 0.3;

/**
 * Compares two titles: the weight of their shared words against that of all (Dice's coefficient), less where words
 * were exchanged for others than where words were only added. Titles that name different streets, schools or kinds
 * of work are not alike at all.
 */
export function compareTitles(
  from: readonly TitleWord[],
  to: readonly TitleWord[],
  weightOf: WordWeights,
): Likeness {
  const { shared, onlyFrom, onlyTo } = matchWords(from, to);
  const [both, before, after] = [shared, onlyFrom, onlyTo].map((words) => totalWeight(words, weightOf));
  const exchanged = Math.min(before ?? 0, after ?? 0);
  const whole = (both ?? 0) * 2 + (before ?? 0) + (after ?? 0);
  const dice = whole === 0 ? 0 : (2 * (both ?? 0)) / whole;
  const cost = exchanged === 0 ? 0 : (COST_OF_EXCHANGE * exchanged) / ((both ?? 0) + exchanged);
  const score = nameDifferentThings(onlyFrom, onlyTo) ? 0 : Math.max(0, dice - cost);
  return { shared, onlyFrom, onlyTo, score };
}

/** The weight of words taken together. */
export function totalWeight(words: readonly TitleWord[], weightOf: WordWeights): number {
  return words.reduce((sum, word) => sum + weightOf(word), 0);
}

/** Words of two titles in pairs, equal stems first, then stems that a slip or the stemmer keeps apart. */
export function matchWords(
  from: readonly TitleWord[],
  to: readonly TitleWord[],
): Pick<Likeness, 'shared' | 'onlyFrom' | 'onlyTo'> {
  if (from === to) return { shared: from, onlyFrom: [], onlyTo: [] };
  const shared = from.filter((word) => hasStem(to, word));
  const rest = to.filter((word) => !hasStem(from, word));
  const onlyFrom: TitleWord[] = [];
  for (const word of from.filter((own) => !shared.includes(own))) {
    const found = rest.findIndex((other) => isSameWord(word, other));
    if (found < 0) onlyFrom.push(word);
    else {
      shared.push(word);
      rest.splice(found, 1);
    }
  }
  return { shared, onlyFrom, onlyTo: rest };
}

/** A title has so few words that looking through them is faster than a set. */
function hasStem(words: readonly TitleWord[], { stem }: TitleWord): boolean {
  return words.some((word) => word.stem === stem);
}

function isSameWord(one: TitleWord, other: TitleWord): boolean {
  if (one.text.startsWith('№') || other.text.startsWith('№')) return false;
  const [long, short] =
    one.stem.length >= other.stem.length ? [one.stem, other.stem] : [other.stem, one.stem];
  if (short.length >= SHORTEST_SLIP && isOneSlip(long, short)) return true;
  if (differInEnding(one.text, other.text)) return true;
  const inflected = short.length >= SHORTEST_BEGINNING && long.length - short.length <= LONGEST_ENDING;
  return inflected && !(one.isName && other.isName) && long.startsWith(short);
}

/** «Садова» and «Садовій», whatever the stemmer makes of them; «Лісна» and «Лісова» are two streets. */
function differInEnding(one: string, other: string): boolean {
  const same = sharedBeginning(one, other);
  return same >= SHORTEST_BEGINNING && ENDINGS.has(one.slice(same)) && ENDINGS.has(other.slice(same));
}

function nameDifferentThings(onlyFrom: readonly TitleWord[], onlyTo: readonly TitleWord[]): boolean {
  if (onlyFrom.some(({ isName }) => isName) && onlyTo.some(({ isName }) => isName)) return true;
  return onlyFrom.some(({ stem }) => onlyTo.some((other) => areOpposite(stem, other.stem)));
}
