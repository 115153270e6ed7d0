import { cell, fullGrid, type Page, type PlacedCell, widthOf } from '../page.ts';

/** The page as rows of one sheet, words first; a place that a merged cell covers is empty. */
export function sheetRows(page: Page): readonly (readonly (PlacedCell | undefined)[])[] {
  const width = widthOf(page);
  const blank = Array.from({ length: width }, () => undefined);
  const table = fullGrid(page).map((slots, row) =>
    slots.map((slot, column) => (slot?.row === row && slot.column === column ? slot : undefined)),
  );
  const words = (texts: readonly string[]) =>
    texts.map((text) =>
      blank.map((_, column) => (column === 0 ? { ...cell(text), row: 0, column } : undefined)),
    );
  return [...words(page.above), ...table, blank, ...words(page.below)];
}
