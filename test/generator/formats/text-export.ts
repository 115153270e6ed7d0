import { fullGrid, type Page, type PlacedCell } from '../page.ts';
import type { Format } from './format.ts';

/** A word processor's plain-text export: a TAB before each cell, a blank line below each row, merges lost. */
export const TEXT_EXPORT: Format = {
  name: 'text',
  extension: 'txt',
  wordsInGrid: false,
  write: (page) => Buffer.from([...page.above, ...tableLines(page), ...page.below, ''].join('\n')),
};

/** A cell merged across comes once, one merged down comes back blank. */
function tableLines(page: Page): readonly string[] {
  return fullGrid(page).flatMap((slots, row) => [
    ...slots
      .filter((slot, column) => slot === undefined || slot.column === column)
      .map((slot) => `\t${textIn(slot, row)}`),
    '',
  ]);
}

function textIn(slot: PlacedCell | undefined, row: number): string {
  return slot && slot.row === row ? slot.text : '';
}
