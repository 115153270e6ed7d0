import { attribute, childElements, type HtmlElement, isHidden, numberAttribute } from './html-tree.ts';
import type { ItemMarker } from './line-writer.ts';

const BULLET: ItemMarker = { text: '-', standsAlone: false };
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

/**
 * The markers that a browser shows before the items of a list: «-» for a bullet, «2.» for a number, none where
 * the style says so. `start`, `value`, `reversed` and the types of numerals count (drabiv-plan-2024.html numbers
 * each row with a list of its own that starts at the row's number).
 */
export function itemMarkers(list: HtmlElement): ReadonlyMap<HtmlElement, ItemMarker> {
  const items = childElements(list, 'li').filter((item) => !isHidden(item));
  if (/list-style(?:-type)?\s*:[^;]*\bnone\b/i.test(attribute(list, 'style') ?? '')) return new Map();
  if (list.tagName !== 'ol') return new Map(items.map((item) => [item, BULLET]));
  const step = attribute(list, 'reversed') === undefined ? 1 : -1;
  const type = attribute(list, 'type') ?? '1';
  let number = numberAttribute(list, 'start', step === 1 ? 1 : items.length);
  return new Map(
    items.map((item) => {
      number = numberAttribute(item, 'value', number);
      const marker = { text: `${numeral(number, type)}.`, standsAlone: true };
      number += step;
      return [item, marker];
    }),
  );
}

/** The marker that Word writes into the text of its list paragraphs: a number is kept, a sign of a symbol font is a bullet. */
export function wordMarker(text: string): string {
  const marker = text.trim();
  return /\d|\p{L}[.)]/u.test(marker) ? marker : BULLET.text;
}

function numeral(number: number, type: string): string {
  switch (type) {
    case 'a':
      return alphabetic(number);
    case 'A':
      return alphabetic(number).toUpperCase();
    case 'i':
      return roman(number);
    case 'I':
      return roman(number).toUpperCase();
    default:
      return String(number);
  }
}

/** a … z, aa …; digits where there is no such letter. */
function alphabetic(number: number): string {
  if (number < 1) return String(number);
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function roman(number: number): string {
  if (number < 1 || number > LARGEST_ROMAN) return String(number);
  let rest = number;
  let letters = '';
  for (const [value, digits] of ROMAN) {
    for (; rest >= value; rest -= value) letters += digits;
  }
  return letters;
}
