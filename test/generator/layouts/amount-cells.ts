import { markOf, type Place } from '../marks.ts';
import { type MoneyStyle, type MoneyUnit, printAmount } from '../money.ts';
import { cell, type PageCell } from '../page.ts';
import type { Phase, Printed, PrintedLine, PrintedReport, PrintedTotal } from '../truth.ts';

/** Writes the amounts of one report. */
export type AmountCells = {
  readonly line: (measure: number, line: PrintedLine, phase: Phase) => PageCell;
  readonly pair: (measure: number, line: PrintedLine) => PageCell;
  /** The total of a measure. */
  readonly sum: (measure: number, total: PrintedTotal | undefined, phase: Phase) => PageCell;
  readonly sumPair: (measure: number, total: PrintedTotal | undefined) => PageCell;
  /** A total below the measures. */
  readonly closing: (total: PrintedTotal | undefined, phase: Phase) => PageCell;
  readonly closingPair: (total: PrintedTotal | undefined) => PageCell;
};

export function amountCells(report: PrintedReport, style: MoneyStyle): AmountCells {
  const single = (printed: Printed, mark: string) => amountCell(printed, report.unit, style, mark);
  const pair = (plan: Printed, fact: Printed, mark: (phase: Phase) => string) =>
    cell(printPair(plan, fact, report.unit, style), { marks: [mark('plan'), mark('fact')] });
  const at =
    (measure: number, { key, year }: Omit<Place, 'phase'>) =>
    (phase: Phase) =>
      markOf.amount(report, measure, { key, year, phase });
  const below =
    ({ key, year }: PrintedTotal) =>
    (phase: Phase) =>
      markOf.total(report, { key, year, phase });
  const nothing = () => cell(style.nothing);
  return {
    line: (measure, line, phase) => single(line[phase], at(measure, line)(phase)),
    pair: (measure, line) => pair(line.plan, line.fact, at(measure, line)),
    sum: (measure, total, phase) =>
      total ? single({ kopecks: total[phase] }, at(measure, total)(phase)) : nothing(),
    sumPair: (measure, total) =>
      total ? pair({ kopecks: total.plan }, { kopecks: total.fact }, at(measure, total)) : nothing(),
    closing: (total, phase) => (total ? single({ kopecks: total[phase] }, below(total)(phase)) : nothing()),
    closingPair: (total) =>
      total ? pair({ kopecks: total.plan }, { kopecks: total.fact }, below(total)) : nothing(),
  };
}

function amountCell(printed: Printed, unit: MoneyUnit, style: MoneyStyle, mark: string): PageCell {
  const text = printOne(printed, unit, style, style.nothing);
  const { kopecks, unreadable } = printed;
  const plain = { separator: '.', grouping: '', nothing: '', trims: true } as const;
  const value =
    kopecks === null || unreadable !== undefined ? null : Number(printAmount(kopecks, unit, plain));
  return cell(text, { marks: [mark], value });
}

/** «28,8 / 0»; a dash or nothing where there is neither plan nor fact. */
function printPair(plan: Printed, fact: Printed, unit: MoneyUnit, style: MoneyStyle): string {
  if (isNothing(plan) && isNothing(fact)) return style.nothing;
  return [plan, fact].map((printed) => printOne(printed, unit, style, '-')).join(' / ');
}

function printOne(
  { kopecks, unreadable }: Printed,
  unit: MoneyUnit,
  style: MoneyStyle,
  nothing: string,
): string {
  return unreadable ?? (kopecks === null ? nothing : printAmount(kopecks, unit, style));
}

function isNothing({ kopecks, unreadable }: Printed): boolean {
  return kopecks === null && unreadable === undefined;
}
