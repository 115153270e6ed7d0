import type { DrawnPage } from './draw-page.ts';
import { asTurn, type Size, type Turn, turned, turnedBox, turnedSize } from './geometry.ts';
import type { Rule } from './path-rules.ts';
import type { DrawnGlyph } from './show-text.ts';

/** A letter whose text runs along an axis of the page; `turn` counts from the page's reading direction. */
export type Letter = DrawnGlyph & { readonly turn: Turn };

/** A page as it is read: most of its text runs from left to right. */
export type UprightPage = Size & {
  readonly letters: readonly Letter[];
  readonly rules: readonly Rule[];
  /** Texts across the page, such as a watermark: they stand over other text and belong to no cell. */
  readonly slanting: readonly string[];
};

/** Turns a page that was printed sideways or upside down so that most of its letters stand upright. */
export function uprightPage(drawn: DrawnPage): UprightPage {
  const turn = prevailingTurn(drawn.glyphs);
  return {
    ...turnedSize(drawn, turn),
    letters: drawn.glyphs.filter(isStraight).map((glyph) => ({
      ...glyph,
      ...turned(glyph, turn, drawn),
      turn: asTurn(glyph.turn - turn),
    })),
    rules: turn === 0 ? drawn.rules : drawn.rules.map((rule) => turnedRule(rule, turn, drawn)),
    slanting: slantingTexts(drawn.glyphs),
  };
}

function prevailingTurn(glyphs: readonly DrawnGlyph[]): Turn {
  const counts = [0, 0, 0, 0];
  for (const { turn, text } of glyphs) {
    if (turn !== null && text.trim() !== '') counts[turn] = (counts[turn] ?? 0) + 1;
  }
  return asTurn(counts.indexOf(Math.max(...counts)));
}

function isStraight(glyph: DrawnGlyph): glyph is Letter {
  return glyph.turn !== null;
}

function turnedRule({ axis, at, from, to }: Rule, turn: Turn, page: Size): Rule {
  const box =
    axis === 'horizontal'
      ? { left: from, right: to, top: at, bottom: at }
      : { left: at, right: at, top: from, bottom: to };
  const { left, top, right, bottom } = turnedBox(box, turn, page);
  return (axis === 'horizontal') === (turn % 2 === 0)
    ? { axis: 'horizontal', at: top, from: left, to: right }
    : { axis: 'vertical', at: left, from: top, to: bottom };
}

function slantingTexts(glyphs: readonly DrawnGlyph[]): readonly string[] {
  const texts: string[] = [];
  let goesOn = false;
  for (const { turn, text } of glyphs) {
    if (turn === null) texts.push(goesOn ? `${texts.pop() ?? ''}${text}` : text);
    goesOn = turn === null;
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
