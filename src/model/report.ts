import type { Abbreviation } from './abbreviation.ts';
import type { Finding } from './finding.ts';
import type { TotalledSource } from './funding-source.ts';
import type { Measure, ReportedTotal } from './measure.ts';

export type Section = { readonly code: string | null; readonly title: string };

/** The time a report speaks of; dates in ISO 8601, both inclusive. */
export type Period = { readonly text: string; readonly start: string; readonly end: string };

export type SectionTotal = ReportedTotal & { readonly source: TotalledSource };

/** One section (or programme) over one period. */
export type Report = {
  readonly section: Section | null;
  readonly programme: string | null;
  readonly year: number;
  readonly period: Period;
  readonly unit: string | null;
  readonly measures: readonly Measure[];
  readonly reportedTotals: readonly SectionTotal[];
};

/** One file as received, known by the hash of its bytes. */
export type DocumentInfo = {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly bytes: number;
};

/** All that was read from one document. */
export type Extraction = {
  readonly document: DocumentInfo;
  readonly reports: readonly Report[];
  /** Those of bodies that the document declares itself; they hold for all of it. */
  readonly abbreviations: readonly Abbreviation[];
  readonly findings: readonly Finding[];
};
