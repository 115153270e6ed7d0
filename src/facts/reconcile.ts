import { Decimal } from 'decimal.js';
import type { Amount, PlanAndFact } from '../model/amount.ts';
import type { CellRef } from '../model/cell-ref.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { sumOf } from './amounts.ts';
import { isRounding } from './rounding.ts';

const PHASES = ['plan', 'fact'] as const;
const IN_UKRAINIAN = { plan: 'план', fact: 'факт' } as const;

type Phase = (typeof PHASES)[number];
type Money = PlanAndFact & { readonly unit: string | null };

/** Compares what one measure prints: its sources with its total, and each fact with its plan. */
export function reconcileMeasure(measure: Measure): readonly Finding[] {
  return [
    ...reconcileSources(measure),
    ...measure.funding.flatMap((fact) => comparePlan(measure.number, fact)),
  ];
}

/** A printed total and the measures it may sum: those above it, and those since the total before. */
export type PlacedTotal = {
  readonly total: SectionTotal;
  readonly above: readonly Measure[];
  readonly since: readonly Measure[];
};

/**
 * Compares the totals a section prints with the sum of its measures, source by source. A total may close the
 * whole section or only the rows since the one before; printed above its rows it sums all of them.
 */
export function reconcileTotals(
  measures: readonly Measure[],
  totals: readonly PlacedTotal[],
): readonly Finding[] {
  const comparable = totals.filter(({ total }) => tellsSource(measures, total));
  return comparable.flatMap(({ total, above, since }) => {
    const alike = totals.filter(
      ({ total: other }) => other.source === total.source && other.year === total.year,
    );
    const twins = new Set(alike.map(({ total: other }) => other.label)).size > 1;
    const candidates = above.length === 0 ? [measures] : [above, since, measures];
    const parts = candidates.map((rows) => rows.flatMap((measure) => partsOf(measure, total, twins)));
    return PHASES.flatMap((phase) => {
      const nearest = nearestOf(parts.map((part) => compare(total, part, phase)));
      if (!nearest) return [];
      const words = { ...nearest.words, column: total.label, phase, phaseUk: IN_UKRAINIAN[phase] };
      return [makeFinding('rows_total_mismatch', words, { ...nearest.details, cell: cellOf(total, phase) })];
    });
  });
}

/** What the total most likely sums: the rows it is nearest to; null where it is the sum of some exactly. */
function nearestOf(differences: readonly (Difference | null)[]): Difference | null {
  const real = differences.filter((difference) => difference !== null);
  if (real.length < differences.length) return null;
  return real.reduce<Difference | null>(
    (best, difference) => (best?.amount.lessThanOrEqualTo(difference.amount) ? best : difference),
    null,
  );
}

/** «З них: державний бюджет» below a total says nothing of measures that tell no sources apart. */
function tellsSource(measures: readonly Measure[], { source }: SectionTotal): boolean {
  if (source === 'total' || source === 'unspecified') return true;
  return measures.some(({ funding }) => funding.some((fact) => fact.source !== 'unspecified'));
}

function reconcileSources(measure: Measure): readonly Finding[] {
  if (!measure.reportedTotal || measure.funding.length === 0) return [];
  return [measure.reportedTotal, ...measure.furtherTotals].flatMap((total) => reconcileSum(measure, total));
}

function reconcileSum(measure: Measure, total: ReportedTotal): readonly Finding[] {
  const parts = measure.funding.filter((fact) => fact.year === total.year);
  return PHASES.filter((phase) => hasColumns(parts, phase)).flatMap((phase) => {
    const difference = compare(total, parts, phase);
    if (!difference) return [];
    const words = { ...difference.words, measure: measure.number, phase, phaseUk: IN_UKRAINIAN[phase] };
    const details = { ...difference.details, cell: cellOf(total, phase), measure: measure.number };
    return [makeFinding('sources_total_mismatch', words, details)];
  });
}

/** Whether the sources tell a phase at all: a register may print it for the whole measure only. */
function hasColumns(parts: readonly FundingFact[], phase: Phase): boolean {
  const silent = parts.every((part) => part[phase].state === 'blank');
  return !silent || parts.every((part) => hasColumn(part, phase));
}

/** A blank amount beside one that is no blank, and not in a cell of its own, is of no column of the table. */
function hasColumn(money: FundingFact, phase: Phase): boolean {
  const other = phase === 'plan' ? money.fact : money.plan;
  return money[phase].state !== 'blank' || other.state === 'blank' || money.factCell !== undefined;
}

/** The row totals add up to the section's total; the facts of a source to that source's. */
function partsOf(measure: Measure, total: SectionTotal, twins: boolean): readonly Money[] {
  if (total.source === 'total') {
    const totals = [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals];
    const own = totals.filter(({ year }) => year === total.year);
    return own.length > 0 ? own : measure.funding.filter(({ year }) => year === total.year);
  }
  return measure.funding.filter(
    (fact) =>
      fact.source === total.source && fact.year === total.year && (!twins || fact.label === total.label),
  );
}

type Difference = {
  readonly amount: Decimal;
  readonly words: { readonly expected: string; readonly found: string };
  readonly details: { readonly expected: string; readonly found: string; readonly severity: Severity };
};

/**
 * A difference that rounding explains is only `info`; a missing sum or a missing total where the other is not zero is
 * a difference.
 */
function compare(total: Money, parts: readonly Money[], phase: Phase): Difference | null {
  const printed = total[phase];
  const sum = sumOf(parts.map((part) => part[phase]));
  if (printed.uah === null && (sum === null || printed.state === 'blank')) return null;
  const difference = new Decimal(printed.uah ?? 0).minus(sum ?? 0).abs();
  if (difference.isZero()) return null;
  const expected = printed.uah ?? printed.raw;
  const found = sum?.toFixed(2) ?? '-';
  const amounts = [total, ...parts].map((part) => ({ amount: part[phase], unit: part.unit }));
  const rounding = isRounding(difference, amounts);
  return {
    amount: difference,
    words: { expected, found },
    details: { expected, found, severity: rounding ? 'info' : 'warning' },
  };
}

function comparePlan(measure: string, money: FundingFact): readonly Finding[] {
  const { plan, fact, label: column } = money;
  if (!isPositive(fact) || !hasColumn(money, 'plan') || plan.state === 'text') return [];
  const cell = cellOf(money, 'fact');
  const found = fact.uah ?? '';
  if (!isPositive(plan)) {
    return [
      makeFinding(
        'fact_without_plan',
        { measure, column, found },
        { cell, measure, found, expected: plan.raw },
      ),
    ];
  }
  if (new Decimal(found).lessThanOrEqualTo(plan.uah ?? 0)) return [];
  const expected = plan.uah ?? '';
  return [
    makeFinding(
      'fact_exceeds_plan',
      { measure, column, found, expected },
      { cell, measure, found, expected },
    ),
  ];
}

function isPositive(amount: Amount): boolean {
  return amount.uah !== null && new Decimal(amount.uah).greaterThan(0);
}

function cellOf(money: { readonly cell: CellRef; readonly factCell?: CellRef }, phase: Phase): CellRef {
  return phase === 'fact' ? (money.factCell ?? money.cell) : money.cell;
}
