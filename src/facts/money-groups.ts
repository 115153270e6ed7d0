import type { TotalledSource } from '../model/funding-source.ts';
import type { Column, MoneyColumn } from '../tables/column.ts';
import { foldText, wordsOf } from '../tables/fold-text.ts';
import { matchesAny } from '../tables/match-words.ts';
import { FACT_WORDS, PLAN_WORDS } from '../tables/vocabulary.ts';

/** The columns that hold the plan and the fact of one source (or of the total) in one year. */
export type MoneyGroup = {
  readonly source: TotalledSource;
  readonly label: string;
  /** Null where the header names no year: the report's own. */
  readonly year: number | null;
  readonly plan: MoneyColumn | null;
  readonly fact: MoneyColumn | null;
};

/** Pairs plan and fact columns by source, label, fund and year, in the order of the table. */
export function groupMoney(columns: readonly Column[]): readonly MoneyGroup[] {
  const groups = new Map<string, MoneyGroup>();
  for (const column of columns) {
    if (column.kind !== 'money') continue;
    const label = column.source === 'unspecified' ? (column.fund ?? '') : column.label;
    const key = [
      column.source,
      column.source === 'total' ? '' : withoutPhase(label),
      column.fund,
      column.year,
    ].join('|');
    groups.set(key, addColumn(groups.get(key), column));
  }
  return [...groups.values()];
}

/** «Місцевий бюджет, план» and «Місцевий бюджет, факт» are one source. */
function withoutPhase(label: string): string {
  const words = wordsOf(foldText(label));
  return words.filter((word) => !matchesAny([word], PLAN_WORDS) && !matchesAny([word], FACT_WORDS)).join(' ');
}

function addColumn(group: MoneyGroup | undefined, column: MoneyColumn): MoneyGroup {
  const { source, label, year, phase } = column;
  const start = group ?? { source, label, year, plan: null, fact: null };
  return {
    ...start,
    plan: phase === 'fact' ? start.plan : (start.plan ?? column),
    fact: phase === 'plan' ? start.fact : (start.fact ?? column),
  };
}
