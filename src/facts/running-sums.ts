import { Decimal } from 'decimal.js';
import type { Measure } from '../model/measure.ts';
import type { SectionTotal } from '../model/report.ts';
import { sumOf } from './amounts.ts';
import { finerStep, finestStep, type Money, type Phase } from './compare-sums.ts';
import type { Kopecks } from './kopecks.ts';

/** From one measure up to another, the latter not included. */
export type Range = readonly [from: number, to: number];

type Sums = {
  readonly kopecks: readonly Kopecks[];
  /** How many measures have an amount. */
  readonly filled: readonly number[];
};

/** What a total sums, added up once from the first measure to each other, so that any stretch of them can be asked for. */
export class RunningSums {
  readonly #parts: readonly (readonly Money[])[];
  readonly #sums: Readonly<Record<Phase, Sums>>;
  readonly #steps = new Map<Phase, readonly Decimal[]>();

  /** `twins`: other totals of the same source and year differ by their label. */
  constructor(measures: readonly Measure[], total: SectionTotal, twins: boolean) {
    this.#parts = measures.map((measure) => partsOf(measure, total, twins));
    this.#sums = { plan: addUp(this.#parts, 'plan'), fact: addUp(this.#parts, 'fact') };
  }

  /** How many there are. */
  get measures(): number {
    return this.#parts.length;
  }

  /** The sum over a stretch of measures; null where none of them has an amount. */
  over(phase: Phase, [from, to]: Range): Kopecks | null {
    const { kopecks, filled } = this.#sums[phase];
    if (filled[from] === filled[to]) return null;
    return (kopecks[to] ?? 0n) - (kopecks[from] ?? 0n);
  }

  /** One unit of the finest digit printed up to a measure. */
  step(phase: Phase, to: number): Decimal {
    const steps = this.#steps.get(phase) ?? refine(this.#parts, phase);
    this.#steps.set(phase, steps);
    return steps[to] ?? new Decimal(0);
  }
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

function addUp(parts: readonly (readonly Money[])[], phase: Phase): Sums {
  const kopecks = [0n];
  const filled = [0];
  let [sum, count] = [0n, 0];
  for (const money of parts) {
    const own = sumOf(money.map((part) => part[phase]));
    sum += own ?? 0n;
    count += own === null ? 0 : 1;
    kopecks.push(sum);
    filled.push(count);
  }
  return { kopecks, filled };
}

function refine(parts: readonly (readonly Money[])[], phase: Phase): readonly Decimal[] {
  let finest = new Decimal(0);
  const steps = parts.map((money) => {
    finest = finerStep(finest, finestStep(money, phase));
    return finest;
  });
  return [new Decimal(0), ...steps];
}
