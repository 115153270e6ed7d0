import type { DocumentCorrections, MeasureCorrection, StatusCorrection } from '../../model/correction.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure } from '../../model/measure.ts';
import type { Report } from '../../model/report.ts';
import { keyReports } from '../identity.ts';
import { correctionUnmatched, otherText, reasonOf, valueCorrected } from './correction-findings.ts';

export type CorrectedStatuses = {
  readonly reports: readonly Report[];
  readonly findings: readonly Finding[];
};

/**
 * Puts reviewed statuses in the place of those that were read from the words of the report; why, and on whose word,
 * is the evidence then.
 */
export function correctStatuses(
  reports: readonly Report[],
  { publisher, measures }: DocumentCorrections,
): CorrectedStatuses {
  const wanted = new Map(measures.filter(isOfStatus).map((correction) => [correction.measure, correction]));
  if (wanted.size === 0) return { reports, findings: [] };
  const findings: Finding[] = [];
  const corrected = keyReports(publisher, reports).reports.map(({ report, measureKeys }) => ({
    ...report,
    measures: report.measures.map((measure, index) => {
      const correction = wanted.get(measureKeys[index] ?? '');
      if (!correction) return measure;
      const now = measure.execution?.status ?? 'unknown';
      const place = { cell: measure.cell, measure: measure.number };
      const fits = now === correction.printed;
      findings.push(
        fits
          ? valueCorrected(correction, place)
          : correctionUnmatched(correction, otherText(now, correction), place),
      );
      return fits ? withStatus(measure, correction) : measure;
    }),
  }));
  return { reports: corrected, findings };
}

function isOfStatus(correction: MeasureCorrection): correction is StatusCorrection {
  return correction.value === 'status';
}

function withStatus(measure: Measure, correction: StatusCorrection): Measure {
  const { text, outcomes } = measure.execution ?? { text: '', outcomes: [] };
  const execution = { text, status: correction.right, evidence: reasonOf(correction), outcomes };
  return { ...measure, execution, corrected: true };
}
