import type { Box } from './geometry.ts';

/** A cell as the ruling lines enclose it. */
export type Face = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
};

/** The places between ruling lines, and which of them a line parts. */
export type Borders = {
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  /** Whether a line stands at the right of a place, or under it. */
  readonly rightOf: (row: number, column: number) => boolean;
  readonly below: (row: number, column: number) => boolean;
};

type Area = Omit<Face, 'box'>;

/**
 * The cells of a ruled table: places that no line parts are one merged cell. Each place is in exactly one cell, and
 * edges that no cell begins or ends at (an underlined word's) are left out.
 */
export function facesOf(
  borders: Borders,
): Pick<Borders, 'columnEdges' | 'rowEdges'> & { faces: readonly Face[] } {
  const areas = areasOf(borders);
  const columns = edgesInUse(areas.flatMap(({ column, columnSpan }) => [column, column + columnSpan]));
  const rows = edgesInUse(areas.flatMap(({ row, rowSpan }) => [row, row + rowSpan]));
  const columnEdges = columns.map((index) => borders.columnEdges[index] ?? 0);
  const rowEdges = rows.map((index) => borders.rowEdges[index] ?? 0);
  const columnAt = new Map(columns.map((old, index) => [old, index]));
  const rowAt = new Map(rows.map((old, index) => [old, index]));
  const faces = areas.map((area): Face => {
    const column = columnAt.get(area.column) ?? 0;
    const row = rowAt.get(area.row) ?? 0;
    const endColumn = columnAt.get(area.column + area.columnSpan) ?? 0;
    const endRow = rowAt.get(area.row + area.rowSpan) ?? 0;
    const box = {
      left: columnEdges[column] ?? 0,
      right: columnEdges[endColumn] ?? 0,
      top: rowEdges[row] ?? 0,
      bottom: rowEdges[endRow] ?? 0,
    };
    return { row, column, rowSpan: endRow - row, columnSpan: endColumn - column, box };
  });
  return { columnEdges, rowEdges, faces };
}

function areasOf(borders: Borders): readonly Area[] {
  const width = borders.columnEdges.length - 1;
  const height = borders.rowEdges.length - 1;
  const taken = new Uint8Array(width * height);
  const areas: Area[] = [];
  for (let place = 0; place < taken.length; place += 1) {
    if (taken[place] === 1) continue;
    const row = Math.floor(place / width);
    const column = place % width;
    const isFree = (r: number, c: number) => taken[r * width + c] === 0;
    const columnSpan = spanRight(borders, row, column, isFree);
    const rowSpan = spanDown(borders, { row, column, rowSpan: 1, columnSpan }, isFree);
    for (let r = row; r < row + rowSpan; r += 1) {
      taken.fill(1, r * width + column, r * width + column + columnSpan);
    }
    areas.push({ row, column, rowSpan, columnSpan });
  }
  return areas;
}

type IsFree = (row: number, column: number) => boolean;

function spanRight({ columnEdges, rightOf }: Borders, row: number, column: number, isFree: IsFree): number {
  let end = column;
  while (end + 2 < columnEdges.length && !rightOf(row, end) && isFree(row, end + 1)) end += 1;
  return end - column + 1;
}

function spanDown(borders: Borders, { row, column, columnSpan }: Area, isFree: IsFree): number {
  const columns = Array.from({ length: columnSpan }, (_, index) => column + index);
  const last = column + columnSpan - 1;
  const belongs = (r: number) =>
    columns.every((c) => !borders.below(r - 1, c) && isFree(r, c) && (c === last || !borders.rightOf(r, c)));
  let end = row;
  while (end + 2 < borders.rowEdges.length && belongs(end + 1)) end += 1;
  return end - row + 1;
}

function edgesInUse(edges: readonly number[]): readonly number[] {
  return [...new Set(edges)].toSorted((a, b) => a - b);
}
