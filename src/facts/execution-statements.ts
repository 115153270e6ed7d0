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
import { isLetterAt } from './letters.ts';
import type { Narrative } from './narrative.ts';

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

const CLAUSE_MARK = /[,;!?()\n.]/g;

/** A full stop behind these, or behind a single letter, ends no clause. */
const CUT_SHORT: ReadonlySet<string> = new Set(
  'тис млн млрд грн вул обл смт просп бул пров буд шт од кв куб рр ін ст ім'.split(' '),
);

const NOTHING_STATED: readonly Statement[] = [];

/** How a verb that tells of an execution ends; most words end otherwise. */
const LAST_LETTERS = 'оьяе';

const LEADING_MARKS = /^[\s\-–—•*·]+/;

/** The clauses of a narrative in order. Linear; what stands in quotes states nothing and separates nothing. */
export function readClauses({ folded, printed }: Narrative): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opensSentence = true;
  for (const end of clauseEnds(folded)) {
    const statements = statementsOf(folded.slice(start, end), () => evidenceIn(printed, start, end));
    clauses.push({ start, end, opensSentence, statements });
    opensSentence = !',;()'.includes(folded.charAt(end));
    start = end + 1;
  }
  return clauses;
}

/** A comma, a bracket, a line end, a full stop that ends neither an abbreviation nor an initial; at last the end of the text. */
function clauseEnds(folded: string): readonly number[] {
  const ends: number[] = [];
  CLAUSE_MARK.lastIndex = 0;
  while (CLAUSE_MARK.test(folded)) {
    const index = CLAUSE_MARK.lastIndex - 1;
    if (endsClause(folded, index)) ends.push(index);
  }
  return [...ends, folded.length];
}

function endsClause(folded: string, index: number): boolean {
  const mark = folded.charAt(index);
  const next = folded.charAt(index + 1);
  if (mark === ',') return !(next >= '0' && next <= '9');
  if (mark !== '.') return true;
  return next.trim() === '' && !isCutShort(folded, index);
}

function isCutShort(folded: string, end: number): boolean {
  let start = end;
  while (isLetterAt(folded, start - 1)) start -= 1;
  return end - start === 1 || CUT_SHORT.has(folded.slice(start, end));
}

function evidenceIn(printed: string, start: number, end: number): string {
  return printed.slice(start, end).replace(LEADING_MARKS, '').trimEnd();
}

function statementsOf(clause: string, quote: () => string): readonly Statement[] {
  const words = clause.match(WORD) ?? [];
  const readings = readingsOf(words);
  const degree = degreeOf(clause);
  if (readings.length === 0 && degree.length === 0) return NOTHING_STATED;
  const alone = saysNoMore(words, readings);
  const evidence = quote();
  return [...degree, ...readings.map(({ meaning }) => meaning)]
    .filter((meaning) => meaning !== 'neutral')
    .map((meaning) => ({
      meaning,
      evidence,
      verdict: alone || (meaning === 'not_done' && words.some((word) => MEASURE_NAMED.test(word))),
    }));
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
  if (!LAST_LETTERS.includes(word.charAt(word.length - 1))) return null;
  if (IMPERSONAL_PAST.test(word) || REFLEXIVE_PAST.test(word)) return 'done';
  if (FUTURE.test(word)) return 'planned';
  return REFLEXIVE_PRESENT.test(word) ? 'running' : null;
}

const NO_DEGREE: readonly Meaning[] = [];

/** «виконано на 50 %» and a bare «50 %» are unfinished; «на 100 %» is left to the verb, a bare «100 %» is done. */
function degreeOf(clause: string): readonly Meaning[] {
  if (!clause.includes('%') && !clause.includes('відсотк')) return NO_DEGREE;
  const bare = BARE_DEGREE.exec(clause)?.[1];
  const percent = (bare ?? DEGREE.exec(clause)?.[1])?.replace(',', '.');
  if (percent === undefined) return [];
  if (Number(percent) < 100) return ['unfinished'];
  return bare === undefined ? [] : ['done'];
}

/** True when the clause says nothing beside its readings: «Захід виконано повністю». */
function saysNoMore(words: readonly string[], readings: readonly Reading[]): boolean {
  let behind = 0;
  for (const { start, end } of readings) {
    if (!areCompanions(words, behind, start)) return false;
    behind = end;
  }
  return readings.length > 0 && areCompanions(words, behind, words.length);
}

function areCompanions(words: readonly string[], from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    if (!VERDICT_COMPANIONS.test(words[index] ?? '')) return false;
  }
  return true;
}
