import { UNREADABLE_TERM } from './content/terms.ts';
import { markOf, type Place } from './marks.ts';
import { stepOf, toUah } from './money.ts';
import { addTotals, type Shape } from './project.ts';
import type { Random } from './random.ts';
import type {
  Defect,
  Kopecks,
  Phase,
  PrintedLine,
  PrintedMeasure,
  PrintedReport,
  PrintedTotal,
} from './truth.ts';

/** What a reader of reports has to find. */
export const DEFECT_KINDS = [
  'fact_above_plan',
  'fact_without_plan',
  'amount_unreadable',
  'term_unread',
  'number_repeated',
  'unit_missing',
  'measure_total',
  'measure_total_rounded',
  'section_total',
  'section_total_rounded',
] as const;

export type DefectKind = (typeof DEFECT_KINDS)[number];

type Planting = (report: PrintedReport, random: Random) => PrintedReport | null;

/**
 * Plants defects of these kinds, each at a measure of its own, as far as the layout and the report leave room for them.
 * Totals follow the amounts as printed, so that each defect is one finding; each is kept with the report.
 */
export function plantDefects(
  report: PrintedReport,
  shape: Shape,
  kinds: readonly DefectKind[],
  random: Random,
): PrintedReport {
  const order = DEFECT_KINDS.filter((kind) => kinds.includes(kind) && isPossible(kind, shape));
  const inRows = order.filter((kind) => !kind.includes('_total'));
  const planted = inRows.reduce((before, kind) => PLANTINGS[kind](before, random) ?? before, report);
  const totalled = addTotals(planted, shape);
  const inTotals = order.filter((kind) => kind.includes('_total'));
  return inTotals.reduce((before, kind) => PLANTINGS[kind](before, random) ?? before, totalled);
}

function isPossible(kind: DefectKind, shape: Shape): boolean {
  switch (kind) {
    case 'number_repeated':
      return true;
    case 'term_unread':
      return shape.tells.includes('term');
    case 'fact_above_plan':
    case 'fact_without_plan':
      return shape.money !== 'none' && shape.facts;
    case 'measure_total':
    case 'measure_total_rounded':
      return shape.totals;
    case 'section_total':
    case 'section_total_rounded':
      return shape.closing;
    default:
      return shape.money !== 'none';
  }
}

const PLANTINGS: Readonly<Record<DefectKind, Planting>> = {
  fact_above_plan: (report, random) =>
    changeLine(report, random, (line) => {
      if (line.plan.kopecks === null || line.year !== report.year) return null;
      const kopecks = line.plan.kopecks + BigInt(random.integer(1, 60)) * stepOf(report.unit);
      return {
        line: { ...line, fact: { kopecks } },
        phase: 'fact',
        defect: finding('fact_exceeds_plan', { expected: toUah(line.plan.kopecks), found: toUah(kopecks) }),
      };
    }),
  fact_without_plan: (report, random) =>
    changeLine(report, random, (line) => {
      const { kopecks } = line.fact;
      if (kopecks === null || kopecks === 0n) return null;
      return {
        line: { ...line, plan: { kopecks: null } },
        phase: 'fact',
        defect: finding('fact_without_plan', { found: toUah(kopecks) }),
      };
    }),
  amount_unreadable: (report, random) =>
    changeLine(report, random, (line) => {
      if (line.plan.kopecks === null) return null;
      const phase = line.fact.kopecks !== null && random.chance(0.5) ? 'fact' : 'plan';
      const unreadable = random.pick(UNREADABLE);
      return {
        line: { ...line, [phase]: { kopecks: null, unreadable } },
        phase,
        defect: finding('amount_unreadable', { found: unreadable }),
      };
    }),
  term_unread: (report, random) => {
    const index = pickMeasure(report, random, () => true);
    if (index === null) return null;
    const term = { text: UNREADABLE_TERM, start: null, end: null, recurrence: null };
    const defect: Defect = { code: 'term_unread', severity: 'info', mark: markOf.term(report, index) };
    return withMeasure(report, index, (measure) => ({ ...measure, term }), defect);
  },
  number_repeated: (report, random) => {
    const index = pickMeasure(report, random, (_, place) => place > 0);
    const number = index === null ? undefined : report.measures[index - 1]?.number;
    if (index === null || number === undefined) return null;
    const defect = finding('measure_number_repeated', {}, markOf.title(report, index));
    return withMeasure(report, index, (measure) => ({ ...measure, number }), defect);
  },
  unit_missing: (report) => {
    if (report.unit.kopecks !== 100n) return null;
    return { ...report, unitShown: false, defects: [...report.defects, finding('unit_missing')] };
  },
  measure_total: (report, random) => changeMeasureTotal(report, random, trueDifference(report, random)),
  measure_total_rounded: (report, random) => changeMeasureTotal(report, random, rounding(report)),
  section_total: (report, random) => changeSectionTotal(report, random, () => trueDifference(report, random)),
  section_total_rounded: (report, random) =>
    changeSectionTotal(report, random, (total, phase) => roundingOfRows(report, total, phase, random)),
};

/** A misprint, a letter for a digit, a broken formula, words. */
const UNREADABLE: readonly string[] = ['12,5,7', '1О5,0', '#REF!', 'див. додаток', 'abc'];

type Details = { readonly expected?: string; readonly found?: string };

function finding(code: string, details: Details = {}, mark: string | null = null): Defect {
  return { code, severity: 'warning', mark, ...details };
}

type LineChange = { readonly line: PrintedLine; readonly phase: Phase; readonly defect: Defect };

/** Changes one line of a measure that has no defect yet; null when none lends itself to it. */
function changeLine(
  report: PrintedReport,
  random: Random,
  change: (line: PrintedLine) => LineChange | null,
): PrintedReport | null {
  for (const index of random.shuffle([...report.measures.keys()])) {
    const measure = report.measures[index];
    if (!measure || isTouched(report, index)) continue;
    for (const line of random.shuffle(measure.lines)) {
      const changed = change(line);
      if (!changed) continue;
      const place = { key: line.key, year: line.year, phase: changed.phase };
      const defect = { ...changed.defect, mark: markOf.amount(report, index, place) };
      const lines = measure.lines.map((other) => (other === line ? changed.line : other));
      return withMeasure(report, index, (before) => ({ ...before, lines }), defect);
    }
  }
  return null;
}

function pickMeasure(
  report: PrintedReport,
  random: Random,
  fits: (measure: PrintedMeasure, index: number) => boolean,
): number | null {
  const indices = report.measures.flatMap((measure, index) =>
    fits(measure, index) && !isTouched(report, index) ? [index] : [],
  );
  return indices.length === 0 ? null : random.pick(indices);
}

function isTouched({ defects, prefix }: PrintedReport, index: number): boolean {
  return defects.some(({ mark }) => mark?.startsWith(`${prefix}m${index}/`));
}

function withMeasure(
  report: PrintedReport,
  index: number,
  change: (measure: PrintedMeasure) => PrintedMeasure,
  defect: Defect,
): PrintedReport {
  const measures = report.measures.map((measure, place) => (place === index ? change(measure) : measure));
  return { ...report, measures, defects: [...report.defects, defect] };
}

type Difference = { readonly kopecks: bigint; readonly severity: Defect['severity'] };

/** No multiple of ten steps, so that the last printed digit shows it. */
function trueDifference({ unit }: PrintedReport, random: Random): Difference {
  const steps = BigInt(random.integer(1, 90) * 10 + random.integer(1, 9));
  return { kopecks: steps * stepOf(unit), severity: 'warning' };
}

function rounding({ unit }: PrintedReport): Difference {
  return { kopecks: stepOf(unit), severity: 'info' };
}

/** What rounding each row may come to: (n + 1) / 2 steps for n rows, but one for amounts to the kopeck. */
function roundingOfRows(
  report: PrintedReport,
  { key, year }: PrintedTotal,
  phase: Phase,
  random: Random,
): Difference {
  const step = stepOf(report.unit);
  const amountsOf = ({ lines, totals }: PrintedMeasure) =>
    key === 'total'
      ? totals.map((total) => ({ ...total, kopecks: total[phase] }))
      : lines.map((line) => ({ ...line, kopecks: line[phase].kopecks }));
  const rows = report.measures.filter((measure) =>
    amountsOf(measure).some((one) => one.key === key && one.year === year && (one.kopecks ?? 0n) !== 0n),
  ).length;
  const most = step === 1n ? 1 : Math.max(1, Math.floor((rows + 1) / 2));
  return { kopecks: BigInt(random.integer(1, most)) * step, severity: 'info' };
}

/** The total of a measure is misprinted; the total of the section adds the misprint up. */
function changeMeasureTotal(
  report: PrintedReport,
  random: Random,
  difference: Difference,
): PrintedReport | null {
  const index = pickMeasure(report, random, ({ totals }) => totals.some(({ plan }) => plan !== null));
  const measure = index === null ? undefined : report.measures[index];
  const total = measure?.totals.find(({ plan }) => plan !== null);
  if (index === null || !measure || !total) return null;
  const phase = pickPhase(total, random);
  const place: Place = { key: 'total', year: total.year, phase };
  const defect = totalDefect('sources_total_mismatch', total, phase, difference);
  const totals = measure.totals.map((other) => (other === total ? raise(other, phase, difference) : other));
  const changed = withMeasure(report, index, (before) => ({ ...before, totals }), {
    ...defect,
    mark: markOf.amount(report, index, place),
  });
  return {
    ...changed,
    totals: changed.totals.map((other) =>
      other.key === 'total' && other.year === total.year ? raise(other, phase, difference) : other,
    ),
  };
}

function changeSectionTotal(
  report: PrintedReport,
  random: Random,
  differ: (total: PrintedTotal, phase: Phase) => Difference,
): PrintedReport | null {
  const candidates = report.totals.filter(
    ({ plan, key, year }) =>
      plan !== null &&
      !report.defects.some(({ mark }) => mark?.startsWith(`${report.prefix}total/${key}/${year}/`)),
  );
  if (candidates.length === 0) return null;
  const total = random.pick(candidates);
  const phase = pickPhase(total, random);
  const difference = differ(total, phase);
  const defect = totalDefect('rows_total_mismatch', total, phase, difference);
  const mark = markOf.total(report, { key: total.key, year: total.year, phase });
  const totals = report.totals.map((other) => (other === total ? raise(other, phase, difference) : other));
  return { ...report, totals, defects: [...report.defects, { ...defect, mark }] };
}

function pickPhase({ fact }: PrintedTotal, random: Random): Phase {
  return fact !== null && random.chance(0.5) ? 'fact' : 'plan';
}

function totalDefect(
  code: string,
  total: PrintedTotal,
  phase: Phase,
  { kopecks, severity }: Difference,
): Defect {
  const right = total[phase] ?? 0n;
  return { code, severity, mark: null, expected: toUah(right + kopecks), found: toUah(right) };
}

function raise(total: PrintedTotal, phase: Phase, { kopecks }: Difference): PrintedTotal {
  const raised: Kopecks = (total[phase] ?? 0n) + kopecks;
  return { ...total, [phase]: raised };
}
