import type { PipelineSummary, PricesSummary, RunSummary } from '../pipelines/run-summary.ts';
import { countOf } from './count-of.ts';

const HEADINGS = ['pipeline', 'files', 'reports', 'measures', 'facts', 'findings'];

/** A table of what was loaded, the price index, and the release it all became, for a terminal. */
export function describeSummary({ pipelines, prices, release }: RunSummary): string {
  const state = release.published ? 'published' : 'unchanged, so it stays the latest';
  return [
    ...alignColumns([HEADINGS, ...pipelines.map(toCells)]),
    `price index: ${describePrices(prices)}`,
    `release ${release.id}: ${state}`,
  ].join('\n');
}

function describePrices({ years, problem }: PricesSummary): string {
  const span = years.length === 0 ? 'none' : `${years[0]} to ${years.at(-1)}`;
  return problem === null ? span : `${span}. ${problem}`;
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
  const { error, warning, info } = findings;
  const list = [countOf(error, 'error'), countOf(warning, 'warning'), countOf(info, 'note')].join(', ');
  return [name, ...counts, error + warning + info === 0 ? 'none' : list];
}

/** The first and the last column to the left, the numbers between to the right. */
function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === HEADINGS.length - 1) return cell;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
}
