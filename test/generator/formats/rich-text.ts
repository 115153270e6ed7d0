import { fullGrid, type Page, type PlacedCell } from '../page.ts';
import type { Format } from './format.ts';

const COLUMN_TWIPS = 1200;

/** Rich Text Format 1.9, all letters beyond ASCII as `\u` escapes. */
export const RICH_TEXT: Format = {
  name: 'rtf',
  extension: 'rtf',
  wordsInGrid: false,
  write: (page) => Buffer.from(print(page), 'latin1'),
};

function print(page: Page): string {
  const rows = fullGrid(page).map(printRow);
  return [
    '{\\rtf1\\ansi\\ansicpg1251\\uc1\\deff0{\\fonttbl{\\f0\\fnil Times New Roman;}}',
    ...page.above.map(paragraph),
    ...rows,
    ...page.below.map(paragraph),
    '}',
  ].join('\n');
}

function paragraph(text: string): string {
  return `\\pard ${escapeRtf(text)}\\par`;
}

/** Cells merged across are one wide cell; merged down, the first has `clvmgf`, the others `clvmrg`. */
function printRow(slots: readonly (PlacedCell | undefined)[], row: number): string {
  const shown = slots
    .map((slot, column) => ({ slot, column }))
    .filter(({ slot, column }) => !slot || slot.column === column);
  const definitions = shown.map(({ slot, column }) => {
    const edge = (column + (slot?.columns ?? 1)) * COLUMN_TWIPS;
    const start = slot?.row === row ? '\\clvmgf' : '\\clvmrg';
    return `${slot && slot.rows > 1 ? start : ''}\\cellx${edge}`;
  });
  const cells = shown.map(
    ({ slot }) => `\\pard\\intbl ${escapeRtf(slot?.row === row ? slot.text : '')}\\cell`,
  );
  return `\\trowd${definitions.join('')}\n${cells.join('')}\\row`;
}

function escapeRtf(text: string): string {
  return text
    .replace(/[\\{}]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\line ')
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${toSigned(sign.charCodeAt(0))}?`);
}

/** RTF counts code units as signed 16-bit numbers. */
function toSigned(unit: number): number {
  return unit > 0x7fff ? unit - 0x10000 : unit;
}
