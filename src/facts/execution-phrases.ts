import { type Meaning, PHRASES } from './execution-vocabulary.ts';

export type Phrase = {
  readonly meaning: Meaning;
  readonly words: readonly PhraseWord[];
  /** How many letters it fixes: of two phrases that fit, the one that says more is meant. */
  readonly letters: number;
};

type PhraseWord = { readonly text: string; readonly anyEnding: boolean };

const INDEX = indexed();

/** The phrase of the vocabulary that begins at this word; null when there is none. Words are folded. */
export function phraseAt(words: readonly string[], index: number): Phrase | null {
  const first = words[index];
  if (first === undefined) return null;
  return INDEX.get(keyOf(first))?.find((phrase) => fits(phrase, words, index)) ?? null;
}

function fits(phrase: Phrase, words: readonly string[], index: number): boolean {
  return phrase.words.every(({ text, anyEnding }, offset) => {
    const word = words[index + offset];
    return anyEnding ? word?.startsWith(text) : word === text;
  });
}

/** By the first letters of their first word, those that fix most letters first. */
function indexed(): ReadonlyMap<number, readonly Phrase[]> {
  const index = new Map<number, Phrase[]>();
  for (const [meaning, lines] of PHRASES) {
    for (const line of lines.flatMap(spellings)) {
      const phrase = phraseOf(meaning, line);
      const key = keyOf(phrase.words[0]?.text ?? '');
      index.set(key, [...(index.get(key) ?? []), phrase]);
    }
  }
  for (const phrases of index.values()) phrases.sort((one, other) => other.letters - one.letters);
  return index;
}

/** The first three letters as a number: seven bits tell the letters of one alphabet apart. */
function keyOf(word: string): number {
  const bits = (index: number) => word.charCodeAt(index) & 0x7f;
  return (bits(0) << 14) | (bits(1) << 7) | bits(2);
}

/** «виконан{о,а} план» → «виконано план», «виконана план». */
function spellings(line: string): readonly string[] {
  const match = /\{([^}]*)\}/.exec(line);
  if (match === null) return [line];
  return (match[1] ?? '')
    .split(',')
    .map((ending) => line.replace(match[0], ending))
    .flatMap(spellings);
}

function phraseOf(meaning: Meaning, line: string): Phrase {
  const words = line
    .split(' ')
    .map((word) => ({ text: word.replace('*', ''), anyEnding: word.endsWith('*') }));
  return { meaning, words, letters: line.replace(/[ *]/g, '').length };
}
