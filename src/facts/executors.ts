import { oneLine } from '../tables/one-line.ts';
import { remember } from '../tables/remember.ts';
import { executorKey } from './executor-keys.ts';
import {
  ABBREVIATION,
  BODY_NOUN,
  BODY_NOUN_AFTER_PLURAL,
  MANAGED_THING,
  MOST_ADJECTIVES,
  NOMINATIVE_ADJECTIVE,
  PLACE_IN_OBLIQUE_CASE,
  PLURAL_ADJECTIVE,
} from './executor-vocabulary.ts';
import { foldLetters } from './letters.ts';
import { maskQuotations } from './quotations.ts';

/** A cell in the spelling it is searched in (names in quotes and brackets blotted out), and as printed. */
type Cell = { readonly folded: string; readonly printed: string };

/** A comma, «;», a full stop, «та», or nothing for a line break; the offset it stands at and the one behind it. */
type Separator = { readonly mark: string; readonly start: number; readonly end: number };

const SEPARATOR = /[,;\n]|\.(?=\s|$)|\s(?:та|і|й)(?=\s)/g;
const WORDS_AT_START = /^[a-zа-яіїєґ'-]+(?: +[a-zа-яіїєґ'-]+){0,5}/;
const OPENING_QUOTE = /[«“„"]/;
const LEADING_MARKS = /^(?:[\s\-–—•*·,;.]|\d{1,2}[.)]\s)+/;
const TRAILING_MARKS = ' \n\t,;:-–—';
const NO_NAME = /^[-–—хХxX]?$/;

const LONGEST_REMEMBERED = 200;

/** How far ahead a part is looked at for the noun that begins it. */
const LOOK_AHEAD = 160;

/**
 * The bodies and officials a cell names, as printed, in order, each once. A semicolon always separates; a line
 * break or a full stop where a new name can begin; a comma where the part behind it has a body noun in the
 * nominative, a capital or a quotation mark; «та» only before such a noun. So «Управління освіти, молоді та
 * спорту» is one name. What stands in quotes or brackets separates nothing. «(за згодою)» stays in the name.
 */
export const readExecutors = remember(readNames, LONGEST_REMEMBERED);

function readNames(text: string): readonly string[] {
  const cell = { folded: maskQuotations(foldLetters(text), 'mask'), printed: text };
  const names = new Map<string, string>();
  for (const part of parts(cell)) {
    const name = nameOf(part);
    const key = keyOf(name);
    if (key !== '' && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

const keyOf = remember((name) => executorKey(name), LONGEST_REMEMBERED);

function parts(cell: Cell): readonly string[] {
  const found: string[] = [];
  let start = 0;
  if (cell.folded.search(SEPARATOR) < 0) return [cell.printed];
  for (const match of cell.folded.matchAll(SEPARATOR)) {
    const end = match.index + match[0].length;
    if (!separates(cell, start, { mark: match[0].trim(), start: match.index, end })) continue;
    found.push(cell.printed.slice(start, match.index));
    start = end;
  }
  return [...found, cell.printed.slice(start)];
}

function separates(cell: Cell, partStart: number, { mark, start, end }: Separator): boolean {
  if (mark === ';') return true;
  const part = cell.folded.slice(partStart, start);
  const ahead = firstOf(cell.folded, end);
  const opens = ahead >= cell.folded.length || beginsBody(cell, ahead) || beginsName(cell, ahead);
  switch (mark) {
    case ',':
      return opens;
    case '.':
      return opens && !isAbbreviated(part);
    case '':
      return isListItem(cell.folded, end) || (opens && !isBareNoun(cell.printed.slice(partStart, start)));
    default:
      return beginsBody(cell, ahead) && beginsBody(cell, firstOf(cell.folded, partStart));
  }
}

/** The offset of the first character of a name: behind spaces and the mark of a list item. */
function firstOf(folded: string, offset: number): number {
  return (
    offset +
    (/^\s*(?:[•*-]\s*|\d{1,2}[.)]\s+)?/.exec(folded.slice(offset, offset + LOOK_AHEAD))?.[0].length ?? 0)
  );
}

function isListItem(folded: string, offset: number): boolean {
  return /^\s*(?:[•*-]|\d{1,2}[.)])\s/.test(folded.slice(offset, offset + LOOK_AHEAD));
}

/** A body noun in the nominative, with or without adjectives before it: «відділ», «господарча група». */
function beginsBody(cell: Cell, offset: number): boolean {
  const words =
    cell.folded
      .slice(offset, offset + LOOK_AHEAD)
      .match(WORDS_AT_START)?.[0]
      .split(/ +/) ?? [];
  const noun = words.findIndex((word) => isBodyNoun(word.split('-').at(-1) ?? '') || isBodyNoun(word));
  const before = words.slice(0, Math.max(noun, 0));
  if (noun < 0 || noun > MOST_ADJECTIVES) return firstPluralNoun(words);
  if (words[noun] === 'управління' && MANAGED_THING.test(words[noun + 1] ?? '')) return false;
  return before.every((word) => NOMINATIVE_ADJECTIVE.test(word));
}

/** «комунальні служби», where «служби» alone could be «of the service». */
function firstPluralNoun(words: readonly string[]): boolean {
  const noun = words.findIndex((word) => BODY_NOUN_AFTER_PLURAL.test(word));
  return (
    noun > 0 && noun <= MOST_ADJECTIVES && words.slice(0, noun).every((word) => PLURAL_ADJECTIVE.test(word))
  );
}

function isBodyNoun(word: string): boolean {
  return BODY_NOUN.test(word);
}

/** A capital or a quotation mark; a bracket goes on with the name before it. */
function beginsName({ folded, printed }: Cell, offset: number): boolean {
  const first = printed.charAt(offset);
  if (OPENING_QUOTE.test(first)) return true;
  const word =
    folded
      .slice(offset, offset + LOOK_AHEAD)
      .match(WORDS_AT_START)?.[0]
      .split(' ')[0] ?? '';
  return /\p{Lu}/u.test(first) && !PLACE_IN_OBLIQUE_CASE.test(word);
}

/** «вул», «Т», or the number of a list item: the full stop behind it ends no name. */
function isAbbreviated(part: string): boolean {
  return ABBREVIATION.test(part.slice(-12)) || /^\s*\d{1,2}$/.test(part);
}

/** «Управління» at the end of a line, the rest of its name on the next; «ЦНАП» is a whole name. */
function isBareNoun(printed: string): boolean {
  const noun = printed.trim();
  return isBodyNoun(foldLetters(noun)) && !/^\p{Lu}{2,}$/u.test(noun);
}

function nameOf(part: string): string {
  const line = oneLine(part.replace(/-[^\S\n]*\n\s*/g, '-')).replace(LEADING_MARKS, '');
  const name = withoutTrailingMarks(line);
  const stopped = name.endsWith('.') && !isAbbreviated(foldLetters(name.slice(-13, -1)));
  const body = stopped ? withoutTrailingMarks(name.slice(0, -1)) : name;
  return NO_NAME.test(body) ? '' : body;
}

/** A loop, since a pattern anchored at the end takes a square of the time on long runs of such marks. */
function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING_MARKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
