import type { Amount } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { FundingSource, TotalledSource } from '../model/funding-source.ts';
import type { FundingFact, ReportedTotal } from '../model/measure.ts';
import { foldText } from '../tables/fold-text.ts';
import { NOTHING } from './amounts.ts';
import type { MeasureLine } from './measure-lines.ts';
import type { MoneyGroup } from './money-groups.ts';
import type { PlanAndFactReading, SourceReading } from './read-amounts.ts';

const LONGEST_LABEL = 120;

export type MeasureMoney = {
  readonly funding: readonly FundingFact[];
  /** What the report prints as the sum of the sources, a total a year. */
  readonly totals: readonly ReportedTotal[];
  readonly findings: readonly Finding[];
};

/** Reads one group of columns in one row. */
export type ReadCells = (line: MeasureLine, group: MoneyGroup) => readonly SourceReading[];

type Entry = { readonly source: TotalledSource; readonly money: ReportedTotal };

/**
 * Gathers the money of one measure from its rows and columns. Whose it is, the row says, else the column; where
 * some rows name sources, the others hold totals. Rows for plan and fact («затверджено», «виконано») are
 * brought together; of two plans the one in force stays.
 */
export function gatherMoney(
  lines: readonly MeasureLine[],
  groups: readonly MoneyGroup[],
  year: number,
  read: ReadCells,
): MeasureMoney {
  const entries = new Map<string, Entry>();
  const findings: Finding[] = [];
  const readings = lines.flatMap((line) =>
    groups.flatMap((group) => read(line, group).map((reading) => ({ line, group, reading }))),
  );
  const namesSources = readings.some(({ line, reading }) =>
    isSource(reading.own?.source ?? line.source ?? 'total'),
  );
  for (const { line, group, reading } of readings) {
    if (lines.length > 1 && isEmpty(reading) && !line.label) continue;
    const entry = toEntry(line, group, { reading, year, namesSources });
    const key = keyOf(entry);
    const before = entries.get(key);
    if (before && isPart(line, lines) && saysAmount(before.money)) {
      findings.push(...reading.findings, ...partFindings(line, entry));
      continue;
    }
    findings.push(...reading.findings, ...(before ? superseded(before, entry, line) : []));
    entries.set(key, before ? merge(before, entry) : entry);
  }
  const found = [...entries.values()];
  return {
    funding: found.flatMap(({ source, money }) => (isSource(source) ? [{ source, ...money }] : [])),
    totals: found.flatMap(({ source, money }) => (source === 'total' ? [money] : [])),
    findings,
  };
}

type Circumstances = {
  readonly reading: SourceReading;
  readonly year: number;
  readonly namesSources: boolean;
};

function toEntry(
  line: MeasureLine,
  group: MoneyGroup,
  { reading, year, namesSources }: Circumstances,
): Entry {
  const ofColumn = namesSources && group.source === 'unspecified' ? 'total' : group.source;
  const source = reading.own?.source ?? line.source ?? ofColumn;
  const ofLine = line.source ? (line.label?.text ?? '').replace(/\s+/gu, ' ') : group.label;
  const label = reading.own?.label ?? ofLine;
  const { plan, fact, unit, cell, factCell } = reading;
  const money = { label, year: group.year ?? year, unit };
  if (line.phase === 'fact') return { source, money: { ...money, plan: NOTHING.plan, fact: plan, cell } };
  return { source, money: { ...money, plan, fact, cell, ...(factCell && { factCell }) } };
}

function keyOf({ source, money }: Entry): string {
  return [source, source === 'total' ? '' : foldText(money.label), money.year].join('|');
}

/** Plan from one row and fact from another; the later of two plans is the one with the changes. */
function merge(before: Entry, after: Entry): Entry {
  const plan = isSaid(after.money.plan) ? after : before;
  const said = [after, before].find(({ money }) => isSaid(money.fact));
  const fact = said ?? plan;
  const cell = plan.money.cell;
  const factCell = fact.money.factCell ?? fact.money.cell;
  return {
    source: before.source,
    money: {
      ...before.money,
      plan: plan.money.plan,
      fact: fact.money.fact,
      cell,
      ...(!sameCell(cell, factCell) && { factCell }),
    },
  };
}

/** An amount that a later row of the same source replaces: another edition of the plan, or a fact printed twice. */
function superseded(
  { money: before }: Entry,
  { money: after }: Entry,
  line: MeasureLine,
): readonly Finding[] {
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

function partFindings(line: MeasureLine, { money }: Entry): readonly Finding[] {
  if (!saysAmount(money)) return [];
  const raw = [money.plan.raw, money.fact.raw].filter((text) => text !== '').join(' / ');
  const label = (line.row.label?.text ?? '').replace(/\s+/gu, ' ').slice(0, LONGEST_LABEL);
  return [makeFinding('amount_part', { label, raw }, { cell: money.cell, found: raw })];
}

function saysAmount({ plan, fact }: ReportedTotal): boolean {
  return plan.state === 'amount' || fact.state === 'amount';
}

function isSource(source: TotalledSource): source is FundingSource {
  return source !== 'total';
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
