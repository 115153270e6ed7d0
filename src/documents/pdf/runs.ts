import { type Point, type Size, type Turn, turned, turnedBack } from './geometry.ts';
import type { Letter } from './upright-page.ts';

/** A visible letter of a run, in the coordinates in which the run's text goes from left to right. */
export type PlacedLetter = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The spaces and hard spaces that were drawn before it. */
  readonly spaceBefore: string;
  /** Its middle on the page. */
  readonly centre: Point;
};

/** Letters that were drawn one after the other on one line of text, without a wide gap between them. */
export type Run = {
  readonly turn: Turn;
  readonly baseline: number;
  readonly size: number;
  readonly letters: readonly PlacedLetter[];
};

type OpenRun = Omit<Run, 'letters'> & { readonly letters: PlacedLetter[] };

/** All lengths in heights of the font. */
const SAME_LINE = 0.15;
const WIDEST_GAP = 1;
const FURTHEST_BACK = 0.5;
const MIDDLE_ABOVE_BASELINE = 0.3;
/** In points: a square holds few runs. */
const GRID = 10;

/** Puts the letters of a page together to runs. Text that was drawn twice for a bold look is taken once. */
export function runsOf(letters: readonly Letter[], page: Size): readonly Run[] {
  const runs: OpenRun[] = [];
  let space = '';
  for (const letter of letters) {
    if (isSpace(letter)) space += letter.text.includes('\u00a0') ? '\u00a0' : ' ';
    if (letter.text.trim() === '') continue;
    const at = turned(letter, letter.turn, page);
    const run = runs.at(-1);
    const placed = place(letter, at, run && sharesLine(run, letter, at) ? space : '', page);
    if (run && goesOn(run, letter, at)) run.letters.push(placed);
    else runs.push({ turn: letter.turn, baseline: at.y, size: letter.size, letters: [placed] });
    space = '';
  }
  return withoutOverprint(runs);
}

export function leftOf({ letters }: Run): number {
  return letters[0]?.left ?? 0;
}

export function rightOf({ letters }: Run): number {
  return letters.at(-1)?.right ?? 0;
}

function isSpace({ text }: Letter): boolean {
  return text !== '' && text.trim() === '';
}

function place(letter: Letter, at: Point, spaceBefore: string, page: Size): PlacedLetter {
  const middle = { x: at.x + letter.width / 2, y: at.y - letter.size * MIDDLE_ABOVE_BASELINE };
  return {
    text: letter.text,
    left: at.x,
    right: at.x + letter.width,
    spaceBefore,
    centre: turnedBack(middle, letter.turn, page),
  };
}

function sharesLine(run: OpenRun, letter: Letter, at: Point): boolean {
  const size = Math.max(run.size, letter.size);
  return run.turn === letter.turn && Math.abs(at.y - run.baseline) <= SAME_LINE * size;
}

function goesOn(run: OpenRun, letter: Letter, at: Point): boolean {
  const size = Math.max(run.size, letter.size);
  const gap = at.x - (run.letters.at(-1)?.right ?? at.x);
  if (isMark(letter.text) && run.turn === letter.turn && Math.abs(gap) < size) return true;
  return sharesLine(run, letter, at) && gap <= WIDEST_GAP * size && gap >= -FURTHEST_BACK * size;
}

/** A sign over or under the letter before it: the breve of «й» in files printed on a Mac. */
function isMark(text: string): boolean {
  return /^\p{M}+$/u.test(text);
}

function withoutOverprint(runs: readonly Run[]): readonly Run[] {
  const printed = new Map<string, Run[]>();
  return runs.filter((run) => {
    const near = SAME_LINE * run.size;
    const places = placesAround(leftOf(run), run.baseline, near);
    if (places.some((place) => printed.get(place)?.some((other) => covers(other, run, near)))) return false;
    for (const place of placesAround(leftOf(run), run.baseline, 0)) {
      const others = printed.get(place);
      if (others) others.push(run);
      else printed.set(place, [run]);
    }
    return true;
  });
}

/** The squares of a coarse grid that a small area reaches into. */
function placesAround(x: number, y: number, near: number): readonly string[] {
  const columns = new Set([x - near, x + near].map((at) => Math.floor(at / GRID)));
  const rows = new Set([y - near, y + near].map((at) => Math.floor(at / GRID)));
  return [...columns].flatMap((column) => [...rows].map((row) => `${column} ${row}`));
}

function covers(printed: Run, again: Run, near: number): boolean {
  return (
    printed.turn === again.turn &&
    Math.abs(printed.baseline - again.baseline) <= near &&
    Math.abs(leftOf(printed) - leftOf(again)) <= near &&
    textOf(printed) === textOf(again)
  );
}

function textOf({ letters }: Run): string {
  return letters.map((letter) => letter.text).join('');
}
