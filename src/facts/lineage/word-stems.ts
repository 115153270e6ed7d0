import { stemmer } from '@orama/stemmers/ukrainian';

const SHORTEST_ALTERNATING = 4;
const SHORTEST_FLEETING = 5;
const KEY_LENGTH = 5;

/** «міст» (of a town) and «мост» (of a bridge) differ in nothing but the vowel that alternates elsewhere. */
const KEEPS_ITS_VOWEL: ReadonlySet<string> = new Set(['міст']);

/** Words that reports use for one another, by their stems. */
const SYNONYMS: ReadonlyMap<string, string> = new Map(
  [
    ['придбання', 'закупівля', 'закупка', 'купівля'],
    ['встановлення', 'установлення', 'установка', 'монтаж'],
    ['будівництво', 'спорудження'],
    ['впровадження', 'запровадження'],
    ['розроблення', 'розробка'],
    ['виготовлення', 'виготовка'],
  ].flatMap(([main = '', ...others]) => others.map((other) => [stem(other), stem(main)] as const)),
);

/**
 * The stem of a folded Ukrainian word, the same for its inflections: sounds that alternate at its end are written
 * one way (школи / шкіл, дорога / дорозі, ділянка / ділянок), and so are words that mean the same here. Not a form
 * of the language and never shown.
 */
export function stemOf(word: string): string {
  const own = stem(word);
  return SYNONYMS.get(own) ?? own;
}

/** The beginning of a stem, under which it is looked up: what the stemmer cuts unevenly (програм / прогр) meets here. */
export function stemKey(stemmed: string): string {
  return stemmed.slice(0, KEY_LENGTH);
}

function stem(word: string): string {
  return evenOut(stemmer(word).replaceAll('є', 'е').replaceAll("'", ''));
}

function evenOut(stemmed: string): string {
  if (stemmed.length < SHORTEST_ALTERNATING || KEEPS_ITS_VOWEL.has(stemmed)) return stemmed;
  const even = stemmed
    .replace(/ц$/u, 'к')
    .replace(/з$/u, 'г')
    .replace(/[іе](?=[^аеиіїоуюя]+$)/u, 'о');
  return even.length < SHORTEST_FLEETING ? even : even.replace(/ок$/u, 'к');
}
