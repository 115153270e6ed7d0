import type { MoneyStyle } from '../money.ts';
import type { Page } from '../page.ts';
import type { Shape } from '../project.ts';
import type { PrintedReport } from '../truth.ts';

/** A way of printing reports, by its name in the list of layouts. */
export type Layout = {
  readonly name: string;
  readonly shape: Shape;
  /** Findings of severity `info` that come of the layout itself, not of a defect. */
  readonly harmless: readonly string[];
  /** Whether one table can hold several sections. */
  readonly joins: boolean;
  /** Whether plan and fact share a cell. */
  readonly pairs: boolean;
  readonly write: (reports: readonly PrintedReport[], style: MoneyStyle) => Page;
};
