import type { OutcomeRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';

export const outcomeType = builder.objectRef<OutcomeRow>('Outcome').implement({
  description: 'Something countable that the report says came of a measure: «понад 180 трансляцій».',
  fields: (t) => ({
    quantity: t.expose('quantity', {
      type: 'Decimal',
      description: 'How many, «тисяч» and the like multiplied in.',
    }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'What it is measured in: «тис. грн.», «км»; null where things are counted.',
    }),
    object: t.exposeString('object', { nullable: true, description: 'What was counted: «трансляцій».' }),
    approximate: t.exposeBoolean('approximate', {
      description: 'Whether the report says «понад», «близько» or the like.',
    }),
    quote: t.exposeString('quote', { description: 'The words it was read from.' }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
