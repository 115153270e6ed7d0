import type { Document } from '../documents/document.ts';
import type { Abbreviation } from '../model/abbreviation.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import { executorKey, fullNameKey } from './executor-keys.ts';
import { BODY_ADJECTIVE, BODY_NOUN, OBLIQUE_BODY_NOUNS } from './executor-vocabulary.ts';
import { foldLetters } from './letters.ts';

/** Runs of spaces are bounded: two such runs side by side take a square of the time on a long one. */
const DECLARATION =
  /\(\s{0,5}(?:(?<later>(?:[Нн]а)?[Дд]алі|[Сс]корочено)(?:\s{1,5}(?:за|по|у)\s{1,5}текст(?:ом|у|і))?\s{0,5}[-–—:]?)?\s{0,5}[«“„"]?(?<short>\p{Lu}{2,12})[»”"]?\s{0,5}\)/gu;
const WORD = /[\p{L}'’ʼ]+/gu;
const FUNCTION_WORD = /^(?:та|і|й|з|із|зі|у|в|на|по|для|при|щодо|питань)$/;

/** A name is not longer. */
const LONGEST_NAME = 200;

type Word = { readonly folded: string; readonly start: number };

/**
 * The abbreviations that a document declares anywhere, in a paragraph or in a cell of a table, each once. Of two
 * declarations of one abbreviation that differ the first counts, and a finding names both.
 */
export function readAbbreviations({ blocks }: Document): {
  readonly abbreviations: readonly Abbreviation[];
  readonly findings: readonly Finding[];
} {
  const known = new Map<string, Abbreviation>();
  const findings: Finding[] = [];
  for (const { text, cell } of textsOf(blocks)) {
    for (const declared of declaredAbbreviations(text)) {
      const { short, full: second } = declared;
      const first = known.get(executorKey(short))?.full;
      if (first === undefined) known.set(executorKey(short), declared);
      else if (fullNameKey(first) !== fullNameKey(second)) {
        findings.push(makeFinding('abbreviation_ambiguous', { short, first, second }, { cell }));
      }
    }
  }
  return { abbreviations: [...known.values()], findings };
}

/**
 * The abbreviations of bodies that a text declares: «Управління житлово-комунального господарства (далі – УЖКГ)»,
 * or with the abbreviation alone between the brackets. The full name is the words whose initials make the
 * abbreviation; after «далі» it may also be those from the nearest body noun on. Else it is passed over.
 */
export function declaredAbbreviations(text: string): readonly Abbreviation[] {
  if (!text.includes('(')) return [];
  const declared: Abbreviation[] = [];
  for (const match of text.matchAll(DECLARATION)) {
    const before = text.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    const words = wordsOf(before);
    const { short = '', later } = match.groups ?? {};
    const byInitials = startByInitials(words, foldLetters(short));
    const start = byInitials ?? (later === undefined ? null : startByNoun(words));
    if (start !== null) declared.push({ short, full: before.slice(start).replace(/\s+/g, ' ').trim() });
  }
  return declared;
}

type PlacedText = { readonly text: string; readonly cell?: CellRef };

function* textsOf(blocks: Document['blocks']): Generator<PlacedText> {
  let table = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      yield { text: block.text };
      continue;
    }
    for (const [row, { cells }] of block.rows.entries()) {
      for (const { text, column } of cells) yield { text, cell: { table, row, column } };
    }
    table += 1;
  }
}

/** Words of a hyphenated one count apart: the Ж and К of УЖКГ are «житлово-комунального». */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => ({ folded: foldLetters(match[0]), start: match.index }));
}

/** «Управління …» may be a УЖКГ, «Програма …» or «податок …» no body whatever it is called. */
function startByInitials(words: readonly Word[], letters: string): number | null {
  let left = letters.length;
  for (const [index, word] of [...words.entries()].toReversed()) {
    if (word.folded.charAt(0) === letters.charAt(left - 1)) left -= 1;
    else if (!FUNCTION_WORD.test(word.folded)) return null;
    if (left === 0) return words.slice(index).some(isBodyNoun) ? word.start : null;
  }
  return null;
}

/** From the adjectives of the nearest body noun on: «комунальне підприємство “Благоустрій”». */
function startByNoun(words: readonly Word[]): number | null {
  let start = words.findLastIndex(isBodyNoun);
  while (start > 0 && BODY_ADJECTIVE.test(words[start - 1]?.folded ?? '')) start -= 1;
  return words[start]?.start ?? null;
}

function isBodyNoun({ folded }: Word): boolean {
  return BODY_NOUN.test(folded) || OBLIQUE_BODY_NOUNS.some(([pattern]) => pattern.test(folded));
}
