import { type Expression, type SqlBool, sql } from 'kysely';
import { allOf, type Condition } from './conditions.ts';

/** The signs that stand for an apostrophe in Ukrainian texts, beside the plain one. */
const APOSTROPHES = ['’', 'ʼ', '‘', '`', '´'];

/**
 * Every word of the search text occurs in at least one of the columns, as a part of a word too,
 * whatever the case and the kind of apostrophe.
 */
export function mentions(columns: readonly Expression<string | null>[], searchText: string): Condition {
  const haystack = fold(
    sql`concat(${sql.join(
      columns.map((column) => sql`coalesce(${column}, '')`),
      sql`, ' ', `,
    )})`,
  );
  const words = searchText.split(/\s+/).filter((word) => word !== '');
  return allOf(words.map((word) => sql<SqlBool>`position(${foldText(word)} in ${haystack}) > 0`));
}

/** The column holds the text as a part, whatever the case and the kind of apostrophe. */
export function foldedColumn(column: Expression<string | null>): Expression<string | null> {
  return fold(column);
}

export function foldText(text: string): string {
  return APOSTROPHES.reduce((folded, sign) => folded.replaceAll(sign, "'"), text.toLowerCase());
}

function fold(text: Expression<unknown>): Expression<string | null> {
  const plain = "'".repeat(APOSTROPHES.length);
  return sql<
    string | null
  >`translateUTF8(lowerUTF8(${text}), ${sql.lit(APOSTROPHES.join(''))}, ${sql.lit(plain)})`;
}
