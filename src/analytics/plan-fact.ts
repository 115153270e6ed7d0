import { type Expression, sql } from 'kysely';
import { PlanfactError } from '../errors.ts';
import { type Amounts, amountsOf } from './amounts.ts';
import { type AmountsFilter, fitsAmounts } from './amounts-filter.ts';
import type { SortKey } from './cursor.ts';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import type { Engine } from './engine.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import { factsWithDimensions } from './grouped-facts.ts';
import { type Listing, listing } from './listing.ts';
import { compilable, db, rowsOf } from './query-builder.ts';
import type { FundingFactRow, MeasureRow } from './release-database.ts';

export type PlanFactQuestion = {
  readonly groupBy: readonly Dimension[];
  readonly filter: FundingFactFilter;
  /** Which groups to keep, by their amounts. */
  readonly having: AmountsFilter;
  readonly orderBy: readonly PlanFactOrder[];
};

export type PlanFactOrder = {
  readonly by: Dimension | keyof typeof AMOUNT_SORT_KEYS;
  readonly direction: SortKey['direction'];
};

/** The sums over one group of facts, with the columns of the dimensions that were asked for. */
export type GroupRow = {
  readonly year?: number;
  readonly funding_source?: FundingFactRow['funding_source'];
  readonly publisher?: string;
  readonly programme?: string | null;
  readonly section_key?: string;
  readonly executor_key?: string | null;
  readonly measure_key?: string;
  readonly lineage?: string;
  readonly status?: MeasureRow['status'];
  readonly plan: string | null;
  readonly fact: string | null;
  readonly fact_count: number;
  readonly missing_plan: number;
  readonly missing_fact: number;
  /** Whether any of its facts is made up. */
  readonly synthetic: boolean;
};

export type PlanFact = {
  readonly groups: Listing<GroupRow>;
  /** Over the facts of all groups, not of one page; each fact once, however many groups it belongs to. */
  readonly grandTotal: () => Promise<Amounts>;
};

const AMOUNT_SORT_KEYS = {
  plan: { column: 'plan', type: 'decimal' },
  fact: { column: 'fact', type: 'decimal' },
  deviation: { column: 'deviation', type: 'decimal' },
  executionRate: { column: 'scaled_rate', type: 'decimal' },
} as const;

/**
 * Plan against fact, added up by group. Amounts that are missing are not added; a sum is null where no
 * fact of the group has an amount.
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
function sortKeysOf({ groupBy, orderBy }: PlanFactQuestion): readonly SortKey[] {
  const wanted = orderBy.map(({ by, direction }) => toSortKey(by, direction, groupBy));
  return [...wanted, ...groupBy.map((dimension) => toSortKey(dimension, 'asc', groupBy))];
}

function toSortKey(
  by: PlanFactOrder['by'],
  direction: SortKey['direction'],
  groupBy: readonly Dimension[],
): SortKey {
  if (isAmount(by)) return { ...AMOUNT_SORT_KEYS[by], direction };
  if (groupBy.includes(by)) {
    const { column, type } = DIMENSIONS[by];
    return { column, type, direction };
  }
  throw new PlanfactError(
    'question_invalid',
    `The groups cannot be ordered by ${by}: expected an amount or one of the dimensions they are grouped by (${groupBy.join(', ') || 'none'}).`,
  );
}

function isAmount(by: PlanFactOrder['by']): by is keyof typeof AMOUNT_SORT_KEYS {
  return Object.hasOwn(AMOUNT_SORT_KEYS, by);
}

function keptGroups({ groupBy, filter, having, orderBy }: PlanFactQuestion) {
  const groups = sumsByGroup(groupBy, filter);
  const isSortedBy = (amount: PlanFactOrder['by']) => orderBy.some(({ by }) => by === amount);
  return db
    .selectFrom(groups.as('groups'))
    .selectAll()
    .$if(isSortedBy('deviation'), (query) => query.select(sql`fact - plan`.as('deviation')))
    .$if(isSortedBy('executionRate'), (query) => query.select(scaledRate().as('scaled_rate')))
    .$if(groupBy.length === 0, (query) => query.where('fact_count', '>', 0))
    .$if(!isEmpty(having), (query) => query.where(fitsAmounts(having)))
    .$castTo<GroupRow>();
}

/** Without dimensions SQL gives one row, even of no facts. */
function sumsByGroup(groupBy: readonly Dimension[], filter: FundingFactFilter) {
  const columns = groupBy.map((dimension) => DIMENSIONS[dimension].column);
  return db
    .selectFrom(factsWithDimensions(groupBy, filter).as('facts'))
    .select(columns.map((column) => sql.ref(column).as(column)))
    .select((eb) => [
      eb.fn.sum<string | null>('plan_uah').as('plan'),
      eb.fn.sum<string | null>('fact_uah').as('fact'),
      sql<number>`cast(count(*) as integer)`.as('fact_count'),
      sql<number>`cast(count(*) - count(plan_uah) as integer)`.as('missing_plan'),
      sql<number>`cast(count(*) - count(fact_uah) as integer)`.as('missing_fact'),
      eb.fn.max('synthetic').as('synthetic'),
    ])
    .$if(columns.length > 0, (query) => query.groupBy(columns.map((column) => sql.ref(column))));
}

/** The execution rate as a whole number of hundred-millionths: what can be sorted by without leaving exact numbers. */
function scaledRate() {
  const whole = (amount: string) => sql`cast(${sql.ref(amount)} * 100 as Int128)`;
  return sql<string | null>`intDiv(${whole('fact')} * 100000000, nullif(${whole('plan')}, 0))`;
}

function totalQuery(question: PlanFactQuestion) {
  const sums = sql`sum(plan_uah) as plan, sum(fact_uah) as fact`;
  return compilable(
    sql<Pick<GroupRow, 'plan' | 'fact'>>`select ${sums} from ${countedFacts(question)} as counted`,
  );
}

/** The facts of the groups that are kept, each of them once. */
function countedFacts({ groupBy, filter, having }: PlanFactQuestion): Expression<unknown> {
  if (isEmpty(having)) return factsWithDimensions([], filter);
  const group = sql.join(groupBy.map((dimension) => sql.ref(DIMENSIONS[dimension].column)));
  const over = groupBy.length === 0 ? sql`over ()` : sql`over (partition by ${group})`;
  const withGroupSums = db
    .selectFrom(factsWithDimensions(groupBy, filter).as('facts'))
    .select(['fact_key', 'plan_uah', 'fact_uah'])
    .select([
      sql<string | null>`sum(plan_uah) ${over}`.as('plan'),
      sql<string | null>`sum(fact_uah) ${over}`.as('fact'),
    ]);
  return db
    .selectFrom(withGroupSums.as('grouped'))
    .select(['fact_key', 'plan_uah', 'fact_uah'])
    .where(fitsAmounts(having))
    .distinct();
}

function isEmpty(having: AmountsFilter): boolean {
  return Object.keys(having).length === 0;
}
