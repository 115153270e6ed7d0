import { type Expression, sql } from 'kysely';
import { PlanfactError } from '../errors.ts';
import { type Amounts, amountsOf } from './amounts.ts';
import { type AmountsFilter, fitsAmounts } from './amounts-filter.ts';
import type { SortKey } from './cursor.ts';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import type { Engine } from './engine.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import { type GroupRow, groupSums } from './group-sums.ts';
import { factsWithDimensions } from './grouped-facts.ts';
import { type Listing, listing } from './listing.ts';
import { pricedFacts } from './priced-facts.ts';
import type { Prices } from './prices.ts';
import { compilable, db, rowsOf } from './query-builder.ts';
import { asShown, REAL_DECIMALS, sumIn } from './real-amounts.ts';
import { scaledRate } from './scaled-rate.ts';
import { yearlySums } from './yearly-sums.ts';

export type PlanFactQuestion = {
  readonly groupBy: readonly Dimension[];
  readonly filter: FundingFactFilter;
  /** Which groups to keep, by their amounts. */
  readonly having: AmountsFilter;
  readonly orderBy: readonly PlanFactOrder[];
  /** In whose prices the sums are; as printed when left out. */
  readonly prices?: Prices | null;
};

export type PlanFactOrder = {
  readonly by: Dimension | keyof typeof AMOUNT_COLUMNS;
  readonly direction: SortKey['direction'];
};

export type PlanFact = {
  readonly groups: Listing<GroupRow>;
  /** Over the facts of all groups, not of one page; each fact once, however many groups it belongs to. */
  readonly grandTotal: () => Promise<Amounts>;
};

const AMOUNT_COLUMNS = {
  plan: 'plan',
  fact: 'fact',
  deviation: 'deviation',
  executionRate: 'scaled_rate',
} as const;

/**
 * Plan against fact, added up by group. Amounts that are missing are not added; a sum is null where no
 * fact of the group has an amount, and in the prices of one year also where an amount belongs to a year without an
 * index. The filter speaks of amounts as printed, `having` and `orderBy` of the sums.
 * @throws {PlanfactError} `question_invalid` for an order by a dimension that is not grouped by.
 */
export function planFact(engine: Engine, asked: PlanFactQuestion): PlanFact {
  const question = { ...asked, groupBy: [...new Set(asked.groupBy)] };
  return {
    groups: listing(engine, keptGroups(question), sortKeysOf(question)),
    async grandTotal() {
      const [total] = await rowsOf(engine, totalQuery(question));
      return amountsOf(total?.plan ?? null, total?.fact ?? null);
    },
  };
}

/** The dimensions come last: together they tell any two groups apart. */
function sortKeysOf(question: PlanFactQuestion): readonly SortKey[] {
  const wanted = question.orderBy.map(({ by, direction }) => toSortKey(by, direction, question));
  return [...wanted, ...question.groupBy.map((dimension) => toSortKey(dimension, 'asc', question))];
}

function toSortKey(
  by: PlanFactOrder['by'],
  direction: SortKey['direction'],
  { groupBy, prices }: PlanFactQuestion,
): SortKey {
  if (isAmount(by)) {
    const key = { column: AMOUNT_COLUMNS[by], type: 'decimal', direction } as const;
    return prices && (by === 'plan' || by === 'fact') ? { ...key, decimals: REAL_DECIMALS } : key;
  }
  if (groupBy.includes(by)) {
    const { column, type } = DIMENSIONS[by];
    return { column, type, direction };
  }
  throw new PlanfactError(
    'question_invalid',
    `The groups cannot be ordered by ${by}: expected an amount or one of the dimensions they are grouped by (${groupBy.join(', ') || 'none'}).`,
  );
}

function isAmount(by: PlanFactOrder['by']): by is keyof typeof AMOUNT_COLUMNS {
  return Object.hasOwn(AMOUNT_COLUMNS, by);
}

/** Deviations and rates, like the conditions of `having`, go by the amounts that are shown. */
function keptGroups(question: PlanFactQuestion) {
  const { groupBy, filter, having, orderBy, prices = null } = question;
  const plan = asShown(sql.ref('plan'), prices);
  const fact = asShown(sql.ref('fact'), prices);
  const isSortedBy = (amount: PlanFactOrder['by']) => orderBy.some(({ by }) => by === amount);
  return db
    .selectFrom(groupSums(groupBy, filter, prices).as('groups'))
    .selectAll()
    .$if(isSortedBy('deviation'), (query) => query.select(sql`${fact} - ${plan}`.as('deviation')))
    .$if(isSortedBy('executionRate'), (query) => query.select(scaledRate(fact, plan).as('scaled_rate')))
    .$if(groupBy.length === 0, (query) => query.where('fact_count', '>', 0))
    .$if(!isEmpty(having), (query) => query.where(fitsAmounts(having, { plan, fact })))
    .$castTo<GroupRow>();
}

function totalQuery(question: PlanFactQuestion) {
  const { prices = null } = question;
  const sums = sql`${sumIn({ amount: PLAN, prices })} as plan, ${sumIn({ amount: FACT, prices })} as fact`;
  return compilable(
    sql<Pick<GroupRow, 'plan' | 'fact'>>`select ${sums} from ${countedFacts(question)} as counted`,
  );
}

const PLAN = sql<string | null>`plan_uah`;
const FACT = sql<string | null>`fact_uah`;

/** The facts of the groups that are kept, each of them once. */
function countedFacts({ groupBy, filter, having, prices = null }: PlanFactQuestion): Expression<unknown> {
  if (isEmpty(having)) return prices ? yearlySums([], filter, prices) : factsWithDimensions([], filter);
  const group = sql.join(groupBy.map((dimension) => sql.ref(DIMENSIONS[dimension].column)));
  const over = groupBy.length === 0 ? sql` over ()` : sql` over (partition by ${group})`;
  const deflator = sql.ref<string | null>('deflator').as('deflator');
  const withGroupSums = db
    .selectFrom(pricedFacts(groupBy, filter, prices).as('facts'))
    .select(['fact_key', 'plan_uah', 'fact_uah'])
    .$if(prices !== null, (facts) => facts.select(deflator))
    .select([
      sumIn({ amount: PLAN, prices, over }).as('plan'),
      sumIn({ amount: FACT, prices, over }).as('fact'),
    ]);
  return db
    .selectFrom(withGroupSums.as('grouped'))
    .select(['fact_key', 'plan_uah', 'fact_uah'])
    .$if(prices !== null, (facts) => facts.select(deflator))
    .where(
      fitsAmounts(having, { plan: asShown(sql.ref('plan'), prices), fact: asShown(sql.ref('fact'), prices) }),
    )
    .distinct();
}

function isEmpty(having: AmountsFilter): boolean {
  return Object.keys(having).length === 0;
}
