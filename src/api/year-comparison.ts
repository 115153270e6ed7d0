import { pricesOf } from '../analytics/prices.ts';
import {
  type ComparedGroupRow,
  compareYears,
  ofBothYears,
  type YearComparison,
  type YearComparisonOrder,
  type YearComparisonQuestion,
} from '../analytics/year-comparison.ts';
import { yearComparisonWarnings } from '../analytics/year-comparison-warnings.ts';
import { builder } from './builder.ts';
import { comparedAmountsType } from './compared-amounts.ts';
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
import { warningType } from './warning.ts';

type Answer = GroupedAnswer<ComparedGroupRow> & {
  readonly question: YearComparisonQuestion;
  readonly grandTotal: YearComparison['grandTotal'];
};

const orderField = builder.enumType('YearComparisonOrderField', {
  description: 'What compared groups can be sorted by.',
  values: {
    BASE_PLAN: { value: 'basePlan', description: 'The sum of the plans of the base year.' },
    BASE_FACT: { value: 'baseFact', description: 'The sum of the facts of the base year.' },
    TARGET_PLAN: { value: 'targetPlan', description: 'The sum of the plans of the target year.' },
    TARGET_FACT: { value: 'targetFact', description: 'The sum of the facts of the target year.' },
    PLAN_CHANGE: { value: 'planChange', description: 'How the plans changed, in hryvnias.' },
    FACT_CHANGE: { value: 'factChange', description: 'How the facts changed, in hryvnias.' },
    PLAN_CHANGE_RATE: { value: 'planChangeRate', description: 'How the plans changed, as a rate.' },
    FACT_CHANGE_RATE: { value: 'factChangeRate', description: 'How the facts changed, as a rate.' },
  } as const,
});

const comparisonOrder = builder.inputRef<YearComparisonOrder>('YearComparisonOrder').implement({
  description: 'How to sort compared groups. Those that do not differ stand in the order of their keys.',
  fields: (t) => ({
    by: t.field({ type: orderField, required: true, description: 'What to sort by.' }),
    direction: t.field({
      type: sortDirection,
      required: true,
      defaultValue: 'asc',
      description: 'Which end comes first.',
    }),
  }),
});

const presenceEnum = builder.enumType('YearPresence', {
  description: 'In which of two years a group has facts.',
  values: {
    BOTH: { value: 'both', description: 'In both.' },
    BASE_ONLY: { value: 'base_only', description: 'In the base year only.' },
    TARGET_ONLY: { value: 'target_only', description: 'In the target year only.' },
  } as const,
});

const rowType = builder.objectRef<ComparedGroupRow>('YearComparisonRow').implement({
  description: 'One group of funding facts in two years.',
  fields: (t) => ({
    key: t.field({
      type: groupKeyType,
      description: 'What the facts of the group have in common.',
      resolve: (row) => row,
    }),
    amounts: t.field({
      type: comparedAmountsType,
      description: 'What they add up to in each year, and the change.',
      resolve: (row) => row,
    }),
    presence: t.field({
      type: presenceEnum,
      description: 'In which of the two years the group has facts, dashes and empty cells too.',
      resolve: presenceOf,
    }),
    baseFactCount: t.exposeInt('base_count', { description: 'How many facts it has in the base year.' }),
    targetFactCount: t.exposeInt('target_count', {
      description: 'How many facts it has in the target year.',
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: 'Whether any of them is made up, for demonstration.',
    }),
  }),
});

const comparisonType = builder.objectRef<Answer>('YearComparison').implement({
  interfaces: [groupedAnswer],
  description: 'Two years side by side, by group.',
  fields: (t) => ({
    rows: t.field({
      type: [rowType],
      description: 'The groups of the page.',
      resolve: async ({ page }) => (await page()).items,
    }),
    grandTotal: t.field({
      type: comparedAmountsType,
      description:
        'The sums over all groups, not the page alone; a fact that is in several groups counts once.',
      resolve: ({ grandTotal }) => grandTotal(),
    }),
    warnings: t.field({
      type: [warningType],
      description: 'What a reader has to know before quoting the comparison.',
      resolve: ({ question }, _, { engine }) => yearComparisonWarnings(engine, question),
    }),
  }),
});

builder.queryField('compareYears', (t) =>
  t.field({
    type: comparisonType,
    description:
      'Sets two years side by side, by group. For measures group by LINEAGE: it is the same through the years.',
    args: {
      base: t.arg.int({ required: true, description: 'The year that is compared with.' }),
      target: t.arg.int({ required: true, description: 'The year that is compared.' }),
      groupBy: t.arg({
        type: [dimensionEnum],
        required: true,
        description:
          'What the facts of one group have in common, YEAR excepted; an empty list gives one group of all.',
      }),
      filter: t.arg({
        type: fundingFactFilter,
        description: 'Which facts; all of both years when left out.',
      }),
      orderBy: t.arg({
        type: [comparisonOrder],
        description: 'How to sort the groups, the first first; by key when left out.',
      }),
      prices: t.arg({
        type: priceBasis,
        description: `${PRICES_ARGUMENT} The filter compares amounts as printed in any case.`,
      }),
      ...pageArgs,
    },
    resolve: (_, { first, after, ...asked }, { engine, release, priceIndex }, info) => {
      const request = toPageRequest({ first, after });
      const question = {
        ...asked,
        filter: checkedFilter(asked.filter, {}),
        orderBy: asked.orderBy ?? [],
        prices: pricesOf(priceIndex, asked.prices),
      };
      const comparison = compareYears(engine, question);
      return {
        question,
        filter: ofBothYears(question),
        prices: question.prices,
        request,
        page: once(() => comparison.groups.page(request)),
        countGroups: comparison.groups.count,
        grandTotal: comparison.grandTotal,
        permalink: queryLink(release.id, questionText({ ...asked, ...request }, info, selectionOf(question))),
      };
    },
  }),
);

const COMPARED = 'base { plan fact } target { plan fact } change { plan planRate fact factRate }';

function selectionOf({ groupBy }: YearComparisonQuestion): readonly string[] {
  return [
    `rows { ${keySelection(groupBy)}amounts { ${COMPARED} } presence }`,
    'pageInfo { hasNextPage endCursor }',
    `grandTotal { ${COMPARED} }`,
    'totalGroups',
    'warnings { code message }',
  ];
}

function presenceOf({ base_count: base, target_count: target }: ComparedGroupRow) {
  if (target === 0) return 'base_only';
  return base === 0 ? 'target_only' : 'both';
}
