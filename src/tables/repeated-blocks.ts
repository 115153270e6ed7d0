import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { TableRow } from './table-row.ts';

export type WithoutRepeats = { readonly rows: readonly TableRow[]; readonly findings: readonly Finding[] };

/** Fewer rows may be alike by chance. */
const SHORTEST_BLOCK = 3;

/** Leaves out blocks of rows that repeat earlier ones word for word, as pasted twice, and says so. */
export function dropRepeatedBlocks(table: number, rows: readonly TableRow[]): WithoutRepeats {
  const firstOf = firstAlike(rows);
  const kept: TableRow[] = [];
  const findings: Finding[] = [];
  for (let index = 0; index < rows.length; ) {
    const original = firstOf(index);
    const length = original === undefined ? 0 : alike(rows, original, index);
    if (original !== undefined && length >= SHORTEST_BLOCK) {
      findings.push(toFinding(table, rows, { original, repeated: index, length }));
      index += length;
      continue;
    }
    const row = rows[index];
    if (row) kept.push(row);
    index += 1;
  }
  return { rows: kept, findings };
}

/**
 * For one row after the other, those that are kept: the first kept row that is the same word for word. Few rows begin as another
 * one does, and only those are looked at as a whole.
 */
function firstAlike(rows: readonly TableRow[]): (index: number) => number | undefined {
  const beginnings = rows.map(beginningOf);
  const common = new Map<string, number>();
  for (const beginning of beginnings) common.set(beginning, (common.get(beginning) ?? 0) + 1);
  const first = new Map<string, number>();
  return (index) => {
    const row = rows[index];
    if (!row || common.get(beginnings[index] ?? '') === 1) return undefined;
    const text = textOf(row);
    const original = first.get(text);
    if (original === undefined) first.set(text, index);
    return original;
  };
}

/** How many rows from `repeated` on are those from `original` on; a block never reaches into its own copy. */
function alike(rows: readonly TableRow[], original: number, repeated: number): number {
  let length = 0;
  while (original + length < repeated && isSame(rows[original + length], rows[repeated + length]))
    length += 1;
  return length;
}

function isSame(one: TableRow | undefined, other: TableRow | undefined): boolean {
  return one !== undefined && other !== undefined && textOf(one) === textOf(other);
}

type Block = { readonly original: number; readonly repeated: number; readonly length: number };

function toFinding(table: number, rows: readonly TableRow[], { original, repeated, length }: Block): Finding {
  const indexOf = (position: number): number => rows[position]?.index ?? 0;
  const words = {
    first: indexOf(repeated),
    last: indexOf(repeated + length - 1),
    original: `${indexOf(original)}–${indexOf(original + length - 1)}`,
  };
  return makeFinding('block_duplicate', words, { cell: { table, row: indexOf(repeated), column: 0 } });
}

function beginningOf({ slots }: TableRow): string {
  return slots.find((cell) => cell !== undefined && cell.text !== '')?.text ?? '';
}

function textOf({ slots }: TableRow): string {
  return slots.map((cell) => cell?.text ?? '').join('\t');
}
