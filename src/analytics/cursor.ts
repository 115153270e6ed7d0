import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PlanfactError } from '../errors.ts';
import type { Value } from './engine.ts';

/** One column to sort by. Rows without a value come last in both directions. */
export type SortKey = {
  /** The name of the column among the columns of the listed rows. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly type: 'text' | 'integer' | 'decimal';
  /** How many decimals a decimal has; two when left out. */
  readonly decimals?: number;
};

/** Digits of the decimals that a value is compared as. */
const DIGITS = 38;

const cursorSchema = z.tuple([z.string(), z.array(z.union([z.string(), z.number(), z.null()]))]);

export type SortValue = string | number | null;

/**
 * An opaque name for the place of a row in a sorted list. It holds the row's sort values, not its
 * number, so it stays right when rows are added or removed before it.
 */
export function encodeCursor(sortKeys: readonly SortKey[], row: Readonly<Record<string, Value>>): string {
  const values = sortKeys.map(({ column }) => row[column] ?? null);
  return Buffer.from(JSON.stringify([signatureOf(sortKeys), values])).toString('base64url');
}

/**
 * The sort values of the row that a cursor names.
 * @throws {PlanfactError} `cursor_invalid` when it is no cursor, or one of a list sorted otherwise.
 */
export function decodeCursor(sortKeys: readonly SortKey[], cursor: string): readonly SortValue[] {
  const [signature, values] = parseCursor(cursor);
  const fits = values.length === sortKeys.length && sortKeys.every((key, index) => isOf(key, values[index]));
  if (signature !== signatureOf(sortKeys) || !fits) {
    throw new PlanfactError(
      'cursor_invalid',
      'This cursor belongs to a list in another order. Use the cursor with the same orderBy and groupBy it came from, or leave out `after` to begin anew.',
    );
  }
  return values;
}

function parseCursor(cursor: string): z.infer<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    throw unreadableCursor(cursor, cause);
  }
}

function unreadableCursor(cursor: string, cause: unknown): PlanfactError {
  return new PlanfactError(
    'cursor_invalid',
    `Expected a cursor as given by pageInfo.endCursor or an edge, found «${cursor.slice(0, 40)}». Leave out \`after\` to begin anew.`,
    { cause },
  );
}

const DECIMAL = /^-?(?<whole>\d+)(?:\.\d{1,12})?$/;

function isOf({ type, decimals = 2 }: SortKey, value: SortValue | undefined): boolean {
  if (value === null) return true;
  if (type === 'integer') return Number.isSafeInteger(value);
  if (typeof value !== 'string' || type === 'text') return typeof value === 'string';
  const { whole } = DECIMAL.exec(value)?.groups ?? {};
  return whole !== undefined && whole.length <= DIGITS - decimals;
}

function signatureOf(sortKeys: readonly SortKey[]): string {
  const order = sortKeys
    .map(({ column, direction, decimals = '' }) => `${column} ${direction}${decimals}`)
    .join();
  return createHash('sha256').update(order).digest('base64url').slice(0, 8);
}
