const LATIN = 'ABCEHIKMOPTXYaceiopxyÏïİ';
const CYRILLIC = 'АВСЕНІКМОРТХУасеіорхуЇїІ';
const APOSTROPHES = '`´‘’ʼ′＇';
const DASHES = '‐‑‒–—―−';

const SAME_LOOK: ReadonlyMap<string, string> = new Map([
  ...[...LATIN].map((letter, index) => [letter, CYRILLIC.charAt(index)] as const),
  ...[...APOSTROPHES].map((mark) => [mark, "'"] as const),
  ...[...DASHES].map((dash) => [dash, '-'] as const),
]);

const [A, YA, YE, I, YI, GHE] = [0x430, 0x44f, 0x454, 0x456, 0x457, 0x491];

const TO_FOLD = new RegExp(`[${LATIN}${APOSTROPHES}${DASHES}]|[^\\S\\n ]`, 'g');

/** Whether a letter of the Ukrainian or Russian alphabet stands at this place of a folded text; false outside of it. */
export function isLetterAt(folded: string, index: number): boolean {
  const code = folded.charCodeAt(index);
  return (code >= A && code <= YA) || code === YE || code === I || code === YI || code === GHE;
}

/**
 * The text in the one spelling that words are looked up in: lower case, Latin look-alikes as the Cyrillic
 * letters they stand for («iнших», «Cпеціальний» in real files), one apostrophe, one dash, one space.
 * Every character keeps its place, so an offset found here is an offset in the printed text.
 */
export function foldLetters(text: string): string {
  return text.replace(TO_FOLD, (character) => SAME_LOOK.get(character) ?? ' ').toLowerCase();
}
