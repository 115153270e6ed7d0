const LATIN = 'ABCEHIKMOPTXYaceiopxyÏïİ';
const CYRILLIC = 'АВСЕНІКМОРТХУасеіорхуЇїІ';
const APOSTROPHES = '`´‘’ʼ′＇';
const DASHES = '‐‑‒–—―−';

const SAME_LOOK: ReadonlyMap<string, string> = new Map([
  ...[...LATIN].map((letter, index) => [letter, CYRILLIC.charAt(index)] as const),
  ...[...APOSTROPHES].map((mark) => [mark, "'"] as const),
  ...[...DASHES].map((dash) => [dash, '-'] as const),
]);

const TO_FOLD = new RegExp(`[${LATIN}${APOSTROPHES}${DASHES}]|[^\\S\\n ]`, 'g');

/**
 * The text in the one spelling that words are looked up in: lower case, Latin look-alikes as the Cyrillic
 * letters they stand for («iнших», «Cпеціальний» in real files), one apostrophe, one dash, one space.
 * Every character keeps its place, so an offset found here is an offset in the printed text.
 */
export function foldLetters(text: string): string {
  return text.replace(TO_FOLD, (character) => SAME_LOOK.get(character) ?? ' ').toLowerCase();
}
