import { foldText, wordsOf } from './fold-text.ts';
import { matchesAny } from './match-words.ts';
import { NOT_TOTALS, TOTAL_WORDS } from './vocabulary.ts';

/** Whatever comes later in a text does not make it a label. */
const LONGEST_LABEL = 60;

/** Whether a row's label begins with a word for a total: «ВСЬОГО:», «Р А З О М», «Разом видатків». */
export function isTotalLabel(text: string): boolean {
  const folded = foldText(text.slice(0, LONGEST_LABEL)).replace(/^[\d.\s]+/, '');
  const isTotal = matchesAny(wordsOf(folded).slice(0, 2), TOTAL_WORDS);
  return isTotal && !NOT_TOTALS.some((prose) => prose.test(folded));
}
