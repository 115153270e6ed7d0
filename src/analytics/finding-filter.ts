import { expressionBuilder } from 'kysely';
import type { Severity } from '../model/finding.ts';
import {
  type CodeFilter,
  type Condition,
  conditionOf,
  equals,
  given,
  type IntFilter,
  matchesCode,
  matchesString,
  type StringFilter,
} from './conditions.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { inReport } from './report-filter.ts';

export type FindingFilter = {
  readonly and?: readonly FindingFilter[] | null | undefined;
  readonly or?: readonly FindingFilter[] | null | undefined;
  readonly not?: FindingFilter | null | undefined;
  readonly code?: StringFilter | null | undefined;
  readonly severity?: CodeFilter<Severity> | null | undefined;
  readonly year?: IntFilter | null | undefined;
  readonly publisher?: StringFilter | null | undefined;
  readonly section?: StringFilter | null | undefined;
  readonly report?: StringFilter | null | undefined;
  readonly measure?: StringFilter | null | undefined;
  /** By the sha256 of the document. */
  readonly document?: StringFilter | null | undefined;
  readonly synthetic?: boolean | null | undefined;
};

const eb = expressionBuilder<ReleaseDatabase, 'findings'>();

export function fitsFinding(filter: FindingFilter): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.code, (value) => matchesString(eb.ref('findings.code'), value)),
    ...given(part.severity, (value) => matchesCode(eb.ref('findings.severity'), value)),
    ...given(part.year, (year) => inReport(eb.ref('findings.report_key'), { year })),
    ...given(part.publisher, (value) => matchesString(eb.ref('findings.publisher'), value)),
    ...given(part.section, (section) => inReport(eb.ref('findings.report_key'), { section })),
    ...given(part.report, (value) => matchesString(eb.ref('findings.report_key'), value)),
    ...given(part.measure, (value) => matchesString(eb.ref('findings.measure_key'), value)),
    ...given(part.document, (value) => matchesString(eb.ref('findings.document_sha256'), value)),
    ...given(part.synthetic, (value) => equals(eb.ref('findings.synthetic'), value)),
  ]);
}
