import { type Expression, type SqlBool, sql } from 'kysely';
import { allOf, anyOf, type Condition } from './conditions.ts';

/** The signs that stand for an apostrophe in Ukrainian texts. */
const APOSTROPHE = /['’ʼ‘`´]/g;
const ANY_APOSTROPHE = "['’ʼ‘`´]";

const SPECIAL = /[\\^$.*+?()[\]{}|]/g;

/**
 * Every word of the search text occurs in at least one of the columns, as a part of a word too, whatever
 * the case and the kind of apostrophe.
 */
export function mentions(columns: readonly Expression<string | null>[], searchText: string): Condition {
  const words = searchText.split(/\s+/).filter((word) => word !== '');
  return allOf(words.map((word) => anyOf(columns.map((column) => holdsText(column, word)))));
}

/** The column holds the text, whatever the case and the kind of apostrophe. */
export function holdsText(column: Expression<string | null>, text: string): Condition {
  return matchesPattern(column, patternOf(text));
}

/** The column begins with the text, whatever the case and the kind of apostrophe. */
export function beginsWithText(column: Expression<string | null>, text: string): Condition {
  return matchesPattern(column, `^${patternOf(text)}`);
}

/** The column is the text, whatever the case and the kind of apostrophe. */
export function isText(column: Expression<string | null>, text: string): Condition {
  return matchesPattern(column, `^${patternOf(text)}$`);
}

/** Both databases match with RE2, in time that grows with the text alone; ten times faster than folding every text first. */
function matchesPattern(column: Expression<string | null>, pattern: string): Condition {
  return sql<SqlBool>`match(${column}, ${`(?is)${pattern}`})`;
}

function patternOf(text: string): string {
  return text.replace(SPECIAL, '\\$&').replace(APOSTROPHE, ANY_APOSTROPHE);
}
