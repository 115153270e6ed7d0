import type { TotalledSource } from '../model/funding-source.ts';
import type { Column, MoneyColumn } from '../tables/column.ts';
import { foldText, wordsOf } from '../tables/fold-text.ts';
import { matchesAny } from '../tables/match-words.ts';
import { remember } from '../tables/remember.ts';
import { FACT_WORDS, PLAN_WORDS } from '../tables/vocabulary.ts';

const LONGEST_LABEL = 120;

/** The columns that hold the plan and the fact of one source (or of the total) in one year. */
export type MoneyGroup = {
  readonly source: TotalledSource;
  readonly label: string;
  /** As the header says, else the report's own. */
  readonly year: number;
  /** `moneyKey` of the three. */
  readonly key: string;
  readonly plan: MoneyColumn | null;
  readonly fact: MoneyColumn | null;
};

/** What tells the money of a measure apart; totals differ by their year alone. */
export function moneyKey(source: TotalledSource, label: string, year: number): string {
  return `${source}|${source === 'total' ? '' : foldText(label)}|${year}`;
}

/** Pairs plan and fact columns by source, label, fund and year, in the order of the table. */
export function groupMoney(columns: readonly Column[], reportYear: number): readonly MoneyGroup[] {
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
    groups.set(key, addColumn(groups.get(key) ?? openGroup(column, reportYear), column));
  }
  return [...groups.values()];
}

/** «Місцевий бюджет, план» and «Місцевий бюджет, факт» are one source. */
const withoutPhase = remember((label) => {
  const words = wordsOf(foldText(label));
  return words.filter((word) => !matchesAny([word], PLAN_WORDS) && !matchesAny([word], FACT_WORDS)).join(' ');
}, LONGEST_LABEL);

function openGroup({ source, label, year: named }: MoneyColumn, reportYear: number): MoneyGroup {
  const year = named ?? reportYear;
  return { source, label, year, key: moneyKey(source, label, year), plan: null, fact: null };
}

function addColumn(group: MoneyGroup, column: MoneyColumn): MoneyGroup {
  return {
    ...group,
    plan: column.phase === 'fact' ? group.plan : (group.plan ?? column),
    fact: column.phase === 'plan' ? group.fact : (group.fact ?? column),
  };
}
