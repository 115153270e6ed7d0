import { BODY_NOUN } from './executor-vocabulary.ts';
import { foldLetters } from './letters.ts';

const DECLARATION = /\(\s*(?:далі|надалі)\s*[-–—:]?\s*([А-ЯІЇЄҐ]{2,12})\s*\)/gu;
const WORD = /[\p{L}'’ʼ]+/gu;
const FUNCTION_WORD = /^(?:та|і|й|з|із|зі|у|в|на|по|для|при|щодо|питань)$/;

/** A name is not longer. */
const LONGEST_NAME = 200;

type Word = { readonly folded: string; readonly start: number };

/**
 * The abbreviations a text declares itself, «Управління житлово-комунального господарства (далі – УЖКГ)»,
 * as pairs of the short and the full name as printed. The full name is the words whose initials make the
 * abbreviation, else those from the nearest body noun on; with neither, the declaration is passed over.
 */
export function declaredAbbreviations(text: string): readonly (readonly [short: string, full: string])[] {
  const declared: (readonly [string, string])[] = [];
  for (const match of text.matchAll(DECLARATION)) {
    const before = text.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    const words = wordsOf(before);
    const short = match[1] ?? '';
    const start = startByInitials(words, foldLetters(short)) ?? startByNoun(words);
    if (start !== null) declared.push([short, before.slice(start).replace(/\s+/g, ' ').trim()]);
  }
  return declared;
}

/** Words of a hyphenated one count apart: the Ж and К of УЖКГ are «житлово-комунального». */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ folded: foldLetters(match[0]), start: match.index }));
}

function startByInitials(words: readonly Word[], letters: string): number | null {
  let left = letters.length;
  for (const word of words.toReversed()) {
    if (word.folded.charAt(0) === letters.charAt(left - 1)) left -= 1;
    else if (!FUNCTION_WORD.test(word.folded)) return null;
    if (left === 0) return word.start;
  }
  return null;
}

function startByNoun(words: readonly Word[]): number | null {
  return words.findLast((word) => BODY_NOUN.test(word.folded))?.start ?? null;
}
