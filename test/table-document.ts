import type { Document, GridCell, GridRow } from '../src/documents/document.ts';

/** A cell for a test: its text, or its text and how far it spans. */
export type TestCell = string | { readonly text: string; readonly columns?: number; readonly rows?: number };

/** A document with one table whose merges are kept, as HTML and word processors give them, and the words above it. */
export function tableDocument(above: readonly string[], rows: readonly (readonly TestCell[])[]): Document {
  return {
    format: 'html',
    blocks: [
      ...above.map((text) => ({ kind: 'paragraph' as const, text })),
      { kind: 'grid', name: null, rows: placeCells(rows), hiddenColumns: [], merges: 'kept' },
    ],
  };
}

/** Puts cells into the first free places of their rows, as a browser does. */
function placeCells(rows: readonly (readonly TestCell[])[]): readonly GridRow[] {
  const taken = new Set<string>();
  return rows.map((cells, row) => {
    const placed: GridCell[] = [];
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row}.${column}`)) column += 1;
      const { text, columns = 1, rows: rowSpan = 1 } = typeof cell === 'string' ? { text: cell } : cell;
      placed.push({ column, text, rowSpan, columnSpan: columns });
      for (let r = row; r < row + rowSpan; r += 1) {
        for (let c = column; c < column + columns; c += 1) taken.add(`${r}.${c}`);
      }
    }
    return { hidden: false, cells: placed };
  });
}
