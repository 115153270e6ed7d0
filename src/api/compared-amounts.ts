import { amountsOf, type Change, changeOf, RATE_DECIMALS } from '../analytics/amounts.ts';
import type { ComparedGroupRow } from '../analytics/year-comparison.ts';
import { amountsType } from './amounts.ts';
import { builder } from './builder.ts';

type AmountsChange = { readonly plan: Change; readonly fact: Change };

const CHANGE = 'The later sum minus the earlier. Null when one of them is missing.';
const RATE = `The change divided by the earlier sum, 0.5 = half as much again, rounded half up to ${RATE_DECIMALS} decimals. Null also when the earlier sum is zero.`;

const changeType = builder.objectRef<AmountsChange>('AmountsChange').implement({
  description: 'From the base year to the target year, in hryvnias and as a rate.',
  fields: (t) => ({
    plan: t.field({
      type: 'Decimal',
      nullable: true,
      description: `Of the plans. ${CHANGE}`,
      resolve: ({ plan }) => plan.amount,
    }),
    planRate: t.field({
      type: 'Decimal',
      nullable: true,
      description: `Of the plans. ${RATE}`,
      resolve: ({ plan }) => plan.rate,
    }),
    fact: t.field({
      type: 'Decimal',
      nullable: true,
      description: `Of the facts. ${CHANGE}`,
      resolve: ({ fact }) => fact.amount,
    }),
    factRate: t.field({
      type: 'Decimal',
      nullable: true,
      description: `Of the facts. ${RATE}`,
      resolve: ({ fact }) => fact.rate,
    }),
  }),
});

export const comparedAmountsType = builder.objectRef<ComparedGroupRow>('ComparedAmounts').implement({
  description: 'The sums of both years, and how they changed.',
  fields: (t) => ({
    base: t.field({
      type: amountsType,
      description: 'The sums of the base year.',
      resolve: (row) => amountsOf(row.base_plan, row.base_fact),
    }),
    target: t.field({
      type: amountsType,
      description: 'The sums of the target year.',
      resolve: (row) => amountsOf(row.target_plan, row.target_fact),
    }),
    change: t.field({
      type: changeType,
      description: 'From the base year to the target year.',
      resolve: (row) => ({
        plan: changeOf(row.base_plan, row.target_plan),
        fact: changeOf(row.base_fact, row.target_fact),
      }),
    }),
  }),
});
