import type { Amount, PlanAndFact } from '../../model/amount.ts';
import type { CellRef } from '../../model/cell-ref.ts';
import type { TotalledSource } from '../../model/funding-source.ts';
import type { ReportedTotal } from '../../model/measure.ts';
import type { Report } from '../../model/report.ts';
import type { SquareCell } from '../../tables/square-cell.ts';
import { placeKey } from './measure-rows.ts';
import type { Grids } from './resolve-cells.ts';

/** Gives the plan and the fact of one source with the raw texts that the file prints. */
export type AsPrinted = (source: TotalledSource, money: ReportedTotal) => PlanAndFact;

/**
 * The raw text of a corrected amount is that of the same amount as the file has it: of its half of a cell, of its
 * part of a list. Where nothing of the kind could be read before the correction, it is the whole text of the cell.
 */
export function printedAmounts(grids: Grids, printed: readonly Report[]): AsPrinted {
  const known = Map.groupBy(printed.flatMap(moneyOf), ({ source, money }) => keyOf(source, money));
  return (source, money) => {
    const there = known.get(keyOf(source, money)) ?? [];
    const same = there.find((other) => other.money.label === money.label) ?? there[0];
    return {
      plan: asPrinted(money.plan, slotAt(grids, money.cell), same?.money.plan),
      fact: asPrinted(money.fact, slotAt(grids, money.factCell ?? money.cell), same?.money.fact),
    };
  };
}

function slotAt(grids: Grids, { table, row, column }: CellRef): SquareCell | undefined {
  return grids.get(table)?.rows[row]?.slots[column];
}

function asPrinted(amount: Amount, slot: SquareCell | undefined, before: Amount | undefined): Amount {
  if (slot?.printed === undefined) return amount;
  if (before) return { ...amount, raw: before.raw };
  return amount.raw === '' ? amount : { ...amount, raw: slot.printed };
}

type Money = { readonly source: TotalledSource; readonly money: ReportedTotal };

function moneyOf({ measures, reportedTotals }: Report): readonly Money[] {
  return [
    ...measures.flatMap(({ funding, reportedTotal, furtherTotals }) => [
      ...funding.map((money) => ({ source: money.source, money })),
      ...(reportedTotal ? [reportedTotal, ...furtherTotals] : []).map((money) => ({
        source: 'total' as const,
        money,
      })),
    ]),
    ...reportedTotals.map((money) => ({ source: money.source, money })),
  ];
}

function keyOf(source: TotalledSource, { cell }: ReportedTotal): string {
  return `${placeKey(cell)} ${source}`;
}
