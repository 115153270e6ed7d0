import { oneLine } from './one-line.ts';
import { remember } from './remember.ts';

/** Latin letters that look like Cyrillic ones; departments type them by accident («iнших», «Cпеціальний»). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
  ï: 'ї',
};

/** Labels and units are shorter, prose is longer. */
const LONGEST_LABEL = 100;

/**
 * A printed text as it is compared with the vocabulary: lower case, one kind of space and apostrophe,
 * Latin look-alikes inside Cyrillic words turned into Cyrillic, words joined again that markup or
 * hyphenation has split («фінан-сування», «Р А З О М»). Never shown to a reader.
 */
export const foldText = remember(fold, LONGEST_LABEL);

/** What few texts hold is looked for before it is replaced. */
function fold(text: string): string {
  const plain = oneLine(text.toLowerCase().replaceAll('\u00ad', '')).replace(/[’ʼ`´‘]/g, "'");
  const joined = /[-‐‑]/.test(plain) ? plain.replace(/(\p{L})[-‐‑] ?(?=\p{L})/gu, '$1') : plain;
  const folded = /[a-zï]/.test(joined) ? joined.replace(/[\p{L}']+/gu, foldWord) : joined;
  return (/ \S \S /.test(folded) ? joinSpacedLetters(folded) : folded).trim();
}

/** The words of a folded text: letters and digits, and «№» and «%», which mean something in a heading. */
export function wordsOf(folded: string): readonly string[] {
  return folded.match(/[\p{L}\p{N}']+|[№%]/gu) ?? [];
}

function foldWord(word: string): string {
  if (!/[а-яіїєґ]/.test(word) || !/[a-zï]/.test(word)) return word;
  return word.replace(/[a-zï]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

function joinSpacedLetters(text: string): string {
  return text.replace(/(?<!\p{L})(?:\p{L} ){3,}\p{L}(?!\p{L})/gu, (spaced) => spaced.replaceAll(' ', ''));
}
