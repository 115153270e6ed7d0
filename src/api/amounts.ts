import { type Amounts, RATE_DECIMALS } from '../analytics/amounts.ts';
import { builder } from './builder.ts';

export const amountsType = builder.objectRef<Amounts>('Amounts').implement({
  description: 'Plan against fact in hryvnias. Null is no amount at all, which is not zero.',
  fields: (t) => ({
    plan: t.expose('plan', {
      type: 'Decimal',
      nullable: true,
      description: 'What was planned; the sum of the plans there are.',
    }),
    fact: t.expose('fact', {
      type: 'Decimal',
      nullable: true,
      description: 'What was spent; the sum of the facts there are.',
    }),
    deviation: t.expose('deviation', {
      type: 'Decimal',
      nullable: true,
      description:
        'Fact minus plan: below zero when less was spent than planned. Null when one of them is missing.',
    }),
    executionRate: t.expose('executionRate', {
      type: 'Decimal',
      nullable: true,
      description: `Fact divided by plan, 1 = all of it, rounded half up to ${RATE_DECIMALS} decimals. Null when one of them is missing or the plan is zero.`,
    }),
  }),
});
