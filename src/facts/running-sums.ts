import type { TotalledSource } from '../model/funding-source.ts';
import type { FundingFact, Measure, ReportedTotal } from '../model/measure.ts';
import { sumOf } from './amounts.ts';
import type { Phase } from './compare-sums.ts';
import { type Kopecks, kopecksOf } from './kopecks.ts';
import { addSteps, NOTHING_PRINTED, type PrintedSteps } from './rounding.ts';

/** From one measure up to another, the latter not included. */
export type Range = readonly [from: number, to: number];

type Sums = {
  readonly kopecks: readonly Kopecks[];
  /** How many measures have an amount. */
  readonly filled: readonly number[];
};

type OwnSums = Readonly<Record<Phase, Kopecks | null>>;

/** Whose money a total sums; the label only where it tells sources apart. */
export type Share = { readonly source: TotalledSource; readonly year: number; readonly label: string | null };

/**
 * What each share has in all measures. Measure by measure, not share by share: those of a large report take longer to fetch
 * from memory than to add up.
 */
export function sumUp(measures: readonly Measure[], shares: readonly Share[]): readonly RunningSums[] {
  const running = shares.map((share) => ({ share, plan: runUp(), fact: runUp() }));
  for (const measure of measures) {
    for (const { share, plan, fact } of running) {
      const own = sumsIn(measure, share);
      plan.add(own.plan);
      fact.add(own.fact);
    }
  }
  return running.map(
    ({ share, plan, fact }) => new RunningSums(measures, share, { plan: plan.sums, fact: fact.sums }),
  );
}

/** What a total sums, added up once from the first measure to each other, so that any stretch of them can be asked for. */
export class RunningSums {
  readonly #measures: readonly Measure[];
  readonly #share: Share;
  readonly #sums: Readonly<Record<Phase, Sums>>;
  readonly #steps = new Map<Phase, readonly PrintedSteps[]>();

  constructor(measures: readonly Measure[], share: Share, sums: Readonly<Record<Phase, Sums>>) {
    this.#measures = measures;
    this.#share = share;
    this.#sums = sums;
  }

  /** How many there are. */
  get measures(): number {
    return this.#measures.length;
  }

  /** The sum over a stretch of measures; null where none of them has an amount. */
  over(phase: Phase, [from, to]: Range): Kopecks | null {
    const { kopecks, filled } = this.#sums[phase];
    if (filled[from] === filled[to]) return null;
    return (kopecks[to] ?? 0n) - (kopecks[from] ?? 0n);
  }

  /** How finely the amounts of a stretch of measures are printed: at no cost from the first on, else at that of the stretch. */
  steps(phase: Phase, [from, to]: Range): PrintedSteps {
    const share = this.#share;
    if (from > 0) return stepsOver(this.#measures.slice(from, to), share, phase).at(-1) ?? NOTHING_PRINTED;
    const steps = this.#steps.get(phase) ?? stepsOver(this.#measures, share, phase);
    this.#steps.set(phase, steps);
    return steps[to] ?? NOTHING_PRINTED;
  }
}

/** The row totals add up to the section's total; the facts of a source to that source's. */
function moneyOf(measure: Measure, share: Share): readonly ReportedTotal[] {
  if (share.source !== 'total') return measure.funding.filter((fact) => belongs(fact, share));
  const totals = [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals];
  const own = totals.filter(({ year }) => year === share.year);
  return own.length > 0 ? own : measure.funding.filter(({ year }) => year === share.year);
}

function belongs(fact: FundingFact, { source, year, label }: Share): boolean {
  return fact.source === source && fact.year === year && (label === null || fact.label === label);
}

function runUp() {
  const kopecks = [0n];
  const filled = [0];
  let [sum, count] = [0n, 0];
  const add = (own: Kopecks | null): void => {
    sum += own ?? 0n;
    count += own === null ? 0 : 1;
    kopecks.push(sum);
    filled.push(count);
  };
  return { sums: { kopecks, filled }, add };
}

/** The sums of `moneyOf`; most shares are one fact of a measure, which needs no list of its own. */
function sumsIn(measure: Measure, share: Share): OwnSums {
  if (share.source === 'total') {
    const money = moneyOf(measure, share);
    return { plan: sumOf(money, 'plan'), fact: sumOf(money, 'fact') };
  }
  let [plan, fact]: [Kopecks | null, Kopecks | null] = [null, null];
  for (const money of measure.funding) {
    if (!belongs(money, share)) continue;
    plan = addTo(plan, money.plan.uah);
    fact = addTo(fact, money.fact.uah);
  }
  return { plan, fact };
}

function addTo(sum: Kopecks | null, uah: string | null): Kopecks | null {
  return uah === null ? sum : (sum ?? 0n) + kopecksOf(uah);
}

/** The steps up to each measure, and none before the first. */
function stepsOver(measures: readonly Measure[], share: Share, phase: Phase): readonly PrintedSteps[] {
  let steps = NOTHING_PRINTED;
  const upTo = measures.map((measure) => {
    const money = moneyOf(measure, share);
    steps = addSteps(
      steps,
      money.map(({ [phase]: amount, unit }) => ({ amount, unit })),
    );
    return steps;
  });
  return [NOTHING_PRINTED, ...upTo];
}
