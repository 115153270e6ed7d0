import { IDENTITY, type Matrix } from './geometry.ts';

/** What decides where the next letter stands (ISO 32000-2, 9.3 and 9.4). */
export type TextState = {
  readonly matrix: Matrix;
  /** Start of the current line and place of the next letter, in the coordinates of the matrix. */
  readonly lineX: number;
  readonly lineY: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Units of text space in one of glyph space: 0.001 except for fonts drawn by operators. */
  readonly glyphScale: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  /** Horizontal scaling, 1 for none. */
  readonly stretch: number;
  readonly rise: number;
  readonly leading: number;
};

export const AT_LINE_START = { lineX: 0, lineY: 0, x: 0, y: 0 } as const;

export const INITIAL_TEXT: TextState = {
  matrix: IDENTITY,
  ...AT_LINE_START,
  size: 0,
  glyphScale: 0.001,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  rise: 0,
  leading: 0,
};

/** The start of the line moved, as `Td` does. */
export function movedBy(state: TextState, x: number, y: number): Partial<TextState> {
  const lineX = state.lineX + x;
  const lineY = state.lineY + y;
  return { lineX, lineY, x: lineX, y: lineY };
}

export function afterShowing(state: TextState, advance: number): TextState {
  return { ...state, x: state.x + advance };
}
