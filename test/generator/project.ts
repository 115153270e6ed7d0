import { type MoneyUnit, stepOf } from './money.ts';
import type {
  Kopecks,
  NamedSource,
  PrintedLine,
  PrintedMeasure,
  PrintedReport,
  PrintedTotal,
  TrueMeasure,
  TrueReport,
} from './truth.ts';

/** What a layout can tell of a report. */
export type Shape = {
  /**
   * `columns`: a column for each of `sources` · `used`: a row for each source a measure has · `funds`: the general and
   * the special fund · `sum`: one amount, no sources · `none`: no money.
   */
  readonly money: 'columns' | 'used' | 'funds' | 'sum' | 'none';
  /** Columns there are whether used or not; null: those that the report uses. */
  readonly sources: readonly NamedSource[] | null;
  /** Years told of, the report's first; only the plan is known of later ones. */
  readonly years: number;
  readonly facts: boolean;
  /** Totals of each measure. */
  readonly totals: boolean;
  /** A row of totals below the measures. */
  readonly closing: boolean;
  readonly tells: readonly ('actions' | 'term' | 'executors' | 'execution')[];
  readonly number: (ordinal: number, report: TrueReport) => string;
  readonly labels: Readonly<Record<NamedSource, string>>;
};

/** The report as far as a layout tells it, with all totals right. */
export function project(report: TrueReport, shape: Shape, prefix = ''): PrintedReport {
  const sources = shape.sources ?? usedSources(report);
  const measures = report.measures.map(
    (measure, index): PrintedMeasure => ({
      ...measure,
      actions: shape.tells.includes('actions') ? measure.actions : [],
      executors: shape.tells.includes('executors') ? measure.executors : [],
      number: shape.number(index + 1, report),
      lines: linesOf(measure, { shape, sources, report }),
      totals: [],
    }),
  );
  return addTotals({ ...report, prefix, measures, totals: [], unitShown: true, defects: [] }, shape);
}

/** Totals of the amounts as printed: of each measure, and of the report. */
export function addTotals(report: PrintedReport, shape: Shape): PrintedReport {
  const measures = report.measures.map((measure) => ({
    ...measure,
    totals: shape.totals ? yearsOf(measure.lines).map((year) => totalOf(measure.lines, 'total', year)) : [],
  }));
  const lines = measures.flatMap((measure) => measure.lines);
  const keys = [...new Set(lines.map(({ key }) => key))];
  const ofSources = keys.flatMap((key) =>
    yearsOf(lines).map((year) =>
      totalOf(
        lines.filter((line) => line.key === key),
        key,
        year,
      ),
    ),
  );
  const ofAll = shape.totals ? yearsOf(lines).map((year) => totalOf(lines, 'total', year)) : [];
  return { ...report, measures, totals: shape.closing ? [...ofSources, ...ofAll] : [] };
}

type Circumstances = {
  readonly shape: Shape;
  readonly sources: readonly NamedSource[];
  readonly report: TrueReport;
};

function linesOf(measure: TrueMeasure, { shape, sources, report }: Circumstances): readonly PrintedLine[] {
  const years = Array.from({ length: shape.years }, (_, ahead) => ahead);
  return years.flatMap((ahead) =>
    partsOf(measure, shape, sources).map(({ plan, fact, ...part }) => ({
      ...part,
      year: report.year + ahead,
      plan: { kopecks: grow(plan, ahead, report.unit) },
      fact: { kopecks: shape.facts && ahead === 0 ? fact : null },
    })),
  );
}

type Part = Pick<PrintedLine, 'key' | 'source' | 'label'> & {
  readonly plan: Kopecks;
  readonly fact: Kopecks;
};

function partsOf(measure: TrueMeasure, shape: Shape, sources: readonly NamedSource[]): readonly Part[] {
  const named = (source: NamedSource): Part => {
    const money = measure.money.find((other) => other.source === source);
    const label = shape.labels[source];
    return { key: source, source, label, plan: money?.plan ?? null, fact: money?.fact ?? null };
  };
  switch (shape.money) {
    case 'none':
      return [];
    case 'columns':
      return sources.map(named);
    case 'used':
      return measure.money.map(({ source }) => named(source));
    case 'funds':
      return [
        { key: 'general', label: 'Загальний фонд', ...sumOf(measure, ['state', 'regional', 'local']) },
        { key: 'special', label: 'Спеціальний фонд', ...sumOf(measure, ['enterprises', 'other']) },
      ];
    default:
      return [
        { key: 'sum', label: '', ...sumOf(measure, ['state', 'regional', 'local', 'enterprises', 'other']) },
      ];
  }
}

function sumOf({ money }: TrueMeasure, sources: readonly NamedSource[]) {
  const parts = money.filter(({ source }) => sources.includes(source));
  const source = 'unspecified' as const;
  if (parts.length === 0) return { source, plan: null, fact: null };
  return {
    source,
    plan: parts.reduce((sum, { plan }) => sum + plan, 0n),
    fact: parts.reduce((sum, { fact }) => sum + fact, 0n),
  };
}

/** Later years cost a tenth more each. */
function grow(plan: Kopecks, years: number, unit: MoneyUnit): Kopecks {
  if (plan === null || years === 0) return plan;
  const step = stepOf(unit);
  return (plan / step + (plan * BigInt(years)) / (10n * step)) * step;
}

function totalOf(lines: readonly PrintedLine[], key: string, year: number): PrintedTotal {
  const own = lines.filter((line) => line.year === year);
  const add = (phase: 'plan' | 'fact') =>
    own.reduce<Kopecks>((sum, line) => {
      const { kopecks, unreadable } = line[phase];
      return kopecks === null || unreadable !== undefined ? sum : (sum ?? 0n) + kopecks;
    }, null);
  return { key, year, plan: add('plan'), fact: add('fact') };
}

function yearsOf(lines: readonly PrintedLine[]): readonly number[] {
  return [...new Set(lines.map(({ year }) => year))];
}

function usedSources({ measures }: TrueReport): readonly NamedSource[] {
  const used = new Set(measures.flatMap(({ money }) => money.map(({ source }) => source)));
  const all: readonly NamedSource[] = ['state', 'regional', 'local', 'enterprises', 'other'];
  return all.filter((source) => used.has(source) || source === 'local');
}
