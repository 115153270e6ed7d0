import { attribute, childElements, type HtmlElement, isHidden, numberAttribute } from './html-tree.ts';
import type { ItemMarker } from './line-writer.ts';
import { formatListNumber, type NumberSystem } from './list-label.ts';

const BULLET: ItemMarker = { text: '-', standsAlone: false };
const NUMERALS: Readonly<Record<string, NumberSystem>> = {
  a: 'lower-latin',
  A: 'upper-latin',
  i: 'lower-roman',
  I: 'upper-roman',
};

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
  return number < 1 ? String(number) : formatListNumber(number, NUMERALS[type] ?? 'decimal');
}
