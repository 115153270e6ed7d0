import type { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Canvas, Drawing } from './drawing.ts';
import { IDENTITY, type Matrix, type Size } from './geometry.ts';
import { matrixOf, numberOr, numbersOf, operandsOf } from './operands.ts';
import type { PathPaint, Rule } from './path-rules.ts';
import type { PdfLimits } from './pdf-limits.ts';
import type { DrawnGlyph } from './show-text.ts';

type OperatorCodes = typeof OPS;

/** What stands on a page: letters and lines in points from its upper left corner, as the page is to be seen. */
export type DrawnPage = Size & {
  /** In the order they are drawn. */
  readonly glyphs: readonly DrawnGlyph[];
  readonly rules: readonly Rule[];
  /** How much of the page is covered by pictures, all of them left out: 1 for a scanned page. */
  readonly pictureShare: number;
};

export type PageOperators = {
  readonly list: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
  readonly codes: OperatorCodes;
};

type Handler = (drawing: Drawing, operands: readonly unknown[]) => void;

/**
 * Follows the operators of a page as a viewer does (ISO 32000-2, chapters 8 and 9) and keeps letters and ruling lines.
 *
 * @throws PlanfactError `limit_exceeded` for more letters and lines than a page may have
 */
export function drawPage(canvas: Canvas, { list, codes }: PageOperators, limits: PdfLimits): DrawnPage {
  const drawing = new Drawing(canvas, limits);
  const handlers = handlersFor(codes);
  for (const [index, code] of list.fnArray.entries()) {
    handlers.get(code)?.(drawing, operandsOf(list.argsArray[index]));
  }
  const { width, height } = canvas;
  return { width, height, glyphs: drawing.glyphs, rules: drawing.rules, pictureShare: drawing.pictureShare };
}

function handlersFor(codes: OperatorCodes): ReadonlyMap<number, Handler> {
  const paints = pathPaints(codes);
  return new Map<number, Handler>([
    [codes.save, (drawing) => drawing.save()],
    [codes.restore, (drawing) => drawing.restore()],
    [codes.transform, (drawing, operands) => drawing.transform(matrixOf(operands))],
    [codes.setLineWidth, (drawing, [width]) => drawing.setLineWidth(numberOr(width, 1))],
    [codes.setGState, (drawing, [changes]) => applyGraphicsState(drawing, operandsOf(changes))],
    [codes.paintFormXObjectBegin, (drawing, [matrix]) => beginForm(drawing, matrixOf(matrix))],
    [codes.paintFormXObjectEnd, (drawing) => drawing.restore()],
    [codes.beginGroup, (drawing) => drawing.save()],
    [codes.endGroup, (drawing) => drawing.restore()],
    [
      codes.beginAnnotation,
      (drawing, [, , matrix, appearance]) => drawing.beginAnnotation(matrixOf(matrix), matrixOf(appearance)),
    ],
    [codes.endAnnotation, (drawing) => drawing.restore()],
    [codes.beginText, (drawing) => drawing.setTextMatrix(IDENTITY)],
    [codes.setCharSpacing, (drawing, [gap]) => drawing.setText({ charSpacing: numberOr(gap, 0) })],
    [codes.setWordSpacing, (drawing, [gap]) => drawing.setText({ wordSpacing: numberOr(gap, 0) })],
    [codes.setHScale, (drawing, [percent]) => drawing.setText({ stretch: numberOr(percent, 100) / 100 })],
    [codes.setLeading, (drawing, [leading]) => drawing.setText({ leading: numberOr(leading, 0) })],
    [codes.setFont, (drawing, [name, size]) => drawing.setFont(name, size)],
    [codes.setTextRise, (drawing, [rise]) => drawing.setText({ rise: numberOr(rise, 0) })],
    [codes.moveText, (drawing, [x, y]) => drawing.moveText(numberOr(x, 0), numberOr(y, 0))],
    [
      codes.setLeadingMoveText,
      (drawing, [x, y]) => moveAndSetLeading(drawing, numberOr(x, 0), numberOr(y, 0)),
    ],
    [codes.setTextMatrix, (drawing, [matrix]) => drawing.setTextMatrix(matrixOf(matrix) ?? IDENTITY)],
    [codes.nextLine, (drawing) => drawing.nextLine()],
    [codes.showText, (drawing, [items]) => drawing.showText(operandsOf(items))],
    [codes.constructPath, (drawing, operands) => paintPath(drawing, operands, paints)],
  ]);
}

function beginForm(drawing: Drawing, matrix: Matrix | null): void {
  drawing.save();
  drawing.transform(matrix);
}

function moveAndSetLeading(drawing: Drawing, x: number, y: number): void {
  drawing.setText({ leading: -y });
  drawing.moveText(x, y);
}

function applyGraphicsState(drawing: Drawing, changes: readonly unknown[]): void {
  for (const change of changes) {
    const [key, value] = operandsOf(change);
    const [font, size] = operandsOf(value);
    if (key === 'Font') drawing.setFont(font, size);
    if (key === 'LW') drawing.setLineWidth(numberOr(value, 1));
  }
}

/** The parser gathers a path into one operator: how it is painted, its corners and its bounds. */
function paintPath(
  drawing: Drawing,
  [painting, data]: readonly unknown[],
  paints: ReadonlyMap<unknown, PathPaint>,
): void {
  const paint = paints.get(painting);
  if (paint) drawing.paintPath(numbersOf(operandsOf(data)[0]), paint);
}

/** Paths that only clip are not in the list: nothing is seen of them. */
function pathPaints(codes: OperatorCodes): ReadonlyMap<unknown, PathPaint> {
  return new Map<unknown, PathPaint>([
    [codes.stroke, 'stroke'],
    [codes.closeStroke, 'stroke'],
    [codes.fill, 'fill'],
    [codes.eoFill, 'fill'],
    [codes.fillStroke, 'both'],
    [codes.eoFillStroke, 'both'],
    [codes.closeFillStroke, 'both'],
    [codes.closeEOFillStroke, 'both'],
  ]);
}
