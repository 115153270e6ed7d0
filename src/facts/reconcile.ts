import type { Amount } from '../model/amount.ts';
import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import { foldText } from '../tables/fold-text.ts';
import { sumOf } from './amounts.ts';
import { cellOf, describeDifference, differs, IN_UKRAINIAN, PHASES, type Phase } from './compare-sums.ts';
import { type Kopecks, kopecksOf } from './kopecks.ts';
import { addSteps, NOTHING_PRINTED, type PrintedSteps } from './rounding.ts';

/** Compares what one measure prints: its sources with its total, and each fact with its plan. */
export function reconcileMeasure(measure: Measure): readonly Finding[] {
  return [
    ...reconcileSources(measure),
    ...measure.funding.flatMap((fact) => comparePlan(measure.number, fact)),
  ];
}

function reconcileSources(measure: Measure): readonly Finding[] {
  if (!measure.reportedTotal || measure.funding.length === 0) return [];
  return [measure.reportedTotal, ...measure.furtherTotals].flatMap((total) => reconcileSum(measure, total));
}

function reconcileSum(measure: Measure, total: ReportedTotal): readonly Finding[] {
  const parts = measure.funding.filter((fact) => fact.year === total.year);
  return PHASES.filter((phase) => hasColumns(parts, phase)).flatMap((phase) => {
    const sum = sumOf(parts, phase);
    if (!differs(total[phase], sum) || isPaidOverYears(measure, total, { sum, phase })) return [];
    const difference = describeDifference(total[phase], sum, stepsIn([total, ...parts], phase));
    const words = { ...difference.words, measure: measure.number, phase, phaseUk: IN_UKRAINIAN[phase] };
    const details = { ...difference.details, cell: cellOf(total, phase), measure: measure.number };
    return [makeFinding('sources_total_mismatch', words, details)];
  });
}

function stepsIn(money: readonly ReportedTotal[], phase: Phase): PrintedSteps {
  return addSteps(
    NOTHING_PRINTED,
    money.map(({ [phase]: amount, unit }) => ({ amount, unit })),
  );
}

/**
 * The whole cost of an object («Вартість об’єкта» of the road-spending form) that is built over several years: the sources
 * of one year may be less than that, never more.
 */
function isPaidOverYears(
  { term }: Measure,
  { label, plan }: ReportedTotal,
  { sum, phase }: { readonly sum: Kopecks | null; readonly phase: Phase },
): boolean {
  if (phase !== 'plan' || plan.uah === null || !/вартість об'?єкт/u.test(foldText(label))) return false;
  const isOfYears = term?.start?.slice(0, 4) !== term?.end?.slice(0, 4);
  return isOfYears && (sum ?? 0n) < kopecksOf(plan.uah);
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
  const expected = plan.uah ?? '0.00';
  if (kopecksOf(found) <= kopecksOf(expected)) return [];
  return [
    makeFinding(
      'fact_exceeds_plan',
      { measure, column, found, expected },
      { cell, measure, found, expected },
    ),
  ];
}

function isPositive(amount: Amount): boolean {
  return amount.uah !== null && kopecksOf(amount.uah) > 0n;
}
