import type { PlanAndFact } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { TotalledSource } from '../model/funding-source.ts';
import { headingOf, type MoneyColumn } from '../tables/column.ts';
import type { SquareCell } from '../tables/square-cell.ts';
import { type AmountReading, NOTHING, readAmount, readPair } from './amounts.ts';
import { readInlineSources } from './inline-sources.ts';
import type { MoneyGroup } from './money-groups.ts';

/** «1 (з 1)» is the least a list of sources can be. */
const SHORTEST_LIST = 8;
const NO_FINDINGS: readonly Finding[] = [];

/** The plan and fact of one source in one row, where they stand. */
export type PlanAndFactReading = PlanAndFact & {
  readonly unit: string | null;
  readonly cell: CellRef;
  readonly factCell?: CellRef;
  readonly cells: readonly SquareCell[];
  readonly findings: readonly Finding[];
};

/** A reading of one amount among several in a cell: its source wins over the column's. */
export type SourceReading = PlanAndFactReading & {
  readonly own?: { readonly source: TotalledSource; readonly label: string };
};

/**
 * Reads the cells of one group of columns in one row: one reading, or one for every source that a cell lists.
 * `labels` are the lines of the row's column of sources.
 */
export function readSources(
  group: MoneyGroup,
  row: RowPlace,
  labels: readonly string[],
): readonly SourceReading[] {
  const column = group.plan ?? group.fact;
  const slot = column && row.slots[column.index];
  const single = group.plan === null || group.fact === null;
  const listed =
    slot && single && slot.text.length > SHORTEST_LIST ? readInlineSources(slot.text, labels) : null;
  if (!column || !slot || !listed) return [readPlanAndFact(group, row)];
  return listed.map(({ source, label, amount }) => {
    const cell: SquareCell = { ...slot, text: amount };
    const slots = row.slots.with(column.index, cell);
    return { ...readPlanAndFact(group, { ...row, slots }), cells: [slot], own: { source, label } };
  });
}

/** Where a row is read: its cells by column, its index, and the ordinal of its table. */
export type RowPlace = {
  readonly table: number;
  readonly index: number;
  readonly slots: readonly (SquareCell | undefined)[];
};

/** Reads the cells of one group of columns in one row. */
export function readPlanAndFact(group: MoneyGroup, row: RowPlace): PlanAndFactReading {
  const { plan, fact } = group;
  if (plan && plan === fact) return readPairCell(plan, row);
  const planReading = plan && readCell(plan, row);
  const factReading = fact && readCell(fact, row);
  const first = planReading ?? factReading;
  return {
    plan: planReading?.amount ?? NOTHING.plan,
    fact: factReading?.amount ?? NOTHING.fact,
    unit: first?.unit ?? null,
    cell: first?.cell ?? placeOf(0, row),
    ...(planReading && factReading && { factCell: factReading.cell }),
    cells: [...(planReading?.cells ?? []), ...(factReading?.cells ?? [])],
    findings: [...(planReading?.findings ?? []), ...(factReading?.findings ?? [])],
  };
}

function readPairCell(column: MoneyColumn, row: RowPlace): PlanAndFactReading {
  const cell = placeOf(column.index, row);
  const slot = row.slots[column.index];
  const { plan, fact, incomplete } = readPair(slot?.text ?? '', hryvniasOf(column));
  return {
    plan: plan.amount,
    fact: fact.amount,
    unit: column.unit?.text ?? null,
    cell,
    cells: slot ? [slot] : [],
    findings:
      isPlain(plan) && isPlain(fact) && !incomplete
        ? NO_FINDINGS
        : [
            ...amountFindings(plan, column, cell),
            ...(plan === fact ? [] : amountFindings(fact, column, cell)),
            ...(incomplete ? [incompletePair(column, slot?.text ?? '', cell)] : []),
          ],
  };
}

function isPlain({ unreadable, rounded }: AmountReading): boolean {
  return !unreadable && !rounded;
}

function readCell(column: MoneyColumn, row: RowPlace) {
  const cell = placeOf(column.index, row);
  const slot = row.slots[column.index];
  const reading = readAmount(slot?.text ?? '', hryvniasOf(column));
  return {
    amount: reading.amount,
    unit: column.unit?.text ?? null,
    cell,
    cells: slot ? [slot] : [],
    findings: amountFindings(reading, column, cell),
  };
}

function placeOf(column: number, { table, index }: RowPlace): CellRef {
  return { table, row: index, column };
}

function hryvniasOf(column: MoneyColumn): number {
  return column.unit?.hryvnias ?? 1;
}

function amountFindings(reading: AmountReading, column: MoneyColumn, cell: CellRef): readonly Finding[] {
  if (isPlain(reading)) return NO_FINDINGS;
  const { raw, uah } = reading.amount;
  if (reading.unreadable) {
    const words = { column: headingOf(column), raw };
    return [makeFinding('amount_unreadable', words, { cell, found: raw })];
  }
  return [
    makeFinding(
      'precision_lost',
      { raw, unit: column.unit?.text ?? 'грн', uah: uah ?? '' },
      { cell, found: raw },
    ),
  ];
}

function incompletePair(column: MoneyColumn, raw: string, cell: CellRef): Finding {
  return makeFinding('pair_incomplete', { column: headingOf(column), raw }, { cell, found: raw });
}
