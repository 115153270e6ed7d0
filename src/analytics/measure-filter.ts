import { type Expression, expressionBuilder, sql } from 'kysely';
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
import { totalsOfMeasures } from './measure-totals.ts';
import { db } from './query-builder.ts';
import type { ReleaseDatabase } from './release-database.ts';
import { inReport } from './report-filter.ts';
import { mentions } from './text-match.ts';

export type MeasureFilter = {
  readonly and?: readonly MeasureFilter[] | null | undefined;
  readonly or?: readonly MeasureFilter[] | null | undefined;
  readonly not?: MeasureFilter | null | undefined;
  readonly measure?: StringFilter | null | undefined;
  readonly report?: StringFilter | null | undefined;
  readonly year?: IntFilter | null | undefined;
  readonly publisher?: StringFilter | null | undefined;
  readonly section?: StringFilter | null | undefined;
  readonly programme?: StringFilter | null | undefined;
  /** The source planned or paid an amount for the measure. */
  readonly fundingSource?: CodeFilter<FundingSource> | null | undefined;
  readonly executor?: StringFilter | null | undefined;
  readonly status?: CodeFilter<ExecutionStatus> | null | undefined;
  /** The sum of the plans of its funding facts; null where none has an amount. */
  readonly plan?: DecimalFilter | null | undefined;
  /** The same of the facts. */
  readonly fact?: DecimalFilter | null | undefined;
  /** Its report says something of its execution. */
  readonly reported?: boolean | null | undefined;
  /** Its report says something of the execution of any measure. */
  readonly reportTellsExecution?: boolean | null | undefined;
  /** Words of the title, the actions or the execution text. */
  readonly text?: string | null | undefined;
  readonly hasFinding?: boolean | null | undefined;
  readonly synthetic?: boolean | null | undefined;
};

const eb = expressionBuilder<ReleaseDatabase, 'measures'>();

export function fitsMeasure(filter: MeasureFilter): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.measure, (value) => matchesString(eb.ref('measures.measure_key'), value)),
    ...given(part.report, (value) => matchesString(eb.ref('measures.report_key'), value)),
    ...given(part.year, (value) => matchesInt(eb.ref('measures.year'), value)),
    ...given(part.publisher, (value) => matchesString(eb.ref('measures.publisher'), value)),
    ...given(part.section, (section) => inReport(eb.ref('measures.report_key'), { section })),
    ...given(part.programme, (programme) => inReport(eb.ref('measures.report_key'), { programme })),
    ...given(part.fundingSource, (value) => isFundedBy(value)),
    ...given(part.executor, (value) => hasExecutor(eb.ref('measures.measure_key'), value)),
    ...given(part.status, (value) => matchesCode(eb.ref('measures.status'), value)),
    ...given(part.plan, (value) => hasTotal('plan_total', value)),
    ...given(part.fact, (value) => hasTotal('fact_total', value)),
    ...given(part.reported, (value) => eb('measures.execution_text', value ? 'is not' : 'is', null)),
    ...given(part.reportTellsExecution, (value) => isInTellingReport(value)),
    ...given(part.text, (value) =>
      mentions(
        [eb.ref('measures.title'), eb.ref('measures.actions'), eb.ref('measures.execution_text')],
        value,
      ),
    ),
    ...given(part.hasFinding, (value) => hasFinding(eb.ref('measures.measure_key'), value)),
    ...given(part.synthetic, (value) => equals(eb.ref('measures.synthetic'), value)),
  ]);
}

/** The measure of this key fits the filter. */
export function ofMeasure(measureKey: Expression<string | null>, filter: MeasureFilter): Condition {
  const measures = db
    .selectFrom('measures')
    .select('measures.measure_key')
    .where(eb.and([fitsMeasure(filter)]));
  return eb(measureKey, 'in', measures);
}

/** Whether some finding speaks of the measure. */
export function hasFinding(measureKey: Expression<string | null>, wanted: boolean): Condition {
  const measures = db
    .selectFrom('findings')
    .select('findings.measure_key')
    .where('findings.measure_key', 'is not', null);
  return eb(measureKey, wanted ? 'in' : 'not in', measures);
}

function hasTotal(column: 'plan_total' | 'fact_total', filter: DecimalFilter): Condition {
  const fitting = db
    .selectFrom('measures as summed')
    .leftJoin(totalsOfMeasures().as('totals'), 'totals.measure_key', 'summed.measure_key')
    .select('summed.measure_key')
    .where(matchesDecimal(sql.ref<string | null>(`totals.${column}`), filter));
  return eb('measures.measure_key', 'in', fitting);
}

function isInTellingReport(wanted: boolean): Condition {
  const telling = db
    .selectFrom('measures as telling')
    .select('telling.report_key')
    .where('telling.execution_text', 'is not', null);
  return eb('measures.report_key', wanted ? 'in' : 'not in', telling);
}

function isFundedBy(filter: CodeFilter<FundingSource>): Condition {
  const facts = expressionBuilder<ReleaseDatabase, 'funding_facts'>();
  const funded = db
    .selectFrom('funding_facts')
    .select('funding_facts.measure_key')
    .where(matchesCode(facts.ref('funding_facts.funding_source'), filter))
    .where(
      facts.or([
        facts('funding_facts.plan_uah', 'is not', null),
        facts('funding_facts.fact_uah', 'is not', null),
      ]),
    );
  return eb('measures.measure_key', 'in', funded);
}
