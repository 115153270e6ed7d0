import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { TableRow } from './table-row.ts';

export type WithoutRepeats = { readonly rows: readonly TableRow[]; readonly findings: readonly Finding[] };

/** Fewer rows may be alike by chance. */
const SHORTEST_BLOCK = 3;

/** Leaves out blocks of rows that repeat earlier ones word for word, as pasted twice, and says so. */
export function dropRepeatedBlocks(table: number, rows: readonly TableRow[]): WithoutRepeats {
  const texts = rows.map(textOf);
  const first = new Map<string, number>();
  const kept: TableRow[] = [];
  const findings: Finding[] = [];
  for (let index = 0; index < rows.length; ) {
    const text = texts[index] ?? '';
    const original = first.get(text);
    const length = original === undefined ? 0 : alike(texts, original, index);
    if (original !== undefined && length >= SHORTEST_BLOCK) {
      findings.push(toFinding(table, rows, { original, repeated: index, length }));
      index += length;
      continue;
    }
    if (original === undefined) first.set(text, index);
    const row = rows[index];
    if (row) kept.push(row);
    index += 1;
  }
  return { rows: kept, findings };
}

/** How many rows from `repeated` on are those from `original` on; a block never reaches into its own copy. */
function alike(texts: readonly string[], original: number, repeated: number): number {
  let length = 0;
  while (original + length < repeated && texts[repeated + length] !== undefined) {
    if (texts[original + length] !== texts[repeated + length]) break;
    length += 1;
  }
  return length;
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

function textOf({ slots }: TableRow): string {
  return slots.map((cell) => cell?.text ?? '').join('\t');
}
