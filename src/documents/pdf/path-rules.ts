import { type Matrix, type Point, transform } from './geometry.ts';

/** A straight line along an axis of the page, in points: the border of a cell, or a part of one. */
export type Rule = {
  readonly axis: 'horizontal' | 'vertical';
  /** The coordinate that all of it shares. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
};

export type PathPaint = 'fill' | 'stroke' | 'both';

type Painting = { readonly paint: PathPaint; readonly lineWidth: number };

type Subpath = { readonly points: readonly Point[]; readonly closed: boolean };

/** What is thicker is a shaded area, not a line. */
const THICKEST = 4;
/** How far the ends of a line may be apart across it. */
const STRAIGHT_WITHIN = 0.7;

/** Corner codes of pdfjs, with the numbers that follow each. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC_CURVE = 3;

/**
 * The ruling lines of a path: strokes along an axis, and filled areas so thin that they are lines to the eye
 * (Word and browsers draw borders as rectangles). Curves end a line.
 */
export function rulesOfPath(corners: readonly number[], matrix: Matrix, painting: Painting): readonly Rule[] {
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  const strokes = painting.paint !== 'fill' && painting.lineWidth * scale <= THICKEST;
  const fills = painting.paint !== 'stroke';
  return subpathsOf(corners, matrix).flatMap((subpath) => [
    ...(strokes ? strokedRules(subpath) : []),
    ...(fills ? filledRules(subpath.points) : []),
  ]);
}

function subpathsOf(corners: readonly number[], matrix: Matrix): readonly Subpath[] {
  const subpaths: { points: Point[]; closed: boolean }[] = [];
  let index = 0;
  while (index < corners.length) {
    const code = corners[index];
    const operands = operandCount(code);
    const [x, y] = corners.slice(index + operands - 1, index + operands + 1);
    const current = subpaths.at(-1);
    if (operands === 0) {
      if (current) current.closed = true;
    } else if (x !== undefined && y !== undefined) {
      const point = transform(matrix, x, y);
      if (code === LINE && current) current.points.push(point);
      else subpaths.push({ points: [point], closed: false });
    }
    index += operands + 1;
  }
  return subpaths;
}

function operandCount(code: number | undefined): number {
  if (code === MOVE || code === LINE) return 2;
  if (code === QUADRATIC_CURVE) return 4;
  return code === CURVE ? 6 : 0;
}

function strokedRules({ points, closed }: Subpath): readonly Rule[] {
  const first = points[0];
  const corners = closed && first ? [...points, first] : points;
  return corners.flatMap((point, index) => {
    const before = corners[index - 1];
    return before ? ruleOfBox(boundsOf([before, point]), STRAIGHT_WITHIN) : [];
  });
}

function filledRules(points: readonly Point[]): readonly Rule[] {
  return points.length < 2 ? [] : ruleOfBox(boundsOf(points), THICKEST);
}

type Bounds = { readonly least: Point; readonly most: Point };

function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { least: { x: least(xs), y: least(ys) }, most: { x: most(xs), y: most(ys) } };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** A box as a line along its longer side, a dot as one both ways; none where it is thick. */
function ruleOfBox({ least: from, most: to }: Bounds, thickest: number): readonly Rule[] {
  const width = to.x - from.x;
  const height = to.y - from.y;
  if (!(Number.isFinite(width) && Number.isFinite(height))) return [];
  const isDot = width <= thickest && height <= thickest;
  const across: Rule = { axis: 'horizontal', at: (from.y + to.y) / 2, from: from.x, to: to.x };
  const down: Rule = { axis: 'vertical', at: (from.x + to.x) / 2, from: from.y, to: to.y };
  return [
    ...(height <= thickest && (isDot || width > height) ? [across] : []),
    ...(width <= thickest && (isDot || height > width) ? [down] : []),
  ];
}
