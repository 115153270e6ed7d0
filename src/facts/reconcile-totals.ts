import type { Amount } from '../model/amount.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Measure } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { cellOf, describeDifference, differs, distance, IN_UKRAINIAN, PHASES } from './compare-sums.ts';
import type { Kopecks } from './kopecks.ts';
import { addSteps } from './rounding.ts';
import { type Range, type RunningSums, type Share, sumUp } from './running-sums.ts';

/** A printed total, how many measures stand above it, and how many of these above the total before it. */
export type PlacedTotal = { readonly total: SectionTotal; readonly above: number; readonly before: number };

/**
 * Compares the totals a section prints with the sum of its measures, source by source. A total may close the
 * whole section or only the rows since the one before; printed above its rows it sums all of them. Linear in the
 * measures for each source and year, however many totals there are.
 */
export function reconcileTotals(
  measures: readonly Measure[],
  totals: readonly PlacedTotal[],
): readonly Finding[] {
  const comparable = totals.filter(({ total }) => tellsSource(measures, total));
  const alike = Map.groupBy(comparable, placeOf);
  const twins = new Set(
    [...alike].flatMap(([place, placed]) =>
      new Set(placed.map(({ total }) => total.label)).size > 1 ? [place] : [],
    ),
  );
  const placed = comparable.map((one) => ({ one, share: shareOf(one.total, twins.has(placeOf(one))) }));
  const shares = new Map(placed.map(({ share }) => [JSON.stringify(share), share]));
  const sums = sumUp(measures, [...shares.values()]);
  const running = new Map([...shares.keys()].map((key, index) => [key, sums[index]]));
  return placed.flatMap(({ one, share }) => {
    const own = running.get(JSON.stringify(share));
    return own ? reconcileTotal(one, own) : [];
  });
}

function placeOf({ total: { source, year } }: PlacedTotal): string {
  return `${source}|${year}`;
}

/** `twins`: other totals of the same source and year differ by their label. */
function shareOf({ source, year, label }: SectionTotal, twins: boolean): Share {
  return { source, year, label: twins && source !== 'total' ? label : null };
}

/** «З них: державний бюджет» below a total says nothing of measures that tell no sources apart. */
function tellsSource(measures: readonly Measure[], { source }: SectionTotal): boolean {
  if (source === 'total' || source === 'unspecified') return true;
  return measures.some(({ funding }) => funding.some((fact) => fact.source !== 'unspecified'));
}

function reconcileTotal({ total, above, before }: PlacedTotal, running: RunningSums): readonly Finding[] {
  const whole: Range = [0, running.measures];
  const closed: readonly Range[] = [[0, above], [before, above], whole];
  const ranges = above === 0 ? [whole] : closed;
  return PHASES.flatMap((phase) => {
    const printed = total[phase];
    const sums = ranges.map((range) => running.over(phase, range));
    if (sums.some((sum) => !differs(printed, sum))) return [];
    const nearest = nearestOf(printed, sums);
    const own = { amount: printed, unit: total.unit };
    const steps = addSteps(running.steps(phase, ranges[nearest] ?? whole), [own]);
    const { words, details } = describeDifference(printed, sums[nearest] ?? null, steps);
    const inSentence = { ...words, column: total.label, phase, phaseUk: IN_UKRAINIAN[phase] };
    return [makeFinding('rows_total_mismatch', inSentence, { ...details, cell: cellOf(total, phase) })];
  });
}

/** Which of the sums the total is nearest to: most likely it is meant to be that one. */
function nearestOf(printed: Amount, sums: readonly (Kopecks | null)[]): number {
  const distances = sums.map((sum) => distance(printed, sum));
  return distances.reduce((best, one, index) => (one < (distances[best] ?? one) ? index : best), 0);
}
