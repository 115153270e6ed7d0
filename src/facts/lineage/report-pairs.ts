import type { TracedMeasure } from '../../model/lineage.ts';

/** The measures of one report, and the time it speaks of. */
export type TracedReport<Item> = {
  readonly report: string;
  readonly year: number;
  readonly start: string;
  readonly end: string;
  readonly items: readonly Item[];
};

export type ReportPair<Item> = { readonly from: TracedReport<Item>; readonly to: TracedReport<Item> };

/** The measures of a section by their reports, in the order of the periods. */
export function groupByReport<Item extends { readonly measure: TracedMeasure }>(
  items: readonly Item[],
): readonly TracedReport<Item>[] {
  const groups = [...Map.groupBy(items, ({ measure }) => measure.report)].flatMap(([report, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const { year, periodStart, periodEnd } = first.measure;
    return [{ report, year, start: periodStart, end: periodEnd, items: own }];
  });
  return groups.toSorted(byPeriod);
}

/**
 * The reports to compare: of each year the one with the longest period with that of the next year that has any
 * (`between`), and a half-year's with the one of its own year (`within`). Years without a report are passed over.
 */
export function pairReports<Item>(reports: readonly TracedReport<Item>[]): {
  readonly between: readonly ReportPair<Item>[];
  readonly within: readonly ReportPair<Item>[];
} {
  const years = [...Map.groupBy(reports, ({ year }) => year).values()];
  const mains = years.flatMap((ofYear) => ofYear.toSorted(byLength).slice(0, 1));
  const within = years.flatMap((ofYear) => {
    const [main, ...parts] = ofYear.toSorted(byLength);
    return main === undefined ? [] : parts.map((part) => inOrder(part, main));
  });
  const between = mains.slice(1).flatMap((to, index) => {
    const from = mains[index];
    return from === undefined ? [] : [{ from, to }];
  });
  return { between, within };
}

function inOrder<Item>(one: TracedReport<Item>, other: TracedReport<Item>): ReportPair<Item> {
  return byPeriod(one, other) <= 0 ? { from: one, to: other } : { from: other, to: one };
}

type Period = Pick<TracedReport<unknown>, 'start' | 'end' | 'report' | 'year'>;

function byPeriod(one: Period, other: Period): number {
  return one.year - other.year || compare(one.end, other.end) || compare(one.report, other.report);
}

function byLength(one: Period, other: Period): number {
  return lengthOf(other) - lengthOf(one) || byPeriod(one, other);
}

function lengthOf({ start, end }: Period): number {
  return Date.parse(end) - Date.parse(start);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
