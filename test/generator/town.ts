import type { ExecutionStatus } from '../../src/model/execution.ts';
import type { Concept, SectionContent } from './content/concept.ts';
import { narrate } from './content/narratives.ts';
import { OPEN_CITY } from './content/open-city.ts';
import { SCHOOLS } from './content/schools.ts';
import { makeTerm } from './content/terms.ts';
import { UTILITIES_SECTION } from './content/utilities.ts';
import { MONEY_UNITS, type MoneyUnit, stepOf } from './money.ts';
import { type Random, randomOf } from './random.ts';
import type { TrueEdge, TrueMeasure, TrueMoney, TrueReport } from './truth.ts';

/** A made-up town: what its programme really planned and spent, section by section and year by year. */
export type Town = {
  readonly seed: string;
  readonly programme: string;
  readonly reports: readonly TrueReport[];
  /** How measures became others; all else goes on as it was. */
  readonly edges: readonly TrueEdge[];
};

export const FIRST_YEAR = 2014;
export const LAST_YEAR = 2023;
const PROGRAMME = 'Місто, що росте';
const SECTIONS: readonly SectionContent[] = [SCHOOLS, UTILITIES_SECTION, OPEN_CITY];

/** Makes the town of a seed. The same seed gives the same town. */
export function makeTown(seed: string): Town {
  const sections = SECTIONS.map((content) => makeSection(seed, content));
  return {
    seed,
    programme: PROGRAMME,
    reports: sections.flatMap(({ reports }) => reports).toSorted((a, b) => a.year - b.year),
    edges: sections.flatMap(({ edges }) => edges),
  };
}

/** A measure of the programme as it goes on from year to year. */
type Running = { readonly lineage: string; readonly concept: Concept; readonly title: string };

type Plan = { readonly running: readonly Running[]; readonly edges: readonly TrueEdge[] };

function makeSection(seed: string, content: SectionContent) {
  const random = randomOf(`${seed}/${content.code}`);
  const reports: TrueReport[] = [];
  const edges: TrueEdge[] = [];
  let running: readonly Running[] = random
    .shuffle(content.concepts)
    .slice(0, random.integer(9, 12))
    .map((concept) => ({ lineage: concept.id, concept, title: concept.titles[0] }));
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    if (year > FIRST_YEAR) {
      const next = moveOn(running, { content, year, random });
      running = next.running;
      edges.push(...next.edges);
    }
    const unit = randomOf(`${seed}/${year}`).pick(MONEY_UNITS);
    reports.push({
      programme: PROGRAMME,
      section: { code: content.code, title: content.title },
      year,
      period: { text: `за ${year} рік`, start: `${year}-01-01`, end: `${year}-12-31` },
      unit,
      measures: running.map((measure) => makeMeasure(measure, year, unit, random)),
    });
  }
  return { reports, edges };
}

type Change = { readonly content: SectionContent; readonly year: number; readonly random: Random };

const FEWEST = 8;
const MOST = 15;

/** One year on: some measures are renamed, one may be split, two merged, some dropped and others taken up. */
function moveOn(before: readonly Running[], { content, year, random }: Change): Plan {
  const renamed = before.map((measure) => (random.chance(0.08) ? rename(measure) : measure));
  const edges: TrueEdge[] = renamed
    .filter((measure, index) => measure !== before[index])
    .map(({ lineage }) => ({ kind: 'renamed', year, from: [lineage], to: [lineage] }));
  const steps = [
    random.chance(0.25) ? splitOne : null,
    random.chance(0.2) ? mergeTwo : null,
    random.chance(0.35) ? dropOne : null,
    random.chance(0.45) ? takeUpOne : null,
  ];
  return steps.reduce<Plan>(
    (plan, step) => {
      const next = step?.(plan.running, { content, year, random }) ?? { running: plan.running, edges: [] };
      return { running: next.running, edges: [...plan.edges, ...next.edges] };
    },
    { running: renamed, edges },
  );
}

function rename(measure: Running): Running {
  const [first, second] = measure.concept.titles;
  return measure.title === first ? { ...measure, title: second } : measure;
}

function splitOne(running: readonly Running[], { year, random }: Change): Plan {
  const candidates = running.filter(
    ({ concept, lineage }) => concept.actions.length > 1 && lineage === concept.id,
  );
  if (candidates.length === 0 || running.length >= MOST) return { running, edges: [] };
  const measure = random.pick(candidates);
  const parts = ['a', 'b'].map((part, index) => ({
    ...measure,
    lineage: `${measure.lineage}/${part}`,
    title: `${measure.title}: ${measure.concept.actions[index]}`,
  }));
  return {
    running: running.flatMap((other) => (other === measure ? parts : [other])),
    edges: [{ kind: 'split', year, from: [measure.lineage], to: parts.map(({ lineage }) => lineage) }],
  };
}

function mergeTwo(running: readonly Running[], { year, random }: Change): Plan {
  const whole = running.filter(({ concept, lineage }) => lineage === concept.id);
  if (whole.length < 2 || running.length <= FEWEST) return { running, edges: [] };
  const [first, second] = random.shuffle(whole);
  if (!first || !second) return { running, edges: [] };
  const lineage = `${first.lineage}+${second.lineage}`;
  const title = `${first.title}. ${second.title}`;
  return {
    running: running
      .filter((measure) => measure !== second)
      .map((measure) => (measure === first ? { ...first, lineage, title } : measure)),
    edges: [{ kind: 'merged', year, from: [first.lineage, second.lineage], to: [lineage] }],
  };
}

function dropOne(running: readonly Running[], { random }: Change): Plan {
  if (running.length <= FEWEST) return { running, edges: [] };
  const dropped = random.pick(running);
  return { running: running.filter((measure) => measure !== dropped), edges: [] };
}

function takeUpOne(running: readonly Running[], { content, random }: Change): Plan {
  const known = new Set(running.flatMap(({ lineage }) => lineage.split(/[+/]/)));
  const fresh = content.concepts.filter(({ id }) => !known.has(id));
  if (fresh.length === 0 || running.length >= MOST) return { running, edges: [] };
  const concept = random.pick(fresh);
  return { running: [...running, { lineage: concept.id, concept, title: concept.titles[0] }], edges: [] };
}

const STATUSES: readonly ExecutionStatus[] = [
  ...['done', 'done', 'done', 'done', 'done', 'done'],
  ...['in_progress', 'in_progress', 'postponed', 'not_done', 'unknown'],
] as const;

function makeMeasure(running: Running, year: number, unit: MoneyUnit, random: Random): TrueMeasure {
  const { lineage, concept, title } = running;
  const status = random.pick(STATUSES);
  const sources = random.chance(0.15) ? [] : concept.sources.filter(() => random.chance(0.7));
  return {
    lineage,
    title,
    actions: concept.actions,
    term: makeTerm(year, random),
    executors: concept.executors,
    money: sources.map((source) => makeMoney(source, status, unit, random)),
    execution: { text: narrate(concept, status, random), status },
  };
}

/** Shares of the plan that are spent, in hundredths, by what is reported. */
const SPENT: Readonly<Record<ExecutionStatus, readonly [number, number]>> = {
  done: [85, 100],
  in_progress: [20, 80],
  postponed: [0, 0],
  not_done: [0, 0],
  unknown: [0, 100],
};

const THOUSAND_HRYVNIAS = 100_000n;

function makeMoney(
  source: TrueMoney['source'],
  status: ExecutionStatus,
  unit: MoneyUnit,
  random: Random,
): TrueMoney {
  const step = stepOf(unit);
  const most = random.chance(0.2) ? 4000 : 400;
  const kopecks = BigInt(random.integer(2, most)) * THOUSAND_HRYVNIAS + BigInt(random.integer(0, 99_999));
  const plan = toSteps(kopecks, step) + step;
  const [least, greatest] = SPENT[status];
  const fact =
    random.chance(0.3) && greatest === 100 ? plan : (plan * BigInt(random.integer(least, greatest))) / 100n;
  return { source, plan, fact: toSteps(fact, step) };
}

function toSteps(kopecks: bigint, step: bigint): bigint {
  return (kopecks / step) * step;
}
