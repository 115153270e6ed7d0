import { asTurn, type Matrix, multiply, type Turn, transform } from './geometry.ts';
import type { TextState } from './text-state.ts';

/** A letter (or what one glyph stands for: a ligature, a space) at its place on the page. */
export type DrawnGlyph = {
  readonly text: string;
  /** Where its baseline begins. */
  readonly x: number;
  readonly y: number;
  /** Along the line of text. */
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  /** The direction of reading; null for slanting text such as a watermark. */
  readonly turn: Turn | null;
};

type ParsedGlyph = { readonly unicode: string; readonly width: number; readonly isSpace: boolean };

type Shown = {
  readonly glyphs: readonly DrawnGlyph[];
  /** How far the place of the next letter has moved. */
  readonly advance: number;
};

/** Text that is off the axes by more degrees is slanting. */
const SLANT_DEGREES = 6;

/** Places the letters of one `TJ`: glyphs, and between them numbers that pull the next one back by thousandths. */
export function showText(items: readonly unknown[], text: TextState, graphics: Matrix): Shown {
  const matrix = multiply(graphics, text.matrix);
  const direction = Math.sign(text.size * text.stretch) || 1;
  const turn = turnOf(matrix[0] * direction, matrix[1] * direction);
  const across = Math.hypot(matrix[0], matrix[1]);
  const size = Math.abs(text.size) * Math.hypot(matrix[2], matrix[3]);
  const glyphs: DrawnGlyph[] = [];
  let advance = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      advance -= (item * text.size * text.stretch) / 1000;
    } else if (isParsedGlyph(item)) {
      const width = item.width * text.glyphScale * text.size * text.stretch;
      const at = transform(matrix, text.x + advance, text.y + text.rise);
      if (isPlaced(at.x, at.y, width)) {
        glyphs.push({ text: item.unicode, ...at, width: Math.abs(width) * across, size, turn });
      }
      const spacing = text.charSpacing + (item.isSpace ? text.wordSpacing : 0);
      advance += width + spacing * text.stretch;
    }
  }
  return { glyphs, advance: Number.isFinite(advance) ? advance : 0 };
}

function isParsedGlyph(item: unknown): item is ParsedGlyph {
  if (typeof item !== 'object' || item === null) return false;
  if (!('unicode' in item && 'width' in item && 'isSpace' in item)) return false;
  return (
    typeof item.unicode === 'string' && typeof item.width === 'number' && typeof item.isSpace === 'boolean'
  );
}

function isPlaced(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isFinite);
}

function turnOf(x: number, y: number): Turn | null {
  const degrees = (Math.atan2(y, x) * 180) / Math.PI;
  const quarters = Math.round(degrees / 90);
  return Math.abs(degrees - quarters * 90) <= SLANT_DEGREES ? asTurn(quarters) : null;
}
