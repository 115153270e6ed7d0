import type { PlanAndFact } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import { headingOf, type MoneyColumn } from '../tables/column.ts';
import type { SquareCell } from '../tables/square-grid.ts';
import { type AmountReading, NOTHING, readAmount, readPair } from './amounts.ts';
import type { MoneyGroup } from './money-groups.ts';

/** The plan and fact of one source in one row, where they stand. */
export type PlanAndFactReading = PlanAndFact & {
  readonly unit: string | null;
  readonly cell: CellRef;
  readonly factCell?: CellRef;
  readonly cells: readonly SquareCell[];
  readonly findings: readonly Finding[];
};

/** Reads the cells of one group of columns in one row. */
export function readPlanAndFact(
  table: number,
  group: MoneyGroup,
  slots: readonly (SquareCell | undefined)[],
  row: number,
): PlanAndFactReading {
  const planColumn = group.plan ?? group.fact;
  const unit = planColumn?.unit?.text ?? null;
  const place = (column: MoneyColumn | null): CellRef => ({ table, row, column: column?.index ?? 0 });
  const planSlot = group.plan && slots[group.plan.index];
  const factSlot = group.fact && slots[group.fact.index];
  const cells = [planSlot, factSlot].filter((cell) => cell !== undefined && cell !== null);
  if (group.plan && group.plan === group.fact) {
    const pair = readPair(planSlot?.text ?? '', hryvniasOf(group.plan));
    const findings = [
      ...amountFindings(pair.plan, group.plan, place(group.plan)),
      ...(pair.plan === pair.fact ? [] : amountFindings(pair.fact, group.plan, place(group.plan))),
      ...(pair.incomplete ? [incompletePair(group.plan, planSlot?.text ?? '', place(group.plan))] : []),
    ];
    return { plan: pair.plan.amount, fact: pair.fact.amount, unit, cell: place(group.plan), findings, cells };
  }
  const plan = group.plan ? readAmount(planSlot?.text ?? '', hryvniasOf(group.plan)) : null;
  const fact = group.fact ? readAmount(factSlot?.text ?? '', hryvniasOf(group.fact)) : null;
  return {
    plan: plan?.amount ?? NOTHING.plan,
    fact: fact?.amount ?? NOTHING.fact,
    unit,
    cell: place(planColumn),
    ...(plan && fact && { factCell: place(group.fact) }),
    cells,
    findings: [
      ...(plan && group.plan ? amountFindings(plan, group.plan, place(group.plan)) : []),
      ...(fact && group.fact ? amountFindings(fact, group.fact, place(group.fact)) : []),
    ],
  };
}

function hryvniasOf(column: MoneyColumn): number {
  return column.unit?.hryvnias ?? 1;
}

function amountFindings(reading: AmountReading, column: MoneyColumn, cell: CellRef): readonly Finding[] {
  const { raw, uah } = reading.amount;
  if (reading.unreadable) {
    const words = { column: headingOf(column), raw };
    return [makeFinding('amount_unreadable', words, { cell, found: raw })];
  }
  if (!reading.rounded) return [];
  return [
    makeFinding('precision_lost', { raw, unit: column.unit?.text ?? 'грн', uah: uah ?? '' }, { cell, found: raw }),
  ];
}

function incompletePair(column: MoneyColumn, raw: string, cell: CellRef): Finding {
  return makeFinding('pair_incomplete', { column: headingOf(column), raw }, { cell, found: raw });
}
