/** An affine transform as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = { readonly x: number; readonly y: number };

/** Lengths in points; y grows downwards, as on the page one reads. */
export type Size = { readonly width: number; readonly height: number };

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Quarter turns clockwise by which text runs away from left-to-right. */
export type Turn = 0 | 1 | 2 | 3;

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export function transform(matrix: Matrix, x: number, y: number): Point {
  return {
    x: matrix[0] * x + matrix[2] * y + matrix[4],
    y: matrix[1] * x + matrix[3] * y + matrix[5],
  };
}

/** Where a point of the page lies once the page is turned so that text of this turn runs from left to right. */
export function turned(point: Point, turn: Turn, page: Size): Point {
  switch (turn) {
    case 0:
      return point;
    case 1:
      return { x: point.y, y: page.width - point.x };
    case 2:
      return { x: page.width - point.x, y: page.height - point.y };
    case 3:
      return { x: page.height - point.y, y: point.x };
  }
}

/** The other way round: from the turned page back to the page, whose own size is given. */
export function turnedBack(point: Point, turn: Turn, page: Size): Point {
  return turned(point, asTurn(4 - turn), turnedSize(page, turn));
}

export function turnedSize(page: Size, turn: Turn): Size {
  return turn % 2 === 0 ? page : { width: page.height, height: page.width };
}

export function turnedBox(box: Box, turn: Turn, page: Size): Box {
  const first = turned({ x: box.left, y: box.top }, turn, page);
  const second = turned({ x: box.right, y: box.bottom }, turn, page);
  return {
    left: Math.min(first.x, second.x),
    top: Math.min(first.y, second.y),
    right: Math.max(first.x, second.x),
    bottom: Math.max(first.y, second.y),
  };
}

export function asTurn(quarters: number): Turn {
  const turn = ((quarters % 4) + 4) % 4;
  if (turn === 1 || turn === 2 || turn === 3) return turn;
  return 0;
}
