import type { CellRef } from './cell-ref.ts';
import type { ExecutionStatus } from './execution.ts';
import type { TotalledSource } from './funding-source.ts';

/** The values of a measure that stand in the report as words, and can be corrected by name. */
export const CORRECTABLE_TEXTS = ['title', 'term', 'executors', 'execution'] as const;

type Reviewed<Value extends string> = {
  /** What the report says there. Where it says something else (spaces aside), nothing is corrected. */
  readonly printed: Value;
  readonly right: Value;
  readonly why: string;
  /** On whose word. */
  readonly by: string;
};

/** The text of one cell of one file, named by its path (or a glob) below the folder of the pipeline, or by its hash. */
export type CellCorrection = Reviewed<string> & {
  readonly file?: string | undefined;
  readonly sha256?: string | undefined;
  readonly cell: CellRef;
};

/** The plan or the fact of a measure. Year and label are needed only where the report prints several. */
export type AmountCorrection = Reviewed<string> & {
  /** Key of the measure: `sloviansk/2016/6.2/10`. */
  readonly measure: string;
  readonly value: 'plan' | 'fact';
  /** `total`: the sum of the sources, as printed in the row of the measure. */
  readonly source: TotalledSource;
  readonly year?: number | undefined;
  /** The source as printed: «бюджету міста». */
  readonly label?: string | undefined;
};

/** Words of a measure: the title as published, or the whole text of the term, the executors or the execution. */
export type TextCorrection = Reviewed<string> & {
  readonly measure: string;
  readonly value: (typeof CORRECTABLE_TEXTS)[number];
};

/** The status of a measure, which is read from its execution text and has no text of its own. */
export type StatusCorrection = Reviewed<ExecutionStatus> & {
  readonly measure: string;
  readonly value: 'status';
};

export type MeasureCorrection = AmountCorrection | TextCorrection | StatusCorrection;

/** What somebody has found wrong in a report: what it prints, what is right, why, on whose word. */
export type Correction = CellCorrection | MeasureCorrection;

/** The corrections that may concern one document: those of its cells, and all those of its publisher's measures. */
export type DocumentCorrections = {
  /** Key of the publisher, with which the keys of measures begin. */
  readonly publisher: string;
  readonly cells: readonly CellCorrection[];
  readonly measures: readonly MeasureCorrection[];
};
