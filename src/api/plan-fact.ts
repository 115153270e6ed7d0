import { amountsOf } from '../analytics/amounts.ts';
import type { AmountsFilter } from '../analytics/amounts-filter.ts';
import type { GroupRow } from '../analytics/group-sums.ts';
import {
  type PlanFact,
  type PlanFactOrder,
  type PlanFactQuestion,
  planFact,
} from '../analytics/plan-fact.ts';
import { planFactWarnings } from '../analytics/plan-fact-warnings.ts';
import { pricesOf } from '../analytics/prices.ts';
import { amountsType } from './amounts.ts';
import { builder } from './builder.ts';
import { dimensionEnum } from './dimension.ts';
import { checkedFilter } from './filter-size.ts';
import { fundingFactFilter } from './filters.ts';
import { groupKeyType } from './group-key.ts';
import { type GroupedAnswer, groupedAnswer } from './grouped-answer.ts';
import { once } from './once.ts';
import { pageArgs, toPageRequest } from './pagination.ts';
import { queryLink } from './permalink.ts';
import { PRICES_ARGUMENT, priceBasis } from './prices.ts';
import { keySelection, questionText } from './question-text.ts';
import { sortDirection } from './sort-direction.ts';
import { decimalFilter } from './value-filters.ts';
import { warningType } from './warning.ts';

type Answer = GroupedAnswer<GroupRow> & {
  readonly question: PlanFactQuestion;
  readonly grandTotal: PlanFact['grandTotal'];
};

const amountsFilter = builder.inputRef<AmountsFilter>('AmountsFilter');

amountsFilter.implement({
  description: 'Which groups, by their sums; all parts that are given must hold.',
  fields: (t) => ({
    and: t.field({ type: [amountsFilter], description: 'All of these must hold.' }),
    or: t.field({
      type: [amountsFilter],
      description: 'One of these must hold; an empty list fits nothing.',
    }),
    not: t.field({ type: amountsFilter, description: 'This must not hold.' }),
    plan: t.field({ type: decimalFilter, description: 'The sum of the plans.' }),
    fact: t.field({ type: decimalFilter, description: 'The sum of the facts.' }),
    deviation: t.field({ type: decimalFilter, description: 'Fact minus plan.' }),
    executionRate: t.field({
      type: decimalFilter,
      description: 'Fact divided by plan, not rounded: 0.5 is a half.',
    }),
  }),
});

const planFactOrderField = builder.enumType('PlanFactOrderField', {
  description: 'What groups can be sorted by: their sums, or the dimensions they are grouped by.',
  values: {
    PLAN: { value: 'plan', description: 'The sum of the plans.' },
    FACT: { value: 'fact', description: 'The sum of the facts.' },
    DEVIATION: { value: 'deviation', description: 'Fact minus plan.' },
    EXECUTION_RATE: { value: 'executionRate', description: 'Fact divided by plan, to 8 decimals.' },
    YEAR: { value: 'year', description: 'The year.' },
    FUNDING_SOURCE: { value: 'fundingSource', description: 'The name of the code of the source.' },
    PUBLISHER: { value: 'publisher', description: 'The key of the council.' },
    PROGRAMME: { value: 'programme', description: 'The programme as printed.' },
    SECTION: { value: 'section', description: 'The key of the section.' },
    EXECUTOR: { value: 'executor', description: 'The key of the executor.' },
    MEASURE: { value: 'measure', description: 'The key of the measure.' },
    LINEAGE: { value: 'lineage', description: 'The key of the earliest measure.' },
    STATUS: { value: 'status', description: 'The name of the code of the status.' },
  } as const,
});

const planFactOrder = builder.inputRef<PlanFactOrder>('PlanFactOrder').implement({
  description: 'How to sort groups. Those that do not differ stand in the order of their keys.',
  fields: (t) => ({
    by: t.field({ type: planFactOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: sortDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});

const rowType = builder.objectRef<GroupRow>('PlanFactRow').implement({
  description: 'One group of funding facts and what they add up to.',
  fields: (t) => ({
    key: t.field({
      type: groupKeyType,
      description: 'What the facts of the group have in common.',
      resolve: (row) => row,
    }),
    amounts: t.field({
      type: amountsType,
      description: 'What they add up to.',
      resolve: (row) => amountsOf(row.plan, row.fact),
    }),
    factCount: t.exposeInt('fact_count', { description: 'How many facts the group has.' }),
    missingPlan: t.exposeInt('missing_plan', {
      description: 'How many of them have no plan: a dash, an empty cell, «х», words.',
    }),
    missingFact: t.exposeInt('missing_fact', {
      description: 'How many of them have no fact: a dash, an empty cell, «х», words.',
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: 'Whether any of them is made up, for demonstration.',
    }),
  }),
});

const planFactType = builder.objectRef<Answer>('PlanFact').implement({
  interfaces: [groupedAnswer],
  description: 'Plan against fact by group. Reported totals are never part of the sums.',
  fields: (t) => ({
    rows: t.field({
      type: [rowType],
      description: 'The groups of the page.',
      resolve: async ({ page }) => (await page()).items,
    }),
    grandTotal: t.field({
      type: amountsType,
      description:
        'The sum over all groups, not the page alone; a fact that is in several groups counts once.',
      resolve: ({ grandTotal }) => grandTotal(),
    }),
    warnings: t.field({
      type: [warningType],
      description: 'What a reader has to know before quoting the sums.',
      resolve: ({ question }, _, { engine }) => planFactWarnings(engine, question),
    }),
  }),
});

builder.queryField('planFact', (t) =>
  t.field({
    type: planFactType,
    description:
      'Adds up plan and fact by group. Grouping and filtering never change a total: what the groups of a filter have in all, the facts of that filter have.',
    args: {
      groupBy: t.arg({
        type: [dimensionEnum],
        required: true,
        description: 'What the facts of one group have in common; an empty list gives one group of all.',
      }),
      filter: t.arg({ type: fundingFactFilter, description: 'Which facts; all when left out.' }),
      having: t.arg({ type: amountsFilter, description: 'Which groups, by their sums; all when left out.' }),
      orderBy: t.arg({
        type: [planFactOrder],
        description: 'How to sort the groups, the first first; by key when left out.',
      }),
      prices: t.arg({
        type: priceBasis,
        description: `${PRICES_ARGUMENT} The filter compares amounts as printed in any case, having and orderBy the sums.`,
      }),
      ...pageArgs,
    },
    resolve: (_, { first, after, ...asked }, { engine, release, priceIndex }, info) => {
      const request = toPageRequest({ first, after });
      const question = {
        groupBy: asked.groupBy,
        filter: checkedFilter(asked.filter, {}),
        having: checkedFilter(asked.having, {}),
        orderBy: asked.orderBy ?? [],
        prices: pricesOf(priceIndex, asked.prices),
      };
      const answer = planFact(engine, question);
      return {
        question,
        filter: question.filter,
        prices: question.prices,
        request,
        page: once(() => answer.groups.page(request)),
        countGroups: answer.groups.count,
        grandTotal: answer.grandTotal,
        permalink: queryLink(
          release.id,
          questionText({ ...question, ...request, prices: asked.prices }, info, selectionOf(question)),
        ),
      };
    },
  }),
);

function selectionOf({ groupBy }: PlanFactQuestion): readonly string[] {
  return [
    `rows { ${keySelection(groupBy)}amounts { plan fact deviation executionRate } factCount missingPlan missingFact }`,
    'pageInfo { hasNextPage endCursor }',
    'grandTotal { plan fact deviation executionRate }',
    'totalGroups',
    'warnings { code message }',
  ];
}
