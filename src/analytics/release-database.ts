import type { AmountState } from '../model/amount.ts';
import type { ExecutionStatus } from '../model/execution.ts';
import type { Severity } from '../model/finding.ts';
import type { FundingSource, TotalledSource } from '../model/funding-source.ts';
import type { LineageKind, LineageMethod } from '../model/lineage.ts';
import type { Recurrence } from '../model/term.ts';

/** The tables of a release as a query sees them; a test holds them against the definitions in `releases/tables.ts`. */
export type ReleaseDatabase = {
  readonly reports: ReportRow;
  readonly measures: MeasureRow;
  readonly measure_executors: MeasureExecutorRow;
  readonly funding_facts: FundingFactRow;
  readonly reported_totals: ReportedTotalRow;
  readonly outcomes: OutcomeRow;
  readonly findings: FindingRow;
  readonly documents: DocumentRow;
  readonly lineage: LineageRow;
  readonly price_index: PriceIndexRow;
};

/** Hryvnias as a decimal text, `"50000.00"`. */
type Uah = string;

/** ISO 8601, `"2016-12-31"`. */
type IsoDate = string;

/** A list of texts written as a JSON array. */
type JsonTexts = string;

export type ReportRow = {
  readonly report_key: string;
  readonly publisher: string;
  readonly publisher_name: string;
  readonly publisher_name_en: string;
  readonly publisher_inferred: boolean;
  readonly publisher_evidence: string | null;
  readonly programme: string | null;
  readonly section_code: string | null;
  readonly section_title: string | null;
  readonly section_key: string;
  readonly year: number;
  readonly period_text: string;
  readonly period_start: IsoDate;
  readonly period_end: IsoDate;
  readonly unit: string | null;
  readonly vintage: number;
  readonly document_sha256: string;
  readonly synthetic: boolean;
};

export type MeasureRow = {
  readonly measure_key: string;
  readonly lineage: string;
  readonly report_key: string;
  readonly publisher: string;
  readonly year: number;
  readonly section_code: string | null;
  readonly number: string;
  readonly title: string;
  readonly budget_code: string | null;
  readonly actions: JsonTexts;
  readonly term_text: string | null;
  readonly term_start: IsoDate | null;
  readonly term_end: IsoDate | null;
  readonly term_recurrence: Recurrence | null;
  readonly status: ExecutionStatus;
  readonly status_evidence: string | null;
  readonly execution_text: string | null;
  readonly synthetic: boolean;
  readonly corrected: boolean;
  readonly document_sha256: string;
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly position: number;
};

export type MeasureExecutorRow = {
  readonly measure_key: string;
  readonly position: number;
  readonly executor: string;
  readonly executor_key: string;
  readonly synthetic: boolean;
};

type AmountsOfRow = {
  readonly label: string;
  readonly plan_uah: Uah | null;
  readonly fact_uah: Uah | null;
  readonly plan_state: AmountState;
  readonly fact_state: AmountState;
  readonly plan_raw: string;
  readonly fact_raw: string;
  readonly unit: string | null;
  readonly document_sha256: string;
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly fact_row: number;
  readonly fact_column: number;
};

export type FundingFactRow = AmountsOfRow & {
  readonly fact_key: string;
  readonly measure_key: string;
  readonly report_key: string;
  readonly publisher: string;
  readonly year: number;
  readonly section_code: string | null;
  readonly funding_source: FundingSource;
  readonly synthetic: boolean;
  readonly corrected: boolean;
};

export type ReportedTotalRow = AmountsOfRow & {
  readonly total_key: string;
  readonly report_key: string;
  readonly measure_key: string | null;
  readonly publisher: string;
  readonly year: number;
  readonly funding_source: TotalledSource;
  readonly synthetic: boolean;
  readonly corrected: boolean;
};

export type OutcomeRow = {
  readonly measure_key: string;
  readonly position: number;
  readonly quantity: string;
  readonly unit: string | null;
  readonly object: string | null;
  readonly approximate: boolean;
  readonly quote: string;
  readonly synthetic: boolean;
};

export type FindingRow = {
  readonly finding_key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly publisher: string | null;
  readonly report_key: string | null;
  readonly measure_key: string | null;
  readonly document_sha256: string;
  readonly path: string;
  readonly table: number | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly expected: string | null;
  readonly found: string | null;
  readonly message: string;
  readonly message_uk: string;
  readonly synthetic: boolean;
};

export type DocumentRow = {
  readonly document_sha256: string;
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly publisher: string;
  readonly pipeline: string;
  readonly licence: string | null;
  readonly source_url: string | null;
  readonly synthetic: boolean;
};

export type LineageRow = {
  readonly from_measure_key: string;
  readonly to_measure_key: string;
  readonly kind: LineageKind;
  /** Between 0 and 1, three decimals. */
  readonly confidence: string;
  readonly method: LineageMethod;
  readonly evidence: JsonTexts;
  readonly publisher: string;
  readonly synthetic: boolean;
};

export type PriceIndexRow = {
  readonly year: number;
  /** Per cent, 15 decimals. */
  readonly change_percent: string;
  /** 10 decimals. */
  readonly price_index: string;
  readonly base_year: number;
  readonly source: string | null;
  readonly source_url: string | null;
  readonly licence: string | null;
  readonly synthetic: boolean;
};
