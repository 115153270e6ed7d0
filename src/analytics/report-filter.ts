import { type Expression, expressionBuilder } from 'kysely';
import {
  type Condition,
  conditionOf,
  equals,
  given,
  type IntFilter,
  matchesInt,
  matchesString,
  type StringFilter,
} from './conditions.ts';
import { db } from './query-builder.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { mentions } from './text-match.ts';

export type ReportFilter = {
  readonly and?: readonly ReportFilter[] | null | undefined;
  readonly or?: readonly ReportFilter[] | null | undefined;
  readonly not?: ReportFilter | null | undefined;
  readonly report?: StringFilter | null | undefined;
  readonly year?: IntFilter | null | undefined;
  readonly publisher?: StringFilter | null | undefined;
  readonly section?: StringFilter | null | undefined;
  readonly programme?: StringFilter | null | undefined;
  /** Words of the programme's, the section's or the period's text. */
  readonly text?: string | null | undefined;
  readonly hasFinding?: boolean | null | undefined;
  readonly synthetic?: boolean | null | undefined;
};

const eb = expressionBuilder<ReleaseDatabase, 'reports'>();

export function fitsReport(filter: ReportFilter): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.report, (value) => matchesString(eb.ref('reports.report_key'), value)),
    ...given(part.year, (value) => matchesInt(eb.ref('reports.year'), value)),
    ...given(part.publisher, (value) => matchesString(eb.ref('reports.publisher'), value)),
    ...given(part.section, (value) => matchesString(eb.ref('reports.section_key'), value)),
    ...given(part.programme, (value) => matchesString(eb.ref('reports.programme'), value)),
    ...given(part.text, (value) =>
      mentions(
        [
          eb.ref('reports.programme'),
          eb.ref('reports.section_code'),
          eb.ref('reports.section_title'),
          eb.ref('reports.period_text'),
        ],
        value,
      ),
    ),
    ...given(part.hasFinding, (value) => hasFinding(eb.ref('reports.report_key'), value)),
    ...given(part.synthetic, (value) => equals(eb.ref('reports.synthetic'), value)),
  ]);
}

/** The report of this key fits the filter. */
export function inReport(reportKey: Expression<string | null>, filter: ReportFilter): Condition {
  return eb(
    reportKey,
    'in',
    db
      .selectFrom('reports')
      .select('reports.report_key')
      .where(eb.and([fitsReport(filter)])),
  );
}

function hasFinding(reportKey: Expression<string | null>, wanted: boolean): Condition {
  const reports = db
    .selectFrom('findings')
    .select('findings.report_key')
    .where('findings.report_key', 'is not', null);
  return eb(reportKey, wanted ? 'in' : 'not in', reports);
}
