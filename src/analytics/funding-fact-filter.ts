import { expressionBuilder } from 'kysely';
import type { ExecutionStatus } from '../model/execution.ts';
import type { FundingSource } from '../model/funding-source.ts';
import {
  type CodeFilter,
  type Condition,
  conditionOf,
  type DecimalFilter,
  equals,
  given,
  type IntFilter,
  matchesCode,
  matchesDecimal,
  matchesInt,
  matchesString,
  type StringFilter,
} from './conditions.ts';
import { hasExecutor } from './executor-filter.ts';
import { hasFinding, ofMeasure } from './measure-filter.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { inReport } from './report-filter.ts';

export type FundingFactFilter = {
  readonly and?: readonly FundingFactFilter[] | null | undefined;
  readonly or?: readonly FundingFactFilter[] | null | undefined;
  readonly not?: FundingFactFilter | null | undefined;
  readonly year?: IntFilter | null | undefined;
  readonly publisher?: StringFilter | null | undefined;
  readonly report?: StringFilter | null | undefined;
  readonly section?: StringFilter | null | undefined;
  readonly programme?: StringFilter | null | undefined;
  readonly fundingSource?: CodeFilter<FundingSource> | null | undefined;
  readonly executor?: StringFilter | null | undefined;
  readonly measure?: StringFilter | null | undefined;
  readonly status?: CodeFilter<ExecutionStatus> | null | undefined;
  /** Words of the measure's title, actions or execution text. */
  readonly text?: string | null | undefined;
  readonly plan?: DecimalFilter | null | undefined;
  readonly fact?: DecimalFilter | null | undefined;
  /** Some finding speaks of the measure. */
  readonly hasFinding?: boolean | null | undefined;
  readonly synthetic?: boolean | null | undefined;
};

const eb = expressionBuilder<ReleaseDatabase, 'funding_facts'>();

export function fitsFundingFact(filter: FundingFactFilter): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.year, (value) => matchesInt(eb.ref('funding_facts.year'), value)),
    ...given(part.publisher, (value) => matchesString(eb.ref('funding_facts.publisher'), value)),
    ...given(part.report, (value) => matchesString(eb.ref('funding_facts.report_key'), value)),
    ...given(part.section, (section) => inReport(eb.ref('funding_facts.report_key'), { section })),
    ...given(part.programme, (programme) => inReport(eb.ref('funding_facts.report_key'), { programme })),
    ...given(part.fundingSource, (value) => matchesCode(eb.ref('funding_facts.funding_source'), value)),
    ...given(part.executor, (value) => hasExecutor(eb.ref('funding_facts.measure_key'), value)),
    ...given(part.measure, (value) => matchesString(eb.ref('funding_facts.measure_key'), value)),
    ...given(part.status, (status) => ofMeasure(eb.ref('funding_facts.measure_key'), { status })),
    ...given(part.text, (text) => ofMeasure(eb.ref('funding_facts.measure_key'), { text })),
    ...given(part.plan, (value) => matchesDecimal(eb.ref('funding_facts.plan_uah'), value)),
    ...given(part.fact, (value) => matchesDecimal(eb.ref('funding_facts.fact_uah'), value)),
    ...given(part.hasFinding, (value) => hasFinding(eb.ref('funding_facts.measure_key'), value)),
    ...given(part.synthetic, (value) => equals(eb.ref('funding_facts.synthetic'), value)),
  ]);
}
