import { leftOf, type PlacedLetter, type Run, rightOf } from './runs.ts';

/** A line of text, in the coordinates in which it goes from left to right. */
export type Line = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Width of its first part that a line break could not divide. */
  readonly firstPart: number;
};

/** All lengths in heights of the font. */
const SAME_LINE = 0.4;
/** A gap without a drawn space is one from here; the narrowest spaces of justified text are 0.2. */
const GAP_AS_SPACE = 0.17;
/** A drawn space that the next letter was put back over is none: «П риміщення». */
const DRAWN_SPACE = 0.05;
/** Letters that stand further apart than this all along the line are letter-spaced, not words of one letter. */
const TRACKED_FROM = 0.1;
const TRACKED_TO = 0.6;

/** Runs that stand beside each other on one line. */
export type LineOfRuns = { readonly baseline: number; readonly size: number; readonly runs: readonly Run[] };

/** Puts runs that stand beside each other to lines, from the top down. */
export function linesOf(runs: readonly Run[]): readonly Line[] {
  return groupToLines(runs).map(({ baseline, size, runs: beside }) =>
    lineOf(lettersOf(beside), baseline, size),
  );
}

/** Raised and lowered figures stay in the line they stand in. */
export function groupToLines(runs: readonly Run[]): readonly LineOfRuns[] {
  const lines: { baseline: number; size: number; widest: number; runs: Run[] }[] = [];
  for (const run of runs.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    const width = rightOf(run) - leftOf(run);
    if (line && Math.abs(run.baseline - line.baseline) <= SAME_LINE * Math.max(run.size, line.size)) {
      line.runs.push(run);
      line.size = Math.max(line.size, run.size);
      if (width > line.widest) {
        line.widest = width;
        line.baseline = run.baseline;
      }
    } else {
      lines.push({ baseline: run.baseline, size: run.size, widest: width, runs: [run] });
    }
  }
  return lines;
}

export function lettersOf(runs: readonly Run[]): readonly PlacedLetter[] {
  return runs.toSorted((a, b) => leftOf(a) - leftOf(b)).flatMap((run) => run.letters);
}

/** Makes a line of letters that stand beside each other, from left to right. */
export function lineOf(letters: readonly PlacedLetter[], baseline: number, size: number): Line {
  const spaces = spacesBefore(letters, size);
  const text = letters.map((letter, index) => `${spaces[index] ?? ''}${letter.text}`).join('');
  const left = letters[0]?.left ?? 0;
  return {
    text: readable(text),
    left,
    right: letters.reduce((right, letter) => Math.max(right, letter.right), left),
    baseline,
    size,
    firstPart: firstPartEnd(letters, spaces) - left,
  };
}

function spacesBefore(letters: readonly PlacedLetter[], size: number): readonly string[] {
  const tracking = trackingOf(letters, size);
  return letters.map((letter, index) => {
    const previous = letters[index - 1];
    if (!previous) return '';
    const gap = (letter.left - previous.right) / size - tracking;
    if (letter.spaceBefore !== '') return gap > DRAWN_SPACE ? letter.spaceBefore.slice(0, 1) : '';
    return gap > GAP_AS_SPACE ? ' ' : '';
  });
}

/** The usual gap between letters that no space is drawn between, where it is so wide that it must be meant. */
function trackingOf(letters: readonly PlacedLetter[], size: number): number {
  const gaps = letters
    .flatMap((letter, index) => {
      const previous = letters[index - 1];
      return previous && letter.spaceBefore === '' ? [(letter.left - previous.right) / size] : [];
    })
    .toSorted((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return gaps.length >= 3 && usual >= TRACKED_FROM && usual <= TRACKED_TO ? usual : 0;
}

/** A line may be broken at a space and after a hyphen between letters. */
function firstPartEnd(letters: readonly PlacedLetter[], spaces: readonly string[]): number {
  const end = letters.findIndex((letter, index) => {
    const nextIsLetter = /^\p{L}/u.test(letters[index + 1]?.text ?? '');
    const afterHyphen = letter.text === '-' && index > 0 && nextIsLetter;
    return afterHyphen || spaces[index + 1] === ' ';
  });
  return letters.at(end)?.right ?? 0;
}

/** Letters and their marks in one, ligatures apart, and the bullets of symbol fonts as bullets. */
function readable(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\uf0a7\uf0b7\uf0d8]/g, '•')
    .normalize('NFC')
    .trim();
}
