import { oneLine } from '../tables/one-line.ts';

/** What the cell of a measure says: its number, what it is, and the actions listed below. */
export type Title = {
  /** Null where the cell prints none. */
  readonly number: string | null;
  readonly title: string;
  readonly actions: readonly string[];
};

const NUMBER = /^(\d+(?:\.\d+)*)(?:[.)]+\s*|\s+(?=\p{Lu}))/u;
const LIST_MARK = /^(?:[-–—•*·▪]|[а-яіїєґ]\))\s*/iu;

/**
 * Reads the cell of a measure: «10. Впровадження …:» and its list lines. The title is the first line without
 * its number and closing «:» or «.»; a line that goes on in lower case belongs to the line before it.
 */
export function readTitle(text: string): Title {
  const lines = joinWrapped(text.split('\n').map((line) => oneLine(line).trim()));
  const [first = '', ...rest] = lines;
  const number = NUMBER.exec(first);
  return {
    number: number?.[1] ?? null,
    title: stripClosing(first.slice(number?.[0].length ?? 0)),
    actions: rest.map((line) => stripClosing(line.replace(LIST_MARK, ''))),
  };
}

/** The number of a column of its own: «1.», «1.3», «12)». */
export function readOwnNumber(text: string): string | null {
  return /^(\d+(?:\.\d+)*)[.)]*$/u.exec(text.trim())?.[1] ?? null;
}

function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const goesOn = joined.length > 0 && /^[\p{Ll}(]/u.test(line) && !LIST_MARK.test(line);
    if (goesOn) joined.push(`${joined.pop()} ${line}`);
    else joined.push(line);
  }
  return joined;
}

/** A loop, since a pattern anchored at the end takes a square of the time on long runs of such marks. */
function stripClosing(text: string): string {
  let end = text.length;
  while (end > 0 && isClosing(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trimStart();
}

function isClosing(character: string): boolean {
  return ':;.,'.includes(character) || character.trim() === '';
}
