import { readHeading } from '../tables/heading.ts';
import type { TableRow } from '../tables/table-row.ts';
import { type Kopecks, kopecksOf } from './kopecks.ts';
import type { MoneyGroup } from './money-groups.ts';
import { readPlanAndFact } from './read-amounts.ts';
import type { RowContext } from './read-measures.ts';

/** Bounds the search. */
const MOST_ROWS = 500;
/** One row may be equal by chance. */
const FEWEST_ROWS = 2;

/**
 * Whether a row that names a source is the sum of the rows below it, each with a budget code of its own, and no line of the
 * measure above: «Субвенції з Державного бюджету» over the programmes that they pay for (Додаток_3.xlsx).
 */
export function sumsRowsBelow(
  row: TableRow,
  below: Iterable<TableRow>,
  { roles, groups, table }: RowContext,
): boolean {
  const codes = roles.get('code') ?? [];
  const isCoded = ({ slots }: TableRow) => codes.some((code) => (slots[code]?.text ?? '') !== '');
  if (codes.length === 0 || !row.label || readHeading(row.label.text).source === null) return false;
  const amountsOf = ({ index, slots }: TableRow) =>
    groups.map((group) => sumsIn(group, { table: table.table, index, slots }));
  const own = amountsOf(row);
  if (own.flat().every((kopecks) => kopecks === 0n)) return false;
  let sums = own.map(() => [0n, 0n]);
  let rows = 0;
  for (const next of below) {
    if (next.kind !== 'measure' || !isCoded(next) || rows === MOST_ROWS) return false;
    sums = amountsOf(next).map((amounts, group) =>
      amounts.map((kopecks, at) => kopecks + (sums[group]?.[at] ?? 0n)),
    );
    rows += 1;
    if (rows >= FEWEST_ROWS && sums.flat().every((kopecks, at) => kopecks === own.flat()[at])) return true;
  }
  return false;
}

/** Plan and fact of one group of columns. */
function sumsIn(group: MoneyGroup, place: Parameters<typeof readPlanAndFact>[1]): readonly Kopecks[] {
  const { plan, fact } = readPlanAndFact(group, place);
  return [plan, fact].map(({ uah }) => (uah === null ? 0n : kopecksOf(uah)));
}
