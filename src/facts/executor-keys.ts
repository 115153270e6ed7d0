import type { Abbreviation } from '../model/abbreviation.ts';
import { oneLine } from '../tables/one-line.ts';
import { AND_OTHERS, CONSENT, LEGAL_FORMS, OBLIQUE_BODY_NOUNS } from './executor-vocabulary.ts';
import { foldLetters } from './letters.ts';

/** From the key of a short name to the key of the full one; made by `abbreviationsOf`. */
export type Abbreviations = {
  /** For a whole name: «Управління ЖКГ». */
  readonly names: ReadonlyMap<string, string>;
  /** For a word within one, too: «начальник УЖКГ». Capitals only. */
  readonly words: ReadonlyMap<string, string>;
};

const SHORT_NAME_DECLARED =
  /\((?:далі|надалі|скорочено)(?: (?:за|по|у) текст(?:ом|у|і))? ?[-:]? ?[^)]{1,80}\)/g;
const CAPITALS = /^\p{Lu}{2,}$/u;
const NONE: Abbreviations = { names: new Map(), words: new Map() };

/**
 * One key for one body however it is spelt: case, quotation marks, hyphens, spaces, apostrophes, Latin
 * look-alikes, «(за згодою)», «(далі – …)» and «та інші» make no difference; legal forms («КП») and the
 * abbreviations given are written out. Empty for a text that names nobody.
 */
export function executorKey(name: string, abbreviations: Abbreviations = NONE): string {
  const words = plainWords(name).map((word) => LEGAL_FORMS.get(word) ?? word);
  const key = writtenOut(words, abbreviations.words);
  return abbreviations.names.get(key) ?? key;
}

/** Abbreviations as a report and a pipeline declare them; of two for one short name the first counts. */
export function abbreviationsOf(declared: Iterable<Abbreviation>): Abbreviations {
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  for (const { short, full } of declared) {
    const key = executorKey(short);
    if (names.has(key)) continue;
    names.set(key, fullNameKey(full));
    if (CAPITALS.test(short) && !LEGAL_FORMS.has(foldLetters(short))) words.set(key, fullNameKey(full));
  }
  return { names, words };
}

/** The key of a name that an abbreviation stands for; a narrative declares in any case, «Управлінням … (далі – УЖКГ)». */
export function fullNameKey(full: string): string {
  const [noun = '', ...rest] = executorKey(full).split(' ');
  const found = OBLIQUE_BODY_NOUNS.find(([pattern]) => pattern.test(noun));
  return [found?.[1] ?? noun, ...rest].join(' ');
}

/** «Управління … господарства (УЖКГ)» says the same twice, and once is enough. */
function writtenOut(words: readonly string[], abbreviations: Abbreviations['words']): string {
  const parts = words.map((word) => abbreviations.get(word) ?? word);
  const whole = parts.find(
    (part, index) => part !== words[index] && part === parts.toSpliced(index, 1).join(' '),
  );
  return whole ?? parts.join(' ');
}

function plainWords(name: string): readonly string[] {
  return oneLine(foldLetters(name.normalize('NFC').replaceAll('\u00AD', '')))
    .replace(CONSENT, ' ')
    .replace(SHORT_NAME_DECLARED, ' ')
    .trim()
    .replace(AND_OTHERS, '')
    .replace(/'/g, '')
    .split(/[^\p{L}\p{N}№]+/u)
    .filter((word) => word !== '');
}
