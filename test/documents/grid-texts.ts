import { expect } from 'vitest';
import type { Document, Grid } from '../../src/documents/document.ts';

/** The only grid of a document. */
export function onlyGrid(document: Document): Grid {
  const grids = document.blocks.filter((block) => block.kind === 'grid');
  expect(grids).toHaveLength(1);
  return grids[0] ?? { kind: 'grid', name: null, rows: [], hiddenColumns: [], merges: 'kept' };
}

/** The cells of a grid as «column:text», a span as «column+2x3:text» (rows x columns). */
export function placesOf(grid: Grid): readonly (readonly string[])[] {
  return grid.rows.map((row) =>
    row.cells.map(({ column, rowSpan, columnSpan, text }) => {
      const span = rowSpan === 1 && columnSpan === 1 ? '' : `+${rowSpan}x${columnSpan}`;
      return `${column}${span}:${text}`;
    }),
  );
}

export function textsOf(grid: Grid): readonly (readonly string[])[] {
  return grid.rows.map((row) => row.cells.map((cell) => cell.text));
}

export function paragraphsOf(document: Document): readonly string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}
