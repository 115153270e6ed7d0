import { SEVERITIES, type Severity } from '../model/finding.ts';
import type { PipelineCounts } from '../warehouse/pipeline-counts.ts';
import type { Pipeline } from './define-pipeline.ts';

/** What a run has read and published. */
export type RunSummary = {
  /** Its number in the ledger. */
  readonly run: number;
  readonly pipelines: readonly PipelineSummary[];
  /** Files and folders among the raw ones that no pipeline reads; a folder ends with a slash. */
  readonly unclaimed: readonly string[];
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

/** What became of one pipeline: what the run did, and what the data then held. */
export type PipelineSummary = {
  readonly name: string;
  /** Files read now; the others were as they had been. */
  readonly read: number;
  /** Documents that the source no longer holds, since this run. */
  readonly withdrawn: number;
  /** Files and folders that could not be read, and files that no report could be read from: a sentence each. */
  readonly failures: readonly string[];
  readonly documents: number;
  readonly reports: number;
  readonly measures: number;
  readonly facts: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Findings beyond what the pipeline allows: a sentence each. */
  readonly excess: readonly string[];
};

/** What a run did for one pipeline. */
export type PipelineDoings = Pick<PipelineSummary, 'read' | 'withdrawn' | 'failures'>;

const NOTHING: PipelineCounts = { documents: 0, reports: 0, measures: 0, facts: 0, findings: [] };

export function summarise(
  { name, assertions }: Pipeline,
  doings: PipelineDoings,
  counts: PipelineCounts = NOTHING,
): PipelineSummary {
  const { findings, ...numbers } = counts;
  const count = (wanted: string) =>
    findings
      .filter(({ code, severity }) => code === wanted || severity === wanted)
      .reduce((sum, finding) => sum + finding.count, 0);
  return {
    name,
    ...doings,
    ...numbers,
    findings: { info: count('info'), warning: count('warning'), error: count('error') },
    excess: Object.entries(assertions.allowedFindings).flatMap(([kind, allowed]) => {
      const found = count(kind);
      return found > allowed ? [excessOf(kind, allowed, found)] : [];
    }),
  };
}

function excessOf(kind: string, allowed: number, found: number): string {
  const what = SEVERITIES.some((severity) => severity === kind)
    ? `findings of severity ${kind}`
    : `findings ${kind}`;
  return `expected at most ${allowed} ${what}, found ${found}. Look at them (planfact inspect FILE, or the findings of the release), mend what is wrong, or allow them in the pipeline (assertions.allowedFindings).`;
}
