import { type CellBudget, limitExceeded } from '../limits.ts';
import { type Borders, type Face, facesOf } from './faces.ts';
import type { Box } from './geometry.ts';
import { NEAR } from './merge-rules.ts';
import type { Rule } from './path-rules.ts';
import { type PdfLimits, pdfLimitExceeded } from './pdf-limits.ts';
import { touchingRules } from './touching-rules.ts';

/** A ruled table: the lines between its columns and rows, its outer edges included, and the cells between them. */
export type Lattice = {
  readonly columnEdges: readonly number[];
  readonly rowEdges: readonly number[];
  readonly faces: readonly Face[];
  /** Whether a line closes the table at its lower edge; none does where a row goes on overleaf. */
  readonly closedBelow: boolean;
};

/** More lines on one page are a drawing. */
const MOST_RULES = 20_000;
/** How much of an edge may be missing at either end, as a part of its length. */
const SHORT_BY = 0.4;

/**
 * The ruled tables of a page, from the top down: merged lines that touch make a lattice, and where no line parts two places
 * of it they are one merged cell. An outer edge may be missing. A lattice inside a cell of another one is left out.
 *
 * @throws PlanfactError `limit_exceeded` for more cells than the limits allow
 */
export function latticesOf(
  rules: readonly Rule[],
  limits: PdfLimits,
  budget: CellBudget,
): readonly Lattice[] {
  if (rules.length > MOST_RULES) throw pdfLimitExceeded(limits, 'pageMarks');
  const lattices = touchingRules(rules).flatMap((group) => {
    const borders = bordersOf(group, limits);
    if (borders.columnEdges.length < 3 || borders.rowEdges.length < 2) return [];
    const lattice = { ...facesOf(borders), closedBelow: isClosedBelow(borders) };
    budget.spend(lattice.faces.length + lattice.rowEdges.length);
    return lattice.columnEdges.length < 3 ? [] : [lattice];
  });
  return outermost(lattices).toSorted((a, b) => (a.rowEdges[0] ?? 0) - (b.rowEdges[0] ?? 0));
}

export function boundsOf({ columnEdges, rowEdges }: Lattice): Box {
  return {
    left: columnEdges[0] ?? 0,
    right: columnEdges.at(-1) ?? 0,
    top: rowEdges[0] ?? 0,
    bottom: rowEdges.at(-1) ?? 0,
  };
}

function bordersOf(group: readonly Rule[], limits: PdfLimits): Borders {
  const across = group.filter(({ axis }) => axis === 'horizontal');
  const down = group.filter(({ axis }) => axis === 'vertical');
  const columnEdges = withOpenEnds(positions(down), across);
  const rowEdges = withOpenEnds(positions(across), down);
  const places = columnEdges.length * rowEdges.length;
  if (places > limits.cells) throw limitExceeded(limits, 'cells');
  const right = new Uint8Array(places);
  const bottom = new Uint8Array(places);
  const width = columnEdges.length;
  for (const rule of down) {
    const column = columnEdges.indexOf(rule.at) - 1;
    for (const row of covered(rule, rowEdges)) if (column >= 0) right[row * width + column] = 1;
  }
  for (const rule of across) {
    const row = rowEdges.indexOf(rule.at) - 1;
    for (const column of covered(rule, columnEdges)) if (row >= 0) bottom[row * width + column] = 1;
  }
  return {
    columnEdges,
    rowEdges,
    rightOf: (row, column) => right[row * width + column] === 1,
    below: (row, column) => bottom[row * width + column] === 1,
  };
}

function positions(rules: readonly Rule[]): readonly number[] {
  return [...new Set(rules.map(({ at }) => at))].toSorted((a, b) => a - b);
}

/** Adds an outer edge that no line is drawn at, where at least half of the lines across it end at one place. */
function withOpenEnds(edges: readonly number[], across: readonly Rule[]): readonly number[] {
  const first = Math.min(...across.map(({ from }) => from));
  const last = Math.max(...across.map(({ to }) => to));
  const atFirst = across.filter(({ from }) => from - first <= NEAR).length;
  const atLast = across.filter(({ to }) => last - to <= NEAR).length;
  const enough = Math.max(2, across.length / 2);
  const opensBefore = (edges[0] ?? first) - first > NEAR && atFirst >= enough;
  const opensAfter = last - (edges.at(-1) ?? last) > NEAR && atLast >= enough;
  return [...(opensBefore ? [first] : []), ...edges, ...(opensAfter ? [last] : [])];
}

/** The places between edges that a line runs along. */
function covered({ from, to }: Rule, edges: readonly number[]): readonly number[] {
  return edges.slice(0, -1).flatMap((edge, index) => {
    const next = edges[index + 1] ?? edge;
    const slack = Math.min(NEAR, (next - edge) * SHORT_BY);
    return from <= edge + slack && to >= next - slack ? [index] : [];
  });
}

function isClosedBelow({ columnEdges, rowEdges, below }: Borders): boolean {
  const width = columnEdges.length - 1;
  const lines = Array.from({ length: width }, (_, column) => below(rowEdges.length - 2, column));
  return lines.filter(Boolean).length * 2 >= width;
}

/**
 * Leaves out a lattice inside a cell of another: its text belongs to that cell. But where the outer one has fewer
 * cells it only frames or arranges what is on the page, and gives way.
 */
function outermost(lattices: readonly Lattice[]): readonly Lattice[] {
  const frames = new Set<Lattice>();
  const nested = new Set<Lattice>();
  for (const outer of lattices) {
    for (const inner of lattices.filter((other) => other !== outer && isInOneFace(other, outer))) {
      if (inner.faces.length > outer.faces.length) frames.add(outer);
      else nested.add(inner);
    }
  }
  return lattices.filter((lattice) => !frames.has(lattice) && !nested.has(lattice));
}

function isInOneFace(inner: Lattice, outer: Lattice): boolean {
  const bounds = boundsOf(inner);
  if (!contains(boundsOf(outer), bounds)) return false;
  return outer.faces.some(({ box }) => contains(box, bounds));
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    outer.right >= inner.right &&
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom
  );
}
