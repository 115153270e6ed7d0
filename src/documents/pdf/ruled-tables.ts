import type { Face } from './faces.ts';
import { type Box, type Point, type Size, turnedBox } from './geometry.ts';
import { boundsOf, type Lattice } from './lattice.ts';
import { linesOf } from './lines.ts';
import type { PageTable, TextPart } from './page-table.ts';
import type { PlacedLetter, Run } from './runs.ts';

type Placed = {
  readonly tables: readonly PageTable[];
  /** The runs that stand in no table. */
  readonly outside: readonly Run[];
};

type Piece = { readonly run: Run; readonly face: Face | null };

type FaceText = { readonly face: Face; readonly parts: readonly TextPart[] };

/** The space between a border and the text, where no text shows it. */
const USUAL_PADDING = 3;
const WIDEST_PADDING = 12;
/** A border stands in the gap between two letters of one run where the gap is so wide, in heights of the font. */
const GAP_AT_BORDER = 0.1;

/** Puts the text of a page into the cells of its ruled tables. A lattice without any text is a drawing. */
export function ruledTables(lattices: readonly Lattice[], runs: readonly Run[], page: Size): Placed {
  const locate = locatorOf(lattices);
  const pieces = runs.flatMap((run) => piecesOf(run, locate));
  const byFace = Map.groupBy(pieces, ({ face }) => face);
  const runsIn = (face: Face | null) => (byFace.get(face) ?? []).map(({ run }) => run);
  const tables = lattices.flatMap((lattice) => {
    const hasText = lattice.faces.some((face) => byFace.has(face));
    return hasText ? [tableOf(lattice, runsIn, page)] : [];
  });
  return { tables, outside: runsIn(null) };
}

type Locate = (point: Point) => Face | null;

function locatorOf(lattices: readonly Lattice[]): Locate {
  const places = lattices.map((lattice) => ({ bounds: boundsOf(lattice), faceAt: facesByPlace(lattice) }));
  return (point) => {
    const found = places.find(({ bounds }) => isIn(bounds, point));
    return found?.faceAt(point) ?? null;
  };
}

function isIn(box: Box, { x, y }: Point): boolean {
  return box.left <= x && x < box.right && box.top <= y && y < box.bottom;
}

function facesByPlace({ columnEdges, rowEdges, faces }: Lattice): Locate {
  const width = columnEdges.length;
  const byPlace = new Map<number, Face>();
  for (const face of faces) {
    for (let row = face.row; row < face.row + face.rowSpan; row += 1) {
      for (let column = face.column; column < face.column + face.columnSpan; column += 1) {
        byPlace.set(row * width + column, face);
      }
    }
  }
  return ({ x, y }) => byPlace.get(placeIn(rowEdges, y) * width + placeIn(columnEdges, x)) ?? null;
}

function placeIn(edges: readonly number[], at: number): number {
  return edges.findLastIndex((edge) => edge <= at);
}

/**
 * Cuts a run where a border stands in a gap of it. Each piece belongs to the cell it begins in, so that text which
 * overflows its cell, as in spreadsheets, stays whole.
 */
function piecesOf(run: Run, locate: Locate): readonly Piece[] {
  const pieces: { letters: PlacedLetter[]; face: Face | null }[] = [];
  let faceBefore: Face | null = null;
  for (const [index, letter] of run.letters.entries()) {
    const previous = run.letters[index - 1];
    const face = locate(letter.centre);
    const gap = previous ? letter.left - previous.right : 0;
    const hasGap = letter.spaceBefore !== '' || gap > GAP_AT_BORDER * run.size;
    if (!previous || (face !== faceBefore && hasGap)) pieces.push({ letters: [letter], face });
    else pieces.at(-1)?.letters.push(letter);
    faceBefore = face;
  }
  return pieces.map(({ letters, face }) => ({ run: { ...run, letters }, face }));
}

function tableOf(lattice: Lattice, runsIn: (face: Face) => readonly Run[], page: Size): PageTable {
  const texts = lattice.faces.map((face) => textOf(face, runsIn(face), page));
  const padding = paddingOf(texts.flatMap(({ parts }) => parts));
  const cells = texts.map(({ face, parts }) => ({
    row: face.row,
    column: face.column,
    columnSpan: face.columnSpan,
    rowSpan: face.rowSpan,
    parts: parts.map((part) => padded(part, padding)),
  }));
  const byRow = Map.groupBy(cells, ({ row }) => row);
  const { top, bottom } = boundsOf(lattice);
  return {
    kind: 'table',
    top,
    bottom,
    columnEdges: lattice.columnEdges,
    ruled: true,
    rows: lattice.rowEdges.slice(1).map((_, row) => ({ cells: byRow.get(row) ?? [] })),
    closedBelow: lattice.closedBelow,
  };
}

/** The lines of a cell, upright ones first; the area of each part is the whole cell. */
function textOf(face: Face, runs: readonly Run[], page: Size): FaceText {
  const byTurn = [...Map.groupBy(runs, ({ turn }) => turn)].toSorted(([a], [b]) => a - b);
  const parts = byTurn.map(([turn, group]): TextPart => {
    const { left, right } = turnedBox(face.box, turn, page);
    return { lines: linesOf(group), area: { left, right } };
  });
  return { face, parts };
}

/** The distance from a border at which most lines begin. */
function paddingOf(parts: readonly TextPart[]): number {
  const counts = new Map<number, number>();
  for (const { lines, area } of parts) {
    for (const { left } of lines) {
      const inset = Math.round((left - area.left) * 2) / 2;
      if (inset >= 0 && inset <= WIDEST_PADDING) counts.set(inset, (counts.get(inset) ?? 0) + 1);
    }
  }
  const [commonest] = [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || a - b);
  return commonest?.[0] ?? USUAL_PADDING;
}

function padded({ lines, area }: TextPart, padding: number): TextPart {
  const left = area.left + padding;
  const right = lines.reduce((furthest, line) => Math.max(furthest, line.right), area.right - padding);
  return { lines, area: { left, right } };
}
