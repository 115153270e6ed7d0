import { Decimal } from 'decimal.js';
import { type Expression, sql } from 'kysely';
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

export type AmountColumns = {
  readonly plan: Expression<string | null>;
  readonly fact: Expression<string | null>;
};

const COLUMNS: AmountColumns = {
  plan: sql.ref<string | null>('plan'),
  fact: sql.ref<string | null>('fact'),
};

/** A condition on rows with a plan and a fact: the columns of these names, or what is worked out of them. */
export function fitsAmounts(filter: AmountsFilter, { plan, fact }: AmountColumns = COLUMNS): Condition {
  return conditionOf(filter, (part) => [
    ...given(part.plan, (value) => matchesDecimal(plan, value)),
    ...given(part.fact, (value) => matchesDecimal(fact, value)),
    ...given(part.deviation, (value) => matchesDecimal(sql<string | null>`(${fact} - ${plan})`, value)),
    ...given(part.executionRate, (value) => matchesRate({ plan, fact }, value)),
  ]);
}

/**
 * Compares fact / plan without dividing, which would leave exact decimals: the fact is held against the
 * rate times the plan, both with the plan's sign taken out. The rate is not rounded first.
 */
function matchesRate({ plan, fact }: AmountColumns, filter: DecimalFilter): Condition {
  const signed = sql<string | null>`case when ${plan} > 0 then ${fact} when ${plan} < 0 then -${fact} end`;
  return matchesDecimal(signed, filter, (rate) => sql<string>`${exact(checkedRate(rate))} * abs(${plan})`);
}

function checkedRate(rate: string): string {
  if (new Decimal(rate).abs().lessThan(RATE_LIMIT)) return rate;
  throw new PlanfactError(
    'question_invalid',
    `Expected an execution rate below ${RATE_LIMIT} (0.5 is a half), found ${rate}. Divide percentages by 100.`,
  );
}
