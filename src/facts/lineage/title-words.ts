import { foldText } from '../../tables/fold-text.ts';
import { foldLetters } from '../letters.ts';
import {
  ABBREVIATIONS,
  AFTER_ORDINALS,
  BEFORE_NAMES,
  BEFORE_ORDINALS,
  EMPTY_WORDS,
  SETTLEMENTS,
} from './title-vocabulary.ts';
import { stemKey, stemOf } from './word-stems.ts';

/** One word of a title. Two words with one stem are the same word. */
export type TitleWord = {
  readonly stem: string;
  /** Under which it is looked up and counted. */
  readonly key: string;
  readonly text: string;
  /** A name or a number that tells one street, school or stage from another. */
  readonly isName: boolean;
};

/** A title as it is compared: its words in their order, each once, what they say as one text, and the keys of the words, each once. */
export type TitleWords = {
  readonly words: readonly TitleWord[];
  readonly signature: string;
  readonly keys: readonly string[];
};

const TOKEN = /№|\d{1,2}\.\d{1,2}\.\d{2,4}|\d+(?:[.,/]\d+)*|\p{L}[\p{L}'’ʼ‘´\u0060\u00ad‐‑-]*/gu;
/** «нормативно-грошова» is two words; «веб-сайт» and a word that is hyphenated at the end of a line are one. */
const COMPOUND = /(\p{L}{4,}[ое])[-‐‑](?=\p{L}{5})/gu;
const HYPHEN = /[-‐‑]/u;
const ROMAN = /^[IVXІХ]{1,4}$/u;
const YEAR = /^(?:19|20)\d\d$/;
const NAME_REACH = 4;

type Token = { readonly raw: string; readonly folded: string };

/**
 * Reads titles for comparison: case, look-alike letters, quotation marks, hyphens, inflection and abbreviations make
 * no difference; years, dates and quantities are left out; a number that says which school or house stays. Titles once
 * read are remembered as long as the reader lives: most come back every year.
 */
export function titleReader(): (title: string) => TitleWords {
  const stems = new Map<string, string>();
  const stemmed = (word: string) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const made = stemOf(word);
    stems.set(word, made);
    return made;
  };
  const known = new Map<string, TitleWords>();
  const readTitle = (title: string): TitleWords => {
    const composed = title.normalize('NFC');
    const spelt = HYPHEN.test(composed) ? composed.replace(COMPOUND, '$1 ') : composed;
    const tokens = (spelt.match(TOKEN) ?? []).map((raw) => ({ raw, folded: fold(raw) }));
    const shouted = title === title.toUpperCase();
    const words = tokens.flatMap((_, index) =>
      readToken(tokens, index, shouted).map(({ text, isName }) => {
        const stem = text.startsWith('№') ? text : stemmed(text);
        return { stem, key: stemKey(stem), text, isName };
      }),
    );
    const distinct = [...Map.groupBy(words, ({ stem }) => stem).values()].map(mostNamed);
    const signature = distinct.map(({ stem }) => stem).join(' ');
    return { words: distinct, signature, keys: [...new Set(distinct.map(({ key }) => key))] };
  };
  return (title) => {
    const before = known.get(title);
    if (before !== undefined) return before;
    const read = readTitle(title);
    known.set(title, read);
    return read;
  };
}

function fold(raw: string): string {
  return foldText(foldLetters(raw.replaceAll('\u00ad', ''))).replaceAll('-', '');
}

type Read = { readonly text: string; readonly isName: boolean };

function readToken(tokens: readonly Token[], index: number, shouted: boolean): readonly Read[] {
  const token = tokens[index];
  if (token === undefined || token.raw === '№') return [];
  const { raw, folded } = token;
  const next = tokens[index + 1];
  if (/^\d/.test(raw)) return isOrdinal(tokens, index) ? [{ text: `№${folded}`, isName: true }] : [];
  if (ROMAN.test(raw) && AFTER_ORDINALS.has(next?.folded ?? ''))
    return [{ text: `№${folded}`, isName: true }];
  if (EMPTY_WORDS.has(folded) || (SETTLEMENTS.has(folded) && isCapital(next))) return [];
  const written = ABBREVIATIONS.get(folded);
  if (written) return written.map((text) => ({ text, isName: false }));
  return [{ text: folded, isName: isNamed(tokens, index, shouted) }];
}

/** What follows «вул.» or «Дня», and what has a capital letter in the middle of a title. */
function isNamed(tokens: readonly Token[], index: number, shouted: boolean): boolean {
  if (BEFORE_NAMES.has(tokens[index]?.folded ?? '')) return false;
  const follows = BEFORE_NAMES.has(tokens[index - 1]?.folded ?? '');
  return follows || (index > 0 && !shouted && isCapital(tokens[index]));
}

function isCapital(token: Token | undefined): boolean {
  return token !== undefined && /^\p{L}/u.test(token.raw) && token.raw !== token.raw.toLowerCase();
}

/** A year is one after «№» only; other numbers where a house, a school or «№» stands before them. */
function isOrdinal(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.raw === '№') return true;
  const { raw = '' } = tokens[index] ?? {};
  if (YEAR.test(raw) || /^\d+\.\d+\.\d+$/.test(raw)) return false;
  if (BEFORE_ORDINALS.has(before?.folded ?? '')) return true;
  const near = tokens.slice(Math.max(0, index - NAME_REACH), index - 1);
  const after = tokens[index + 1];
  const counts = after !== undefined && after.raw === after.raw.toLowerCase() && after.raw.length > 1;
  return !counts && near.some(({ folded }) => BEFORE_NAMES.has(folded));
}

function mostNamed(words: readonly TitleWord[]): TitleWord {
  const [first] = words;
  if (first === undefined) throw new Error('a group has at least one word');
  return { ...first, isName: words.some(({ isName }) => isName) };
}
