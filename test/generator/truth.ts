import type { ExecutionStatus } from '../../src/model/execution.ts';
import type { Severity } from '../../src/model/finding.ts';
import type { FundingSource } from '../../src/model/funding-source.ts';
import type { Period } from '../../src/model/report.ts';
import type { Term } from '../../src/model/term.ts';
import type { MoneyUnit } from './money.ts';

export type NamedSource = Exclude<FundingSource, 'unspecified'>;

/** Kopecks; null where nothing was meant to be spent and the report prints none. */
export type Kopecks = bigint | null;

export type TrueMoney = { readonly source: NamedSource; readonly plan: bigint; readonly fact: bigint };

/** What a measure really was in one year. */
export type TrueMeasure = {
  /** The same through the years, whatever the measure is called. */
  readonly lineage: string;
  readonly title: string;
  readonly actions: readonly string[];
  readonly term: Term;
  readonly executors: readonly string[];
  readonly money: readonly TrueMoney[];
  readonly execution: { readonly text: string; readonly status: ExecutionStatus };
};

/** One section of the programme over one period. */
export type TrueReport = {
  readonly programme: string;
  readonly section: { readonly code: string; readonly title: string };
  readonly year: number;
  readonly period: Period;
  readonly unit: MoneyUnit;
  readonly measures: readonly TrueMeasure[];
};

/** How one year's measure came of another's. */
export type TrueEdge = {
  readonly kind: 'renamed' | 'split' | 'merged';
  readonly year: number;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/** An amount as a report prints it: an amount, nothing, or (a planted defect) a text that is none. */
export type Printed = { readonly kopecks: Kopecks; readonly unreadable?: string };

export type Phase = 'plan' | 'fact';

/** One source of one measure in one year, as far as a layout tells it. */
export type PrintedLine = {
  /** Tells the lines of a measure apart, the year aside. */
  readonly key: string;
  readonly source: FundingSource;
  readonly label: string;
  readonly year: number;
  readonly plan: Printed;
  readonly fact: Printed;
};

export type PrintedTotal = {
  readonly key: string;
  readonly year: number;
  readonly plan: Kopecks;
  readonly fact: Kopecks;
};

export type PrintedMeasure = Omit<TrueMeasure, 'money'> & {
  readonly number: string;
  readonly lines: readonly PrintedLine[];
  /** One a year; none where the layout has no totals of measures. */
  readonly totals: readonly PrintedTotal[];
};

/** A report as a layout can say it: what the page shows, and what a reader has to find wrong with it. */
export type PrintedReport = Omit<TrueReport, 'measures'> & {
  /** Stands before the marks of its cells, so that several reports can share a page. */
  readonly prefix: string;
  readonly measures: readonly PrintedMeasure[];
  readonly totals: readonly PrintedTotal[];
  readonly unitShown: boolean;
  readonly defects: readonly Defect[];
};

/** A planted defect, as the finding it has to be reported as. */
export type Defect = {
  readonly code: string;
  readonly severity: Severity;
  /** The mark of the cell it stands in; null where the finding is about the whole table. */
  readonly mark: string | null;
  readonly expected?: string;
  readonly found?: string;
};
