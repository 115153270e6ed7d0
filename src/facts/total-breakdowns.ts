import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Measure } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { toTotals } from './subtotals.ts';

/** The row of a total that has a budget code of its own, and how many measures stand above it. */
export type CodedTotal = { readonly code: string; readonly label: string; readonly above: number };

export type WithoutBreakdowns = {
  readonly kept: readonly Measure[];
  readonly breakdowns: readonly SectionTotal[];
  readonly findings: readonly Finding[];
};

/**
 * Sets rows apart that break a total above them down by a second classification: budget workbooks print «Всього | 900202»
 * after the programmes, and the economic codes «900202 | 2111» of the same money below (pasp_oblasnuy). Such rows begin
 * with the code of the total.
 */
export function setBreakdownsApart(
  measures: readonly Measure[],
  totals: readonly CodedTotal[],
): WithoutBreakdowns {
  const byCode = new Map(totals.map((total) => [total.code, total]));
  const totalOf = (measure: Measure, index: number) => {
    const [code = '', second] = measure.budgetCode?.split(' ') ?? [];
    const total = second === undefined ? undefined : byCode.get(code);
    return total && total.above <= index ? total : undefined;
  };
  const apart = new Map<Measure, CodedTotal>();
  for (const [index, measure] of measures.entries()) {
    const total = totalOf(measure, index);
    if (total) apart.set(measure, total);
  }
  const rows = [...apart.keys()];
  return {
    kept: rows.length === 0 ? measures : measures.filter((measure) => !apart.has(measure)),
    breakdowns: rows.flatMap(toTotals),
    findings: totals.flatMap((total) =>
      toFinding(
        total,
        rows.filter((row) => apart.get(row) === total),
      ),
    ),
  };
}

function toFinding({ label }: CodedTotal, rows: readonly Measure[]): readonly Finding[] {
  const [first] = rows;
  if (!first) return [];
  const words = { label, rows: rows.length, row: first.cell.row };
  return [makeFinding('total_breakdown', words, { cell: first.cell })];
}
