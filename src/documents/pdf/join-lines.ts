import type { Line } from './lines.ts';

/** Where lines may stand, from edge to edge of the text. */
export type TextArea = { readonly left: number; readonly right: number };

export type Paragraph = { readonly text: string; readonly first: Line };

type Alignment = 'left' | 'right' | 'centre';

type Layout = {
  readonly area: TextArea;
  readonly alignment: Alignment;
  /** The least distance from line to line; null where there are too few to tell. */
  readonly leading: number | null;
};

type Joint = '\n' | ' ' | '' | 'hyphen';

/** All lengths in heights of the font. */
const SPACE = 0.25;
const ROOM_TO_SPARE = 0.4;
const CENTRED_WITHIN = 0.25;
const AT_EDGE_WITHIN = 0.15;
/** Two lines that are further apart are two paragraphs. */
const WIDEST_LEADING = 2.6;
/** Among three lines and more, so much more than the closest two. */
const PARAGRAPH_GAP = 1.3;

const LIST_MARK = /^(?:[-–—•·▪●■◦‣*]\s*\p{L}|[-–—•·▪]\s+\S|\d{1,2}(?:\.\d{1,2})*[.)]\s+\S|\p{L}\)\s+\S)/u;
const LONG_WORD = /^\p{L}{5,}$/u;
const WORD_REMAINDER =
  /^(?:\p{Ll}$|[еиїоюьгґдклмнпрстфхцчшщ](?!\p{L})|[бвгґджзйклмнпрстфхцчшщь]{2,}(?!\p{L}))/u;
const ENDS_PART = /[;:.!?,…]["»”’)]*$/u;

/**
 * The text of lines that stand under each other in one area. A PDF keeps no paragraphs, so each break is judged:
 *
 * - a line that ends although the first part of the next one would still have fitted was ended by its author: `\n`;
 * - so is a line before a wider gap than between the other lines, and one that ends with punctuation before
 *   a list mark («- …», «1. …»);
 * - any other line was broken because it was full: a space, or nothing after a hyphen or slash inside a word
 *   («прес-», «план/») and within a word too long for its column, where what is left of it is no word («підприємст»,
 *   «в»). A soft hyphen (U+00AD, and U+2010, which browsers put in) disappears.
 */
export function joinLines(lines: readonly Line[], area: TextArea): string {
  return paragraphsIn(lines, area)
    .map(({ text }) => text)
    .join('\n');
}

/** The same, paragraph by paragraph, each with its first line. */
export function paragraphsIn(lines: readonly Line[], area: TextArea): readonly Paragraph[] {
  const layout = { area, alignment: alignmentOf(lines, area), leading: closestLeading(lines) };
  const paragraphs: Paragraph[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    const joint = previous && paragraph ? jointOf(paragraph.text, previous, line, layout) : '\n';
    if (!paragraph || joint === '\n') paragraphs.push({ text: line.text, first: line });
    else paragraphs[paragraphs.length - 1] = { ...paragraph, text: joined(paragraph.text, joint, line.text) };
  }
  return paragraphs;
}

/** Whether a text begins with a bullet, a number or a letter of a list. */
export function startsList(text: string): boolean {
  return LIST_MARK.test(text);
}

/** What stands between a line and the one before it; `hyphen`: a soft one, to be taken away. */
function jointOf(text: string, previous: Line, line: Line, { area, alignment, leading }: Layout): Joint {
  if (/[\u00ad\u2010]$/.test(text)) return 'hyphen';
  if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line.text)) return '';
  if (isParagraphEnd(previous, line, leading)) return '\n';
  if (fitsAfter(previous, line, roomAfter(previous, area, alignment))) return '\n';
  if (ENDS_PART.test(text) && startsList(line.text)) return '\n';
  if (isBrokenWord(previous, line, area)) return '';
  return /\p{L}-$/u.test(text) || /[^\s/]\/$/.test(text) ? '' : ' ';
}

function joined(text: string, joint: Joint, line: string): string {
  return joint === 'hyphen' ? `${text.slice(0, -1)}${line}` : `${text}${joint}${line}`;
}

/** A line that is one long word to the edge, and then a letter or letters that are no word. */
function isBrokenWord(previous: Line, line: Line, area: TextArea): boolean {
  const width = previous.right - previous.left;
  const isFull = area.right - area.left - width < previous.size;
  return isFull && LONG_WORD.test(previous.text) && WORD_REMAINDER.test(line.text);
}

/** Whether the first part of a line would have had its place in the room at the end of the line before it. */
export function fitsAfter(previous: Line, line: Line, room: number): boolean {
  return line.firstPart + (SPACE + ROOM_TO_SPARE) * previous.size <= room;
}

function isParagraphEnd(previous: Line, line: Line, leading: number | null): boolean {
  const gap = line.baseline - previous.baseline;
  if (leading === null) return gap > WIDEST_LEADING * Math.max(previous.size, line.size);
  return gap > leading * PARAGRAPH_GAP;
}

function closestLeading(lines: readonly Line[]): number | null {
  if (lines.length < 3) return null;
  const gaps = lines.flatMap((line, index) => {
    const previous = lines[index - 1];
    return previous && line.baseline > previous.baseline ? [line.baseline - previous.baseline] : [];
  });
  return gaps.length === 0 ? null : Math.min(...gaps);
}

function alignmentOf(lines: readonly Line[], area: TextArea): Alignment {
  const insets = lines.map((line) => ({
    left: line.left - area.left,
    right: area.right - line.right,
    size: line.size,
  }));
  const moved = insets.some(({ left, size }) => left > size * CENTRED_WITHIN * 2);
  if (!moved) return 'left';
  if (insets.every(({ left, right, size }) => Math.abs(left - right) <= CENTRED_WITHIN * size))
    return 'centre';
  return insets.every(({ right, size }) => right <= AT_EDGE_WITHIN * size) ? 'right' : 'left';
}

function roomAfter(line: Line, area: TextArea, alignment: Alignment): number {
  const right = area.right - line.right;
  const left = line.left - area.left;
  if (alignment === 'left') return right;
  return alignment === 'right' ? left : left + right;
}
