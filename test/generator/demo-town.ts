import { UTILITIES } from './content/utilities.ts';
import type { Format } from './formats/format.ts';
import { FORMATS } from './formats/formats.ts';
import type { Layout } from './layouts/layout.ts';
import { LAYOUTS } from './layouts/layouts.ts';
import { type MadeFile, makeFile } from './made-file.ts';
import { stepOf } from './money.ts';
import type { DefectKind } from './plant.ts';
import { randomOf } from './random.ts';
import { FIRST_YEAR, LAST_YEAR, makeTown, type Town } from './town.ts';
import type { TrueReport } from './truth.ts';

const SEED = 'demo-town';

/** Layouts of yearly reports: those that tell what was spent. */
const REPORT_LAYOUTS = ['L1', 'L15', 'L3-report', 'L7', 'L9', 'L11'];
const CORRECTED = { year: 2019, section: 1 };
const HALF_YEAR = { year: 2021, section: 0 };

/** What is wrong with some of the files: year, section, defects. */
const DEFECTS: readonly (readonly [year: number, section: number, kinds: readonly DefectKind[]])[] = [
  [2014, 0, ['section_total']],
  [2015, 1, ['measure_total', 'term_unread']],
  [2016, 0, ['unit_missing', 'section_total_rounded']],
  [2016, 2, ['fact_above_plan', 'fact_without_plan']],
  [2017, 0, ['amount_unreadable']],
  [2018, 0, ['unit_missing']],
  [2018, 1, ['section_total_rounded', 'fact_above_plan']],
  [2019, 1, ['section_total']],
  [2020, 2, ['number_repeated']],
  [2021, 1, ['fact_without_plan']],
  [2022, 0, ['measure_total_rounded', 'amount_unreadable']],
  [2023, 2, ['section_total']],
];

/** Where one measure is reported done though none of its money was spent: year and section. */
const UNSPENT: readonly (readonly [year: number, section: number])[] = [
  [2014, 0],
  [2017, 1],
  [2022, 0],
];

/** The made-up town: what it really did, and the files about it. */
export type DemoTown = { readonly town: Town; readonly files: readonly MadeFile[] };

/**
 * Ten years of a made-up town in its files: a report a year and section, each year in the layout and format of its
 * department, a corrected second edition, a half-year report, a programme of three years and plans of work. The same
 * bytes every time.
 */
export function makeDemoTown(): DemoTown {
  const town = abbreviate(leaveUnspent(makeTown(SEED)));
  return {
    town,
    files: [...yearlyFiles(town), correctedFile(town), halfYearFile(town), ...planFiles(town)],
  };
}

function leaveUnspent(town: Town): Town {
  const reports = town.reports.map((report) => {
    const section = sectionIndex(town.reports, report);
    if (!UNSPENT.some(([year, of]) => year === report.year && of === section)) return report;
    const done = report.measures.find(
      ({ execution, money }) => execution.status === 'done' && money.length > 0,
    );
    const measures = report.measures.map((measure) =>
      measure === done
        ? { ...measure, money: measure.money.map((money) => ({ ...money, fact: 0n })) }
        : measure,
    );
    return { ...report, measures };
  });
  return { ...town, reports };
}

/** In odd years the department of utilities writes its name in short, as its pipeline declares. */
function abbreviate(town: Town): Town {
  const reports = town.reports.map((report) => {
    if (report.year % 2 === 0) return report;
    const measures = report.measures.map((measure) => ({
      ...measure,
      executors: measure.executors.map((executor) => (executor === UTILITIES ? 'УЖКГ' : executor)),
    }));
    return { ...report, measures };
  });
  return { ...town, reports };
}

function yearlyFiles({ reports }: Town): readonly MadeFile[] {
  return reports.map((report, index) => {
    const section = sectionIndex(reports, report);
    const defects = DEFECTS.find(([year, of]) => year === report.year && of === section)?.[2] ?? [];
    const layout = layoutOf(reports, report);
    return orderFile(report, { layout, format: formatAt(index), defects, name: 'report' });
  });
}

/** The department withdrew the first edition: its total was wrong, and two amounts. */
function correctedFile({ reports }: Town): MadeFile {
  const report = reportOf(reports, CORRECTED);
  const step = stepOf(report.unit);
  const measures = report.measures.map((measure, index) => ({
    ...measure,
    money:
      index > 1 ? measure.money : measure.money.map((money) => ({ ...money, plan: money.plan + 50n * step })),
  }));
  const layout = layoutOf(reports, report);
  return orderFile(
    { ...report, measures },
    { layout, format: formatNamed('docx'), defects: [], name: 'report_corrected' },
  );
}

function halfYearFile({ reports }: Town): MadeFile {
  const report = reportOf(reports, HALF_YEAR);
  const { year, unit } = report;
  const step = stepOf(unit);
  const half: TrueReport = {
    ...report,
    period: { text: `за І півріччя ${year} року`, start: `${year}-01-01`, end: `${year}-06-30` },
    measures: report.measures.map((measure) => ({
      ...measure,
      term: { text: 'І півріччя', start: `${year}-01-01`, end: `${year}-06-30`, recurrence: null },
      money: measure.money.map((money) => ({ ...money, fact: (money.fact / (3n * step)) * step })),
    })),
  };
  return orderFile(half, {
    layout: layoutNamed('L15'),
    format: formatNamed('xlsx'),
    defects: [],
    name: 'half-year',
  });
}

/** What the town meant to do in its last year but one: a work plan, a programme with its years, an open-data form. */
function planFiles({ reports }: Town): readonly MadeFile[] {
  const last = reports.filter(({ year }) => year === LAST_YEAR);
  const orders = [
    ['L2', 'docx', 'work-plan'],
    ['L3', 'odt', 'programme'],
    ['L13', 'csv', 'open-data'],
  ] as const;
  return orders.flatMap(([layout, format, name], index) => {
    const report = last[index];
    if (!report) return [];
    return [
      orderFile(nextYear(report), {
        layout: layoutNamed(layout),
        format: formatNamed(format),
        defects: [],
        name,
      }),
    ];
  });
}

/** The plan for the year after: nothing is spent yet. */
function nextYear(report: TrueReport): TrueReport {
  const year = report.year + 1;
  return {
    ...report,
    year,
    period: { text: `на ${year} рік`, start: `${year}-01-01`, end: `${year}-12-31` },
    measures: report.measures.map((measure) => ({
      ...measure,
      term: { text: `${year} рік`, start: `${year}-01-01`, end: `${year}-12-31`, recurrence: null },
    })),
  };
}

type Order = {
  readonly layout: Layout;
  readonly format: Format;
  readonly defects: readonly DefectKind[];
  readonly name: string;
};

function orderFile(report: TrueReport, { layout, format, defects, name }: Order): MadeFile {
  const path = `demo-town/${report.year}/${report.section.code}-${name}`;
  return makeFile(
    { path, reports: [report], layout, format, defects, rough: false },
    randomOf(`${SEED}/${path}`),
  );
}

/** A department keeps its layout for two years. */
function layoutOf(reports: readonly TrueReport[], report: TrueReport): Layout {
  const turn = sectionIndex(reports, report) + Math.floor((report.year - FIRST_YEAR) / 2);
  return layoutNamed(REPORT_LAYOUTS[turn % REPORT_LAYOUTS.length]);
}

function sectionIndex(reports: readonly TrueReport[], report: TrueReport): number {
  return reports.filter(({ year }) => year === report.year).indexOf(report);
}

function reportOf(
  reports: readonly TrueReport[],
  { year, section }: { readonly year: number; readonly section: number },
): TrueReport {
  const report = reports.filter((one) => one.year === year)[section];
  if (!report) throw new Error(`The town has no report ${section} of ${year}.`);
  return report;
}

function layoutNamed(name: string | undefined): Layout {
  const layout = LAYOUTS.find((one) => one.name === name);
  if (!layout) throw new Error(`There is no layout ${name}.`);
  return layout;
}

function formatNamed(name: string): Format {
  const format = FORMATS.find((one) => one.name === name);
  if (!format) throw new Error(`There is no format ${name}.`);
  return format;
}

function formatAt(index: number): Format {
  const format = FORMATS[index % FORMATS.length];
  if (!format) throw new Error('There are no formats.');
  return format;
}
