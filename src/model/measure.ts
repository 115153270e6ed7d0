import type { PlanAndFact } from './amount.ts';
import type { CellRef } from './cell-ref.ts';
import type { Execution } from './execution.ts';
import type { FundingSource } from './funding-source.ts';
import type { Term } from './term.ts';

/** What one source was to pay and has paid for one measure in one year. */
export type FundingFact = PlanAndFact & {
  readonly source: FundingSource;
  /** The source as printed in the report: «бюджету міста». */
  readonly label: string;
  readonly year: number;
  /** The unit as printed («тис. грн.»); null when the report names none. */
  readonly unit: string | null;
  /** The cell of the plan (and of the fact, where both stand in one cell). */
  readonly cell: CellRef;
  /** The cell of the fact, where it is another one. */
  readonly factCell?: CellRef;
  /** A reviewed correction stands behind it: the raw texts are as printed, the amounts as corrected. */
  readonly corrected?: true;
};

/** A total the report prints. It is compared with the facts, never added to them. */
export type ReportedTotal = PlanAndFact & {
  readonly label: string;
  readonly year: number;
  readonly unit: string | null;
  readonly cell: CellRef;
  readonly factCell?: CellRef;
  readonly corrected?: true;
};

/** One action of a programme (захід). */
export type Measure = {
  /** As printed («10», «1.3»); made from the order of the rows where the report prints none. */
  readonly number: string;
  /** The first line of the cell, without its number and closing «:» or «.». */
  readonly title: string;
  /** Codes of the budget classification (КПКВК, КФК, КЕКВ) as printed, separated by spaces; null where there is none. */
  readonly budgetCode: string | null;
  /** The list lines below the title. */
  readonly actions: readonly string[];
  readonly term: Term | null;
  readonly executors: readonly string[];
  readonly funding: readonly FundingFact[];
  readonly reportedTotal: ReportedTotal | null;
  /** Totals of further years, where the report has a column for each. */
  readonly furtherTotals: readonly ReportedTotal[];
  readonly execution: Execution | null;
  readonly cell: CellRef;
  /** A reviewed correction stands behind it or one of its amounts; the findings have what was printed. */
  readonly corrected?: true;
};
