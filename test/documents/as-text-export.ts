import { readFileSync } from 'node:fs';
import type { Document, Grid } from '../../src/documents/document.ts';
import { readText } from '../../src/documents/text.ts';
import { SEED } from '../seed.ts';

/** A file of `test/documents/fixtures`. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}

export function gridsOf(document: Document): readonly Grid[] {
  return document.blocks.filter((block) => block.kind === 'grid');
}

export function paragraphsOf(document: Document): readonly string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** A grid's cells in one line a row: column, `+` columns and `v` rows where it spans several, and the text. */
export function outline(grid: Grid | undefined): readonly string[] {
  return (grid?.rows ?? []).map((row) =>
    row.cells
      .map(({ column, columnSpan, rowSpan, text }) => {
        const across = columnSpan > 1 ? `+${columnSpan}` : '';
        const down = rowSpan > 1 ? `v${rowSpan}` : '';
        return `${column}${across}${down}:${text}`;
      })
      .join(' | '),
  );
}

/**
 * The rows of a grid as a word processor's text export would give them: a cell merged across comes once, one merged
 * down comes back as a blank cell, and so does an empty place. Spaces around a text are taken off, as in `readText`.
 */
export function asTextExport(grid: Grid, firstRow = 0): readonly (readonly string[])[] {
  const width = Math.max(
    ...grid.rows.flatMap((row) => row.cells.map((cell) => cell.column + cell.columnSpan)),
  );
  const rows = grid.rows.map((): (string | null)[] => Array.from({ length: width }, () => ''));
  grid.rows.forEach((row, r) => {
    for (const { column, columnSpan, rowSpan, text } of row.cells) {
      for (let below = 0; below < rowSpan; below += 1) {
        rows[r + below]?.fill(null, column + 1, column + columnSpan);
      }
      rows[r]?.splice(column, 1, text);
    }
  });
  return rows.slice(firstRow).map((row) => row.filter((text) => text !== null).map((text) => text.trim()));
}

/** The seed report's table as rows of texts, and the paragraphs around it, from its text export. */
export const SEED_ROWS = gridsOf(readText(SEED)).flatMap((grid) =>
  grid.rows.map((row) => row.cells.map((cell) => cell.text)),
);
export const SEED_PARAGRAPHS = paragraphsOf(readText(SEED));
