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
  return isKnown(lenient) ? lenient : lookUp(text, folded, rejoined(words), false);
}

/** The words and each two neighbours as one: a narrow column breaks a long word without a hyphen («держбюд жету»). */
function rejoined(words: readonly string[]): readonly string[] {
  return [...words, ...words.slice(1).map((word, index) => `${words[index]}${word}`)];
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
