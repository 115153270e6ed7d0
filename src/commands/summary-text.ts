import type { Severity } from '../model/finding.ts';
import type { PipelineSummary, PricesSummary, RunSummary } from '../pipelines/run-summary.ts';
import { alignColumns } from './align-columns.ts';
import { countOf } from './count-of.ts';

const HEADINGS = ['pipeline', 'files', 'reports', 'measures', 'facts', 'findings'];
const NUMBERS: ReadonlySet<number> = new Set([1, 2, 3, 4]);

/** Names shown of what no pipeline reads. */
const MOST_NAMED = 5;

/** A table of what the pipelines hold, what was done, the price index, and the release it became, for a terminal. */
export function describeSummary({ pipelines, unclaimed, prices, release }: RunSummary): string {
  const state = release.published ? 'published' : 'unchanged, so it stays the latest';
  return [
    ...alignColumns([HEADINGS, ...pipelines.map(toCells)], NUMBERS),
    ...describeDoings(pipelines),
    ...describeUnclaimed(unclaimed),
    `price index: ${describePrices(prices)}`,
    `release ${release.id}: ${state}`,
  ].join('\n');
}

function toCells({
  name,
  documents,
  reports,
  measures,
  facts,
  findings,
}: PipelineSummary): readonly string[] {
  const counts = [documents, reports, measures, facts].map(String);
  return [name, ...counts, describeFindings(findings)];
}

/** `1 error, 2 warnings, 0 notes`, or `none`. */
function describeFindings({ error, warning, info }: Readonly<Record<Severity, number>>): string {
  if (error + warning + info === 0) return 'none';
  return [countOf(error, 'error'), countOf(warning, 'warning'), countOf(info, 'note')].join(', ');
}

function describeDoings(pipelines: readonly PipelineSummary[]): readonly string[] {
  const read = pipelines.reduce((sum, pipeline) => sum + pipeline.read, 0);
  const withdrawn = pipelines.reduce((sum, pipeline) => sum + pipeline.withdrawn, 0);
  const gone = withdrawn === 0 ? '' : `, ${countOf(withdrawn, 'document')} withdrawn`;
  const others = pipelines.some((pipeline) => pipeline.documents > pipeline.read)
    ? ', the others were as before'
    : '';
  return [`${countOf(read, 'file')} read now${others}${gone}`];
}

function describeUnclaimed(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, MOST_NAMED).join(', ');
  const others = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return [
    `no pipeline reads ${named}${others}: copy one of the files in the folder of pipelines and name the folder in it (docs/pipelines.md)`,
  ];
}

function describePrices({ years, problem }: PricesSummary): string {
  const span = years.length === 0 ? 'none' : `${years[0]} to ${years.at(-1)}`;
  return problem === null ? span : `${span}. ${problem}`;
}
