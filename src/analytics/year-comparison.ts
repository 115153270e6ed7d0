import { type Expression, sql } from 'kysely';
import { PlanfactError } from '../errors.ts';
import { type Condition, equals } from './conditions.ts';
import type { SortKey } from './cursor.ts';
import { DIMENSIONS, type Dimension } from './dimension.ts';
import type { Engine } from './engine.ts';
import type { FundingFactFilter } from './funding-fact-filter.ts';
import type { GroupKeyRow } from './grouped-facts.ts';
import { type Listing, listing } from './listing.ts';
import { pricedFacts } from './priced-facts.ts';
import type { Prices } from './prices.ts';
import { db, rowsOf } from './query-builder.ts';
import { asShown, REAL_DECIMALS, sumIn } from './real-amounts.ts';
import { scaledRate } from './scaled-rate.ts';

export type YearComparisonQuestion = {
  /** The year that is compared with. */
  readonly base: number;
  readonly target: number;
  readonly groupBy: readonly Dimension[];
  readonly filter: FundingFactFilter;
  readonly orderBy: readonly YearComparisonOrder[];
  /** In whose prices the sums of both years are; as printed when left out. */
  readonly prices?: Prices | null;
};

export type YearComparisonOrder = {
  readonly by: ComparedAmount;
  readonly direction: SortKey['direction'];
};

export type ComparedAmount = keyof typeof SUM_COLUMNS | keyof typeof CHANGE_COLUMNS;

/** The exact sums over one group of facts, of the two years apart. */
export type ComparedGroupRow = GroupKeyRow & {
  readonly base_plan: string | null;
  readonly base_fact: string | null;
  readonly base_count: number;
  readonly target_plan: string | null;
  readonly target_fact: string | null;
  readonly target_count: number;
  /** Whether any of its facts is made up. */
  readonly synthetic: boolean;
};

export type YearComparison = {
  readonly groups: Listing<ComparedGroupRow>;
  /** Over the facts of all groups, each fact once, however many groups it belongs to. */
  readonly grandTotal: () => Promise<ComparedGroupRow>;
};

const SUM_COLUMNS = {
  basePlan: 'base_plan',
  baseFact: 'base_fact',
  targetPlan: 'target_plan',
  targetFact: 'target_fact',
} as const;

const CHANGE_COLUMNS = {
  planChange: 'plan_change',
  factChange: 'fact_change',
  planChangeRate: 'plan_change_rate',
  factChangeRate: 'fact_change_rate',
} as const;

/**
 * Two years side by side, added up by group in one question. A sum is null where the group has no amount in
 * that year, or none that can be had in the prices asked for.
 * @throws {PlanfactError} `question_invalid` when the groups are to be grouped by year.
 */
export function compareYears(engine: Engine, asked: YearComparisonQuestion): YearComparison {
  const question = { ...asked, groupBy: [...new Set(asked.groupBy)] };
  if (question.groupBy.includes('year')) throw groupedByYear();
  return {
    groups: listing(engine, comparedGroups(question), sortKeysOf(question)),
    async grandTotal() {
      const [total = NOTHING] = await rowsOf(engine, sumsByGroup({ ...question, groupBy: [] }));
      return total;
    },
  };
}

/** The filter of a comparison: only the facts of the two years. */
export function ofBothYears({
  base,
  target,
  filter,
}: Pick<YearComparisonQuestion, 'base' | 'target' | 'filter'>): FundingFactFilter {
  return { and: [filter, { year: { in: [base, target] } }] };
}

const NOTHING: ComparedGroupRow = {
  base_plan: null,
  base_fact: null,
  base_count: 0,
  target_plan: null,
  target_fact: null,
  target_count: 0,
  synthetic: false,
};

function groupedByYear(): PlanfactError {
  return new PlanfactError(
    'question_invalid',
    'The two years stand side by side in each group, so the groups cannot be grouped by year: expected groupBy without YEAR. Ask planFact for a group of each year.',
  );
}

/** The dimensions come last: together they tell any two groups apart. */
function sortKeysOf({ groupBy, orderBy, prices }: YearComparisonQuestion): readonly SortKey[] {
  return [
    ...orderBy.map(({ by, direction }) => {
      if (!isSum(by)) return { column: CHANGE_COLUMNS[by], type: 'decimal' as const, direction };
      const key = { column: SUM_COLUMNS[by], type: 'decimal' as const, direction };
      return prices ? { ...key, decimals: REAL_DECIMALS } : key;
    }),
    ...groupBy.map((dimension) => {
      const { column, type } = DIMENSIONS[dimension];
      return { column, type, direction: 'asc' as const };
    }),
  ];
}

function isSum(by: ComparedAmount): by is keyof typeof SUM_COLUMNS {
  return Object.hasOwn(SUM_COLUMNS, by);
}

/** Changes go by the amounts that are shown, and are worked out only where they are sorted by. */
function comparedGroups(question: YearComparisonQuestion) {
  const { prices = null } = question;
  const isSortedBy = (amount: ComparedAmount) => question.orderBy.some(({ by }) => by === amount);
  const shown = (column: string) => asShown(sql.ref(column), prices);
  const planChange = sql<string | null>`(${shown('target_plan')} - ${shown('base_plan')})`;
  const factChange = sql<string | null>`(${shown('target_fact')} - ${shown('base_fact')})`;
  const planRate = scaledRate(planChange, shown('base_plan'));
  const factRate = scaledRate(factChange, shown('base_fact'));
  return db
    .selectFrom(sumsByGroup(question).as('groups'))
    .selectAll()
    .$if(isSortedBy('planChange'), (query) => query.select(planChange.as('plan_change')))
    .$if(isSortedBy('factChange'), (query) => query.select(factChange.as('fact_change')))
    .$if(isSortedBy('planChangeRate'), (query) => query.select(planRate.as('plan_change_rate')))
    .$if(isSortedBy('factChangeRate'), (query) => query.select(factRate.as('fact_change_rate')))
    .$if(question.groupBy.length === 0, (query) => query.where(sql<boolean>`base_count + target_count > 0`))
    .$castTo<ComparedGroupRow>();
}

function sumsByGroup(question: YearComparisonQuestion) {
  const { base, target, groupBy, prices = null } = question;
  const columns = groupBy.map((dimension) => DIMENSIONS[dimension].column);
  const sumOf = (column: 'plan_uah' | 'fact_uah', year: number) =>
    sumIn({ amount: sql.ref(column), prices, of: isOf(year) });
  return db
    .selectFrom(pricedFacts([...groupBy, 'year'], ofBothYears(question), prices).as('facts'))
    .select(columns.map((column) => sql.ref(column).as(column)))
    .select((eb) => [
      sumOf('plan_uah', base).as('base_plan'),
      sumOf('fact_uah', base).as('base_fact'),
      countOf(isOf(base)).as('base_count'),
      sumOf('plan_uah', target).as('target_plan'),
      sumOf('fact_uah', target).as('target_fact'),
      countOf(isOf(target)).as('target_count'),
      eb.fn.max('synthetic').as('synthetic'),
    ])
    .$if(columns.length > 0, (query) => query.groupBy(columns.map((column) => sql.ref(column))))
    .$castTo<ComparedGroupRow>();
}

function isOf(year: number): Condition {
  return equals(sql.ref('year'), year);
}

function countOf(condition: Expression<unknown>) {
  return sql<number>`cast(count(case when ${condition} then 1 end) as integer)`;
}
