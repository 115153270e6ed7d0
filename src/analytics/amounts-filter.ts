import { Decimal } from 'decimal.js';
import { sql } from 'kysely';
import { PlanfactError } from '../errors.ts';
import {
  type Condition,
  conditionOf,
  type DecimalFilter,
  exact,
  given,
  matchesDecimal,
} from './conditions.ts';

export type AmountsFilter = {
  readonly and?: readonly AmountsFilter[] | null | undefined;
  readonly or?: readonly AmountsFilter[] | null | undefined;
  readonly not?: AmountsFilter | null | undefined;
  readonly plan?: DecimalFilter | null | undefined;
  readonly fact?: DecimalFilter | null | undefined;
  readonly deviation?: DecimalFilter | null | undefined;
  readonly executionRate?: DecimalFilter | null | undefined;
};

/** Keeps rate times plan within 38 digits. */
const RATE_LIMIT = 1_000_000;

const PLAN = sql.ref<string | null>('plan');
const FACT = sql.ref<string | null>('fact');

/** A condition on rows with the columns `plan` and `fact`. */
export function fitsAmounts(filter: AmountsFilter): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.plan, (value) => matchesDecimal(PLAN, value)),
    ...given(part.fact, (value) => matchesDecimal(FACT, value)),
    ...given(part.deviation, (value) => matchesDecimal(sql<string | null>`(${FACT} - ${PLAN})`, value)),
    ...given(part.executionRate, (value) => matchesRate(value)),
  ]);
}

/**
 * Compares fact / plan without dividing, which would leave exact decimals: the fact is held against the
 * rate times the plan, both with the plan's sign taken out. The rate is not rounded first.
 */
function matchesRate(filter: DecimalFilter): Condition {
  const fact = sql<string | null>`case when ${PLAN} > 0 then ${FACT} when ${PLAN} < 0 then -${FACT} end`;
  return matchesDecimal(fact, filter, (rate) => sql<string>`${exact(checkedRate(rate))} * abs(${PLAN})`);
}

function checkedRate(rate: string): string {
  if (new Decimal(rate).abs().lessThan(RATE_LIMIT)) return rate;
  throw new PlanfactError(
    'question_invalid',
    `Expected an execution rate below ${RATE_LIMIT} (0.5 is a half), found ${rate}. Divide percentages by 100.`,
  );
}
