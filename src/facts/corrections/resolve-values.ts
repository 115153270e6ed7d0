import type {
  AmountCorrection,
  DocumentCorrections,
  MeasureCorrection,
  TextCorrection,
} from '../../model/correction.ts';
import type { Finding } from '../../model/finding.ts';
import type { Measure, ReportedTotal } from '../../model/measure.ts';
import type { Report } from '../../model/report.ts';
import { foldText } from '../../tables/fold-text.ts';
import type { ReadTable } from '../../tables/read-tables.ts';
import { keyReports } from '../identity.ts';
import { placeOfAmount } from './amount-place.ts';
import {
  correctionUnmatched,
  type Mismatch,
  NO_PLACE,
  NO_VALUE,
  otherText,
  SEVERAL,
} from './correction-findings.ts';
import { indexMeasureRows, type MeasureRows } from './measure-rows.ts';
import { isPrinted } from './printed-text.ts';
import { placeOfText, printedText } from './text-place.ts';
import type { ValuePlace } from './value-place.ts';

/** A correction of a measure and the text it changes. */
export type TextEdit = {
  readonly correction: AmountCorrection | TextCorrection;
  /** The number of the measure, as printed. */
  readonly measure: string;
  readonly place: ValuePlace;
};

export type ResolvedValues = {
  readonly edits: readonly TextEdit[];
  readonly findings: readonly Finding[];
};

type Located = { readonly place: ValuePlace } | { readonly mismatch: Mismatch };

/**
 * Finds the cells that corrected values of measures were read from. A correction of a measure that is not in these
 * reports is none of theirs; one whose printed text is not what stands there is a finding, and changes nothing.
 */
export function resolveValues(
  tables: readonly ReadTable[],
  reports: readonly Report[],
  { publisher, measures }: DocumentCorrections,
): ResolvedValues {
  const ofTexts = measures.filter(speaksOfText);
  if (ofTexts.length === 0) return { edits: [], findings: [] };
  const known = measuresByKey(publisher, reports);
  const measureRows = indexMeasureRows(tables);
  const edits: TextEdit[] = [];
  const findings: Finding[] = [];
  for (const correction of ofTexts) {
    const of = known.get(correction.measure);
    if (!of) continue;
    const rows = measureRows.find(of.measure);
    const { number, cell } = of.measure;
    const located = rows ? locate(correction, of, rows) : { mismatch: NO_PLACE };
    if ('place' in located) edits.push({ correction, measure: number, place: located.place });
    else findings.push(correctionUnmatched(correction, located.mismatch, { cell, measure: number }));
  }
  return { edits, findings };
}

/** The measures of reports by their permanent keys, each with its report. */
function measuresByKey(publisher: string, reports: readonly Report[]): ReadonlyMap<string, KnownMeasure> {
  const keyed = keyReports(publisher, reports).reports;
  return new Map(
    keyed.flatMap(({ report, measureKeys }) =>
      report.measures.map((measure, index) => [measureKeys[index] ?? '', { measure, year: report.year }]),
    ),
  );
}

type KnownMeasure = { readonly measure: Measure; readonly year: number };

function speaksOfText(correction: MeasureCorrection): correction is AmountCorrection | TextCorrection {
  return correction.value !== 'status';
}

function locate(
  correction: AmountCorrection | TextCorrection,
  { measure, year }: KnownMeasure,
  rows: MeasureRows,
): Located {
  if ('source' in correction) return locateAmount(correction, { measure, year }, rows);
  const now = printedText(rows, measure, correction.value);
  if (now === null) return { mismatch: NO_VALUE };
  if (!isPrinted(correction.printed, now)) return { mismatch: otherText(now, correction) };
  return found(placeOfText(rows, measure, correction.value));
}

function locateAmount(correction: AmountCorrection, of: KnownMeasure, rows: MeasureRows): Located {
  const phase = correction.value;
  const named = amountsNamed(correction, of);
  if (named.length === 0) return { mismatch: NO_VALUE };
  const [money, ...more] = named.filter((one) => isPrinted(correction.printed, one[phase].raw));
  if (!money) return { mismatch: otherText(named.map((one) => one[phase].raw).join('; '), correction) };
  return more.length > 0 ? { mismatch: SEVERAL } : found(placeOfAmount(rows, money, phase));
}

/** Without a year, those of the report's own year are meant, where it has any. */
function amountsNamed(
  { source, year, label }: AmountCorrection,
  { measure, year: reportYear }: KnownMeasure,
): readonly ReportedTotal[] {
  const totals = [...(measure.reportedTotal ? [measure.reportedTotal] : []), ...measure.furtherTotals];
  const ofSource = source === 'total' ? totals : measure.funding.filter((fact) => fact.source === source);
  const labelled = ofSource.filter((one) => label === undefined || foldText(one.label) === foldText(label));
  const ofYear = labelled.filter((one) => one.year === (year ?? reportYear));
  return year === undefined && ofYear.length === 0 ? labelled : ofYear;
}

function found(place: ValuePlace | null): Located {
  return place ? { place } : { mismatch: NO_PLACE };
}
