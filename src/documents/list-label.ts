/** What stands before an item of a bulleted list; the glyph itself is often a private code of a symbol font. */
export const BULLET_LABEL = '- ';

export type NumberSystem =
  | 'decimal'
  | 'decimal-zero'
  | 'lower-latin'
  | 'upper-latin'
  | 'lower-roman'
  | 'upper-roman'
  | 'lower-cyrillic'
  | 'upper-cyrillic'
  | 'none';

const LATIN = [...'abcdefghijklmnopqrstuvwxyz'];
/** Word's «russianLower» (ECMA-376 part 1, 17.18.59): without ё, й, ъ, ы, ь. */
const CYRILLIC = [...'абвгдежзиклмнопрстуфхцчшщэюя'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const LARGEST_ROMAN = 3999;

/** The numbers that the items of one list have reached, a number a level. */
export class ListCounter {
  #values: (number | undefined)[] = [];

  /** Counts one item at a level (from 0) and gives the numbers of all levels down to it. `restartAt` sets this item's number. */
  advance(level: number, startOf: (level: number) => number, restartAt?: number): readonly number[] {
    const reached = this.#values.slice(0, level + 1);
    for (let above = 0; above < level; above += 1) reached[above] ??= startOf(above);
    const before = reached[level];
    reached[level] = restartAt ?? (before === undefined ? startOf(level) : before + 1);
    this.#values = reached;
    return reached.map((value) => value ?? 1);
  }
}

/** A list number as it is printed; past the alphabet a letter is doubled, as both word processors do. */
export function formatListNumber(value: number, system: NumberSystem): string {
  switch (system) {
    case 'decimal':
      return String(value);
    case 'decimal-zero':
      return String(value).padStart(2, '0');
    case 'lower-latin':
      return letters(value, LATIN);
    case 'upper-latin':
      return letters(value, LATIN).toUpperCase();
    case 'lower-cyrillic':
      return letters(value, CYRILLIC);
    case 'upper-cyrillic':
      return letters(value, CYRILLIC).toUpperCase();
    case 'lower-roman':
      return roman(value);
    case 'upper-roman':
      return roman(value).toUpperCase();
    case 'none':
      return '';
  }
}

function letters(value: number, alphabet: readonly string[]): string {
  const letter = alphabet[(value - 1) % alphabet.length];
  if (letter === undefined || value > alphabet.length * alphabet.length) return String(value);
  return letter.repeat(Math.ceil(value / alphabet.length));
}

function roman(value: number): string {
  if (value < 1 || value > LARGEST_ROMAN) return String(value);
  let left = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (left >= worth) {
      text += sign;
      left -= worth;
    }
  }
  return text;
}
