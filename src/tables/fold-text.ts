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

/** Labels and units come again in every row, so short texts are folded once. */
const LONGEST_REMEMBERED = 100;
const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, string>();

/**
 * A printed text as it is compared with the vocabulary: lower case, one kind of space and apostrophe,
 * Latin look-alikes inside Cyrillic words turned into Cyrillic, words joined again that markup or
 * hyphenation has split («фінан-сування», «Р А З О М»). Never shown to a reader.
 */
export function foldText(text: string): string {
  if (text.length > LONGEST_REMEMBERED) return fold(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const folded = fold(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, folded);
  return folded;
}

function fold(text: string): string {
  return joinSpacedLetters(
    text
      .toLowerCase()
      .replace(/\u00ad/g, '')
      .replace(/[\s\u00a0\u202f\u2007]+/g, ' ')
      .replace(/[’ʼ`´‘]/g, "'")
      .replace(/(\p{L})[-‐‑] ?(?=\p{L})/gu, '$1')
      .replace(/[\p{L}']+/gu, foldWord)
      .trim(),
  );
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
