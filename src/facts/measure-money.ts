import type { Amount } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { TotalledSource } from '../model/funding-source.ts';
import type { FundingFact, ReportedTotal } from '../model/measure.ts';
import { oneLine } from '../tables/one-line.ts';
import { NOTHING } from './amounts.ts';
import type { MeasureLine } from './measure-lines.ts';
import { type MoneyGroup, moneyKey } from './money-groups.ts';
import type { PlanAndFactReading, SourceReading } from './read-amounts.ts';

const LONGEST_LABEL = 120;

export type MeasureMoney = {
  readonly funding: readonly FundingFact[];
  /** What the report prints as the sum of the sources, a total a year. */
  readonly totals: readonly ReportedTotal[];
  readonly findings: readonly Finding[];
};

/** Opens one row, then reads one group of columns after the other in it. */
export type OpenLine = (line: MeasureLine) => (group: MoneyGroup) => readonly SourceReading[];

/** Money as a row and a column tell it, before it is known which are totals. */
type Entry = ReportedTotal & { readonly source: TotalledSource };

/**
 * Gathers the money of one measure from its rows and columns. Whose it is, the row says, else the column; where
 * some rows name sources, the others hold totals. Rows for plan and fact («затверджено», «виконано») are
 * brought together; of two plans the one in force stays.
 */
export function gatherMoney(
  lines: readonly MeasureLine[],
  groups: readonly MoneyGroup[],
  open: OpenLine,
): MeasureMoney {
  const entries = new Map<string, Entry>();
  const findings: Finding[] = [];
  const places = readAll(lines, groups, open);
  const namesSources = places.some(
    ({ line, reading }) => (reading.own?.source ?? line.source ?? 'total') !== 'total',
  );
  for (const place of places) {
    const { line, reading } = place;
    if (lines.length > 1 && isEmpty(reading) && !line.label) continue;
    const entry = toEntry(place, namesSources);
    const key = keyOf(entry, place.group);
    const before = entries.get(key);
    if (before && isPart(line, lines) && saysAmount(before)) {
      findings.push(...reading.findings, ...partFindings(line, entry));
      continue;
    }
    findings.push(...reading.findings, ...(before ? superseded(before, entry, line) : []));
    entries.set(key, before ? merge(before, entry) : entry);
  }
  return { ...sort(entries.values()), findings };
}

/** What stands where a row and a group of columns meet. */
type Place = { readonly line: MeasureLine; readonly group: MoneyGroup; readonly reading: SourceReading };

function readAll(
  lines: readonly MeasureLine[],
  groups: readonly MoneyGroup[],
  open: OpenLine,
): readonly Place[] {
  const places: Place[] = [];
  for (const line of lines) {
    const read = open(line);
    for (const group of groups) {
      for (const reading of read(group)) places.push({ line, group, reading });
    }
  }
  return places;
}

/** Sources and totals, each in the order they were found. */
function sort(entries: Iterable<Entry>): Pick<MeasureMoney, 'funding' | 'totals'> {
  const funding: FundingFact[] = [];
  const totals: ReportedTotal[] = [];
  for (const entry of entries) {
    if (isFact(entry)) funding.push(entry);
    else totals.push(withoutSource(entry));
  }
  return { funding, totals };
}

function isFact(entry: Entry): entry is FundingFact {
  return entry.source !== 'total';
}

function withoutSource({ source: _, ...total }: Entry): ReportedTotal {
  return total;
}

function toEntry({ line, group, reading }: Place, namesSources: boolean): Entry {
  const ofColumn = namesSources && group.source === 'unspecified' ? 'total' : group.source;
  const source = reading.own?.source ?? line.source ?? ofColumn;
  const ofLine = line.source ? oneLine(line.label?.text ?? '') : group.label;
  const label = reading.own?.label ?? ofLine;
  const { plan, fact, unit, cell, factCell } = reading;
  const { year } = group;
  if (line.phase === 'fact') return { source, label, year, unit, plan: NOTHING.plan, fact: plan, cell };
  const entry = { source, label, year, unit, plan, fact, cell };
  return factCell ? { ...entry, factCell } : entry;
}

function keyOf({ source, label, year }: Entry, group: MoneyGroup): string {
  return source === group.source && label === group.label ? group.key : moneyKey(source, label, year);
}

/** Plan from one row and fact from another; the later of two plans is the one with the changes. */
function merge(before: Entry, after: Entry): Entry {
  const plan = isSaid(after.plan) ? after : before;
  const said = [after, before].find((entry) => isSaid(entry.fact));
  const fact = said ?? plan;
  const { cell } = plan;
  const factCell = fact.factCell ?? fact.cell;
  return {
    ...before,
    plan: plan.plan,
    fact: fact.fact,
    cell,
    ...(!sameCell(cell, factCell) && { factCell }),
  };
}

/** An amount that a later row of the same source replaces: another edition of the plan, or a fact printed twice. */
function superseded(before: Entry, after: Entry, line: MeasureLine): readonly Finding[] {
  const label = line.label?.text ?? before.label;
  const replaced = (phase: 'plan' | 'fact') => {
    const [raw, kept] = [before[phase].raw, after[phase].raw];
    const isReplaced = before[phase].state === 'amount' && isSaid(after[phase]);
    const words = { label, raw, kept };
    return isReplaced && before[phase].uah !== after[phase].uah
      ? [{ words, expected: kept, found: raw }]
      : [];
  };
  const factCell = before.factCell ?? before.cell;
  return [
    ...replaced('plan').map(({ words, ...details }) =>
      makeFinding('amount_superseded', words, { ...details, cell: before.cell }),
    ),
    ...replaced('fact').map(({ words, ...details }) =>
      makeFinding('fact_repeated', words, { ...details, cell: factCell }),
    ),
  ];
}

/** A row below the measure's own that names neither source nor phase: «з них: кредиторська заборгованість». */
function isPart(line: MeasureLine, lines: readonly MeasureLine[]): boolean {
  return line !== lines[0] && line.source === null && line.phase === null;
}

function partFindings(line: MeasureLine, money: Entry): readonly Finding[] {
  if (!saysAmount(money)) return [];
  const raw = [money.plan.raw, money.fact.raw].filter((text) => text !== '').join(' / ');
  const label = oneLine(line.row.label?.text ?? '').slice(0, LONGEST_LABEL);
  return [makeFinding('amount_part', { label, raw }, { cell: money.cell, found: raw })];
}

function saysAmount({ plan, fact }: ReportedTotal): boolean {
  return plan.state === 'amount' || fact.state === 'amount';
}

function isEmpty({ plan, fact }: PlanAndFactReading): boolean {
  return !isSaid(plan) && !isSaid(fact);
}

function isSaid(amount: Amount): boolean {
  return amount.state !== 'blank';
}

function sameCell(a: CellRef, b: CellRef): boolean {
  return a.table === b.table && a.row === b.row && a.column === b.column;
}
