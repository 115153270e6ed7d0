import { type Expression, type RawBuilder, sql } from 'kysely';

/** One amount divided by another as a whole number of hundred-millionths: what can be sorted by without leaving exact numbers. */
export function scaledRate(part: Expression<unknown>, whole: Expression<unknown>): RawBuilder<string | null> {
  const kopecks = (amount: Expression<unknown>) => sql`cast(${amount} * 100 as Int128)`;
  return sql`intDiv(${kopecks(part)} * 100000000, nullif(${kopecks(whole)}, 0))`;
}
