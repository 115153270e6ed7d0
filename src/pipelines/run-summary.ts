import type { Severity } from '../model/finding.ts';
import type { LoadedDocument } from '../model/loaded-document.ts';

/** What a run has read and published. */
export type RunSummary = {
  readonly pipelines: readonly PipelineSummary[];
  readonly prices: PricesSummary;
  /** The latest release after the run; `published` is false when the run changed nothing. */
  readonly release: { readonly id: string; readonly path: string; readonly published: boolean };
};

export type PricesSummary = {
  /** The years that have a price index, one after another; none where there is no index. */
  readonly years: readonly number[];
  /** What is wrong with the index or the note beside it, a sentence. */
  readonly problem: string | null;
};

export type PipelineSummary = {
  readonly name: string;
  readonly documents: number;
  /** Files and folders that could not be read, and files that no report could be read from: a sentence each. */
  readonly failures: readonly string[];
  readonly reports: number;
  readonly measures: number;
  readonly facts: number;
  readonly findings: Readonly<Record<Severity, number>>;
};

export function emptySummary(name: string): PipelineSummary {
  const findings = { info: 0, warning: 0, error: 0 };
  return { name, documents: 0, failures: [], reports: 0, measures: 0, facts: 0, findings };
}

/** The summary with one more document in it. */
export function addDocument(summary: PipelineSummary, document: LoadedDocument): PipelineSummary {
  const reports = document.reports.map(({ report }) => report);
  const measures = reports.flatMap((report) => report.measures);
  const count = (severity: Severity) =>
    summary.findings[severity] + document.findings.filter((finding) => finding.severity === severity).length;
  return {
    ...summary,
    documents: summary.documents + 1,
    reports: summary.reports + reports.length,
    measures: summary.measures + measures.length,
    facts: summary.facts + measures.reduce((sum, measure) => sum + measure.funding.length, 0),
    findings: { info: count('info'), warning: count('warning'), error: count('error') },
  };
}

export function addFailure(summary: PipelineSummary, failure: string): PipelineSummary {
  return { ...summary, failures: [...summary.failures, failure] };
}
