import { oneLine } from '../tables/one-line.ts';
import { AND_OTHERS, CONSENT, LEGAL_FORMS } from './executor-vocabulary.ts';
import { foldLetters } from './letters.ts';

/** From the key of a short name to the key of the full one; made by `abbreviationsOf`. */
export type Abbreviations = ReadonlyMap<string, string>;

const SHORT_NAME_DECLARED = /\((?:далі|надалі) ?[-:]? ?[^)]{1,80}\)/g;
const NONE: Abbreviations = new Map();

/**
 * One key for one body however it is spelt: case, quotation marks, hyphens, spaces, apostrophes, Latin
 * look-alikes, «(за згодою)», «(далі – …)» and «та інші» make no difference; legal forms («КП») and the
 * abbreviations given are written out. Empty for a text that names nobody.
 */
export function executorKey(name: string, abbreviations: Abbreviations = NONE): string {
  const words = plainWords(name).map((word) => LEGAL_FORMS.get(word) ?? word);
  const key = words.map((word) => abbreviations.get(word) ?? word).join(' ');
  return abbreviations.get(key) ?? key;
}

/** Abbreviations as a report or a pipeline declares them: pairs of the short name and the full one. */
export function abbreviationsOf(declared: Iterable<readonly [short: string, full: string]>): Abbreviations {
  return new Map([...declared].map(([short, full]) => [executorKey(short), executorKey(full)]));
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
