import { type Matrix, multiply, type Size } from './geometry.ts';
import { numberOr } from './operands.ts';
import { type PathPaint, type Rule, rulesOfPath } from './path-rules.ts';
import { type PdfLimits, pdfLimitExceeded } from './pdf-limits.ts';
import { type DrawnGlyph, showText } from './show-text.ts';
import { AT_LINE_START, afterShowing, INITIAL_TEXT, movedBy, type TextState } from './text-state.ts';

/** The page that is drawn on. */
export type Canvas = Size & {
  /** From the page's own coordinates to points from its upper left corner. */
  readonly base: Matrix;
  /** How many units of text space make one of glyph space, by the font's name. */
  readonly glyphScale: (font: string) => number;
};

type GraphicsState = {
  readonly matrix: Matrix;
  readonly lineWidth: number;
  readonly text: TextState;
  /** Whether anything was drawn since the last change of coordinates; a picture is not, as none is decoded. */
  readonly drawn: boolean;
};

/**
 * The state of a page while its operators are followed, and what they have drawn so far.
 * Its methods throw `limit_exceeded` for more letters and lines than a page may have.
 */
export class Drawing {
  readonly glyphs: DrawnGlyph[] = [];
  readonly rules: Rule[] = [];
  /** Of the page, that pictures cover. */
  pictureShare = 0;
  readonly #canvas: Canvas;
  readonly #limits: PdfLimits;
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState;
  #marks = 0;

  constructor(canvas: Canvas, limits: PdfLimits) {
    this.#canvas = canvas;
    this.#limits = limits;
    this.#state = { matrix: canvas.base, lineWidth: 1, text: INITIAL_TEXT, drawn: true };
  }

  save(): void {
    this.#saved.push(this.#state);
  }

  restore(): void {
    const { matrix, drawn } = this.#state;
    if (!drawn) this.pictureShare += this.#shareOfPage(matrix);
    this.#state = this.#saved.pop() ?? this.#state;
  }

  transform(matrix: Matrix | null, from = this.#state.matrix): void {
    if (matrix) this.#state = { ...this.#state, matrix: multiply(from, matrix), drawn: false };
  }

  setLineWidth(width: number): void {
    this.#state = { ...this.#state, lineWidth: width };
  }

  setText(change: Partial<TextState>): void {
    this.#state = { ...this.#state, text: { ...this.#state.text, ...change } };
  }

  setTextMatrix(matrix: Matrix): void {
    this.setText({ matrix, ...AT_LINE_START });
  }

  moveText(x: number, y: number): void {
    this.setText(movedBy(this.#state.text, x, y));
  }

  nextLine(): void {
    this.moveText(0, -this.#state.text.leading);
  }

  setFont(name: unknown, size: unknown): void {
    const glyphScale = typeof name === 'string' ? this.#canvas.glyphScale(name) : this.#state.text.glyphScale;
    this.setText({ glyphScale, size: numberOr(size, 0) });
  }

  showText(items: readonly unknown[]): void {
    const { matrix, text } = this.#state;
    const shown = showText(items, text, matrix);
    for (const glyph of shown.glyphs) this.glyphs.push(glyph);
    this.#count(shown.glyphs.length);
    this.#state = { ...this.#state, text: afterShowing(text, shown.advance), drawn: true };
  }

  paintPath(corners: readonly number[], paint: PathPaint): void {
    const { matrix, lineWidth } = this.#state;
    this.#count(corners.length);
    for (const rule of rulesOfPath(corners, matrix, { paint, lineWidth })) this.rules.push(rule);
    this.#state = { ...this.#state, drawn: true };
  }

  beginAnnotation(matrix: Matrix | null, appearance: Matrix | null): void {
    this.save();
    this.transform(matrix, this.#canvas.base);
    this.transform(appearance);
  }

  #shareOfPage(matrix: Matrix): number {
    const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    return area / (this.#canvas.width * this.#canvas.height);
  }

  #count(marks: number): void {
    this.#marks += marks;
    if (this.#marks > this.#limits.pageMarks) throw pdfLimitExceeded(this.#limits, 'pageMarks');
  }
}
