import type { FundingSource } from '../model/funding-source.ts';
import { foldText, wordsOf } from './fold-text.ts';
import { matchesAny } from './match-words.ts';
import { remember } from './remember.ts';
import { readUnit, type Unit } from './unit.ts';
import {
  type ColumnRole,
  FACT_WORDS,
  FUND_WORDS,
  type Fund,
  MONEY_WORDS,
  PARENT_WORDS,
  type Patterns,
  PLAN_WORDS,
  ROLE_WORDS,
  SOURCE_WORDS,
  TOTAL_WORDS,
} from './vocabulary.ts';

/** What one heading (or row label) says, as far as the vocabulary knows its words. */
export type Heading = {
  readonly text: string;
  readonly role: ColumnRole | null;
  readonly source: Exclude<FundingSource, 'unspecified'> | null;
  readonly total: boolean;
  readonly plan: boolean;
  readonly fact: boolean;
  readonly fund: Fund | null;
  readonly money: boolean;
  readonly parent: boolean;
  readonly unit: Unit | null;
  readonly year: number | null;
};

/** A text as long as that is seldom a heading, and seldom comes again. */
const LONGEST_HEADING = 400;

/** Reads a heading, or the label of a row. */
export const readHeading = remember(interpret, LONGEST_HEADING);

/** Whether the vocabulary knows anything of what the heading says. */
export function isKnown(heading: Heading): boolean {
  return heading.role !== null || saysMoney(heading) || heading.parent;
}

/** Whether the heading stands over money. */
export function saysMoney(heading: Heading): boolean {
  const { source, total, plan, fact, fund, money, unit } = heading;
  return source !== null || total || plan || fact || fund !== null || money || unit !== null;
}

function interpret(text: string): Heading {
  const folded = foldText(text);
  const words = wordsOf(folded);
  const exact = lookUp(text, folded, words, false);
  const settled = exact.role !== null || exact.source !== null || exact.total || words.length === 0;
  if (settled) return exact;
  const lenient = lookUp(text, folded, words, true);
  return isKnown(lenient) ? lenient : (readBroken(text, folded, words) ?? lenient);
}

/** A heading has few words; prose is not tried. */
const MOST_WORDS = 12;

/** A narrow column breaks a long word without a hyphen: «держбюд жету» is read, and shown, as «держбюджету». */
function readBroken(text: string, folded: string, words: readonly string[]): Heading | null {
  if (words.length > MOST_WORDS) return null;
  for (const [index, word] of words.slice(1).entries()) {
    const before = words[index] ?? '';
    const joined = [...words.slice(0, index), before + word, ...words.slice(index + 2)];
    const heading = lookUp(text, folded, joined, false);
    if (isKnown(heading)) return { ...heading, text: withoutBreak(text, before, word) };
  }
  return null;
}

/** The text as printed but for the break; as it is where it is spelt in other letters than it is read in. */
function withoutBreak(text: string, before: string, word: string): string {
  const at = text.toLowerCase().search(new RegExp(`${RegExp.escape(before)}\\s+${RegExp.escape(word)}`, 'u'));
  if (at < 0) return text;
  return text.slice(0, at + before.length) + text.slice(at + before.length).trimStart();
}

function lookUp(text: string, folded: string, words: readonly string[], lenient: boolean): Heading {
  const says = (patterns: Patterns) => matchesAny(words, patterns, lenient);
  const role = firstMatch(ROLE_WORDS, says);
  const source = firstMatch(SOURCE_WORDS, says);
  return {
    text,
    role: settleRole(role, source !== null, folded),
    source,
    total: says(TOTAL_WORDS),
    plan: says(PLAN_WORDS),
    fact: says(FACT_WORDS),
    fund: firstMatch(FUND_WORDS, says),
    money: says(MONEY_WORDS),
    parent: says(PARENT_WORDS),
    unit: readUnit(folded),
    year: readYear(folded),
  };
}

/** «інших джерел» names a source, no column of them; «Найменування згідно з класифікацією» a name, no code. */
function settleRole(role: ColumnRole | null, namesSource: boolean, folded: string): ColumnRole | null {
  if (role === 'source' && namesSource) return null;
  return role === 'code' && /^(?:найменуван|назв)/u.test(folded) ? 'measure' : role;
}

function firstMatch<Key extends string>(
  table: Readonly<Record<Key, Patterns>>,
  says: (patterns: Patterns) => boolean,
): Key | null {
  for (const key in table) if (says(table[key])) return key;
  return null;
}

function readYear(folded: string): number | null {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(folded)?.[0];
  return year === undefined ? null : Number(year);
}
