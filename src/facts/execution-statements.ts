import { phraseAt } from './execution-phrases.ts';
import {
  BARE_DEGREE,
  COPULAS,
  DEGREE,
  FUTURE,
  GOOD_WHEN_NEGATED,
  IMPERSONAL_PAST,
  MEASURE_NAMED,
  type Meaning,
  REFLEXIVE_PAST,
  REFLEXIVE_PRESENT,
  VERDICT_COMPANIONS,
} from './execution-vocabulary.ts';
import { foldLetters } from './letters.ts';
import { maskQuotations } from './quotations.ts';

/** One thing a narrative says about its measure. */
export type Statement = {
  readonly meaning: Meaning;
  /** The clause that says it, a substring of the text. */
  readonly evidence: string;
  /** It speaks of the measure as a whole: «Виконано.», «Захід не виконано через …». */
  readonly verdict: boolean;
};

/** A stretch of a narrative between two marks, its offsets in the text, and what it says. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  readonly opensSentence: boolean;
  readonly statements: readonly Statement[];
};

/** A meaning and the words it was read from: the first, and the one behind the last. */
type Reading = { readonly meaning: Meaning; readonly start: number; readonly end: number };

const WORD = /[a-zа-яёіїєґ]+(?:['-][a-zа-яёіїєґ]+)*/g;

/** A comma, a bracket, a line end; a full stop that ends neither an abbreviation nor an initial. */
const CLAUSE_END =
  /,(?!\d)|[;!?()\n]|(?<!(?<![а-яіїєґ])(?:[а-яіїєґ]|тис|млн|млрд|грн|вул|обл|смт|просп|бул|пров|буд|шт|од|кв|куб|рр|ін|ст|ім))\.(?=\s|$)/g;

const LEADING_MARKS = /^[\s\-–—•*·]+/;

/** The clauses of a narrative in order. Linear; what stands in quotes states nothing and separates nothing. */
export function readClauses(text: string): readonly Clause[] {
  const folded = maskQuotations(foldLetters(text));
  const breaks = [...folded.matchAll(CLAUSE_END)];
  return [0, ...breaks.map(({ index }) => index + 1)].map((start, index) => {
    const end = breaks[index]?.index ?? folded.length;
    const evidence = text.slice(start, end).replace(LEADING_MARKS, '').trimEnd();
    const opensSentence = !',;()'.includes(breaks[index - 1]?.[0] ?? '.');
    return { start, end, opensSentence, statements: statementsOf(folded.slice(start, end), evidence) };
  });
}

function statementsOf(clause: string, evidence: string): readonly Statement[] {
  const words = clause.match(WORD) ?? [];
  const readings = readingsOf(words);
  const named = words.some((word) => MEASURE_NAMED.test(word));
  const alone = saysNoMore(words, readings);
  const meanings = [...degreeOf(clause), ...readings.map(({ meaning }) => meaning)];
  return meanings
    .filter((meaning) => meaning !== 'neutral')
    .map((meaning) => ({ meaning, evidence, verdict: alone || (named && meaning === 'not_done') }));
}

function readingsOf(words: readonly string[]): readonly Reading[] {
  const readings: Reading[] = [];
  let future = false;
  for (let index = 0; index < words.length; ) {
    const reading = readingAt(words, index);
    if (reading !== null && !(future && reading.meaning === 'done')) readings.push(reading);
    future ||= words[index] === 'буде' || words[index] === 'будуть';
    index = reading?.end ?? index + 1;
  }
  return readings;
}

function readingAt(words: readonly string[], index: number): Reading | null {
  const phrase = phraseAt(words, index);
  if (phrase !== null) return { meaning: phrase.meaning, start: index, end: index + phrase.words.length };
  const word = words[index] ?? '';
  if (word === 'не') return negationAt(words, index);
  const meaning = formOf(word);
  return meaning === null ? null : { meaning, start: index, end: index + 1 };
}

/** «не виконано», «не проводились», «не було придбано»; a negated word that is no such verb says nothing. */
function negationAt(words: readonly string[], index: number): Reading | null {
  const end = index + (COPULAS.has(words[index + 1] ?? '') ? 3 : 2);
  const verb = words[end - 1] ?? '';
  const meaning = phraseAt([verb], 0)?.meaning ?? formOf(verb);
  if (meaning === null) return null;
  const harmless = meaning === 'neutral' || GOOD_WHEN_NEGATED.test(verb);
  return { meaning: harmless ? 'neutral' : 'not_done', start: index, end };
}

function formOf(word: string): Meaning | null {
  if (IMPERSONAL_PAST.test(word) || REFLEXIVE_PAST.test(word)) return 'done';
  if (FUTURE.test(word)) return 'planned';
  return REFLEXIVE_PRESENT.test(word) ? 'running' : null;
}

/** «виконано на 50 %» and a bare «50 %» are unfinished; «на 100 %» is left to the verb, a bare «100 %» is done. */
function degreeOf(clause: string): readonly Meaning[] {
  const bare = BARE_DEGREE.exec(clause)?.[1];
  const percent = (bare ?? DEGREE.exec(clause)?.[1])?.replace(',', '.');
  if (percent === undefined) return [];
  if (Number(percent) < 100) return ['unfinished'];
  return bare === undefined ? [] : ['done'];
}

/** True when the clause says nothing beside its readings: «Захід виконано повністю». */
function saysNoMore(words: readonly string[], readings: readonly Reading[]): boolean {
  const gaps = readings.map(({ start }, index) => words.slice(readings[index - 1]?.end ?? 0, start));
  const rest = [...gaps, words.slice(readings.at(-1)?.end ?? 0)].flat();
  return readings.length > 0 && rest.every((word) => VERDICT_COMPANIONS.test(word));
}
