import type { Measure } from '../../model/measure.ts';
import type { Extraction } from '../../model/report.ts';
import type { Answer, AnswerPart } from './messages.ts';

/** Some two megabytes of JSON; a report seldom has a hundred. */
const MEASURES_IN_PART = 1_000;

/**
 * The measures of a file with very many of them part by part, then the answer without these: as one text they
 * would take several times the memory of the measures themselves.
 */
export function* splitAnswer(id: number, extraction: Extraction): Generator<AnswerPart | Answer> {
  const measures = extraction.reports.reduce((sum, report) => sum + report.measures.length, 0);
  if (measures <= MEASURES_IN_PART) {
    yield { id, outcome: { kind: 'extraction', extraction } };
    return;
  }
  for (const [report, { measures }] of extraction.reports.entries()) {
    for (let first = 0; first < measures.length; first += MEASURES_IN_PART) {
      yield { id, report, measures: measures.slice(first, first + MEASURES_IN_PART) };
    }
  }
  const reports = extraction.reports.map((report) => ({ ...report, measures: [] }));
  yield { id, outcome: { kind: 'extraction', extraction: { ...extraction, reports } } };
}

/** The answer with the measures of the parts that came before it. */
export function joinAnswer(answer: Answer, parts: readonly AnswerPart[]): Answer {
  const { outcome } = answer;
  if (parts.length === 0 || outcome.kind !== 'extraction') return answer;
  const measures = Map.groupBy(
    parts.filter(({ id }) => id === answer.id),
    ({ report }) => report,
  );
  const reports = outcome.extraction.reports.map((report, index) => ({
    ...report,
    measures: [...report.measures, ...measuresOf(measures.get(index))],
  }));
  return { ...answer, outcome: { ...outcome, extraction: { ...outcome.extraction, reports } } };
}

function measuresOf(parts: readonly AnswerPart[] = []): readonly Measure[] {
  return parts.flatMap(({ measures }) => measures);
}
