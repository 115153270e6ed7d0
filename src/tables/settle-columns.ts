import type { Column, MoneyColumn } from './column.ts';
import { foldText } from './fold-text.ts';
import { readHeading } from './heading.ts';

/**
 * Settles what only the columns together tell: a code column names the rows of a table that has no column of
 * measures; of several plans (or facts) of the same source one is loaded and the others are parts; and where
 * no sources are told apart, the totals are all there is.
 */
export function settleColumns(columns: readonly Column[]): readonly Column[] {
  return settleTotals(chooseAmongTwins(nameRows(columns)));
}

/** «КОД | KEKV | план | касові видатки»: the budget code is the only name a row has. */
function nameRows(columns: readonly Column[]): readonly Column[] {
  const named = columns.some((column) => column.kind === 'role' && column.role === 'measure');
  const money = columns.some((column) => column.kind === 'money');
  const first = columns.find((column) => column.kind === 'role' && column.role === 'code');
  if (named || !money || !first) return columns;
  return columns.map((column) =>
    column.kind === 'role' && column.role === 'code' ? { ...column, role: 'measure' } : column,
  );
}

function chooseAmongTwins(columns: readonly Column[]): readonly Column[] {
  const money = columns.filter((column) => column.kind === 'money');
  const twins = Map.groupBy(money, twinKey);
  return columns.map((column) => {
    if (column.kind !== 'money') return column;
    const rivals = twins.get(twinKey(column)) ?? [];
    if (rivals.length < 2 || best(rivals) === column) return column;
    const { index, path } = column;
    return { kind: 'part', index, path };
  });
}

function twinKey({ source, label, fund, year, phase }: MoneyColumn): string {
  return [source, source === 'total' ? '' : foldText(label), fund, year, phase].join('|');
}

/** The first of the highest rank. */
function best(columns: readonly MoneyColumn[]): MoneyColumn | undefined {
  return columns.toSorted((a, b) => rank(b) - rank(a))[0];
}

/**
 * A source's column under «усього» holds what its columns under «капітальні» and «поточні» add up to, and so does «всього» under
 * a fund; the plan
 * «з урахуванням змін» is the one in force at the end; cash spent («касові») comes before what was financed,
 * the year's sum before the whole cost of a building.
 */
function rank(column: MoneyColumn): number {
  const headings = column.path.map(readHeading);
  const underTotal = headings.slice(0, -1).some((heading) => heading.total);
  const sumOfFund = column.source === 'unspecified' && headings.at(-1)?.total === true;
  const leaf = foldText(column.path.at(-1) ?? '');
  const inForce = /урахуванням змін|уточнен/u.test(leaf);
  const cash = /касов/u.test(leaf);
  const ofTheYear = /поточн\S* (?:рік|року)|на рік/u.test(leaf);
  return (underTotal || sumOfFund ? 4 : 0) + (inForce ? 2 : 0) + (cash ? 2 : 0) + (ofTheYear ? 1 : 0);
}

function settleTotals(columns: readonly Column[]): readonly Column[] {
  const hasSources = columns.some((column) => column.kind === 'money' && column.source !== 'total');
  if (hasSources) return columns;
  return columns.map((column) => (column.kind === 'money' ? { ...column, source: 'unspecified' } : column));
}
