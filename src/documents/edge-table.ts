import type { Grid, GridCell } from './document.ts';

/** 2 mm: edges that differ by less are one column border that was dragged unevenly from row to row. */
const EDGE_TOLERANCE = 113;

/** A cell as Word keeps it, in RTF and in .doc: between two horizontal positions in twips (1/1440 inch). */
export type EdgeCell = {
  readonly left: number;
  readonly right: number;
  readonly text: string;
  /** Merged into the cell on its left. */
  readonly joinsLeft: boolean;
  /** `first` begins a cell that is merged down, `next` belongs to the one above. */
  readonly vertical: 'single' | 'first' | 'next';
};

type PlacedCell = { column: number; columnSpan: number; rowSpan: number; text: string };

/**
 * Makes a grid of rows of Word's cells, which know their edges but no columns: every edge that occurs in the table is
 * a column border, so a cell that is wider than those of other rows spans several columns.
 */
export function gridFromEdges(rows: readonly (readonly EdgeCell[])[]): Grid {
  const joined = rows.map(joinAcross);
  const borders = columnBorders(joined);
  return {
    kind: 'grid',
    name: null,
    rows: placeCells(joined, borders).map((cells) => ({ hidden: false, cells })),
    hiddenColumns: [],
    merges: 'kept',
  };
}

/** Joins cells merged across, and makes sure that each cell has a width. */
function joinAcross(row: readonly EdgeCell[]): readonly EdgeCell[] {
  const cells: EdgeCell[] = [];
  for (const cell of row) {
    const previous = cells.at(-1);
    if (previous !== undefined && cell.joinsLeft) {
      const text = [previous.text, cell.text].filter((part) => part.trim() !== '').join('\n');
      cells[cells.length - 1] = { ...previous, right: Math.max(previous.right + 1, cell.right), text };
    } else {
      const left = Math.max(cell.left, previous?.right ?? cell.left);
      cells.push({ ...cell, left, right: Math.max(left + 1, cell.right) });
    }
  }
  return cells;
}

/** The column that begins at each edge. Two edges of one row are never taken for the same border. */
function columnBorders(rows: readonly (readonly EdgeCell[])[]): ReadonlyMap<number, number> {
  const rowsAt = new Map<number, Set<number>>();
  rows.forEach((row, index) => {
    for (const edge of row.flatMap((cell) => [cell.left, cell.right])) {
      const seen = rowsAt.get(edge);
      if (seen === undefined) rowsAt.set(edge, new Set([index]));
      else seen.add(index);
    }
  });
  const borders = new Map<number, number>();
  let column = -1;
  let start = Number.NEGATIVE_INFINITY;
  let taken = new Set<number>();
  for (const [edge, rowsHere] of [...rowsAt].sort(([a], [b]) => a - b)) {
    if (edge - start > EDGE_TOLERANCE || [...rowsHere].some((row) => taken.has(row))) {
      column += 1;
      start = edge;
      taken = new Set();
    }
    for (const row of rowsHere) taken.add(row);
    borders.set(edge, column);
  }
  return borders;
}

function placeCells(
  rows: readonly (readonly EdgeCell[])[],
  borders: ReadonlyMap<number, number>,
): readonly (readonly GridCell[])[] {
  let open = new Map<number, PlacedCell>();
  return rows.map((row) => {
    const placed: PlacedCell[] = [];
    const stillOpen = new Map<number, PlacedCell>();
    for (const cell of row) {
      const column = borders.get(cell.left) ?? 0;
      const columnSpan = (borders.get(cell.right) ?? column + 1) - column;
      const above = open.get(column);
      if (cell.vertical === 'next' && above?.columnSpan === columnSpan && cell.text.trim() === '') {
        above.rowSpan += 1;
        stillOpen.set(column, above);
        continue;
      }
      const own = { column, columnSpan, rowSpan: 1, text: cell.text };
      placed.push(own);
      if (cell.vertical !== 'single') stillOpen.set(column, own);
    }
    open = stillOpen;
    return placed;
  });
}
