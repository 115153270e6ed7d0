import type { MeasureRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';

const recurrenceEnum = builder.enumType('Recurrence', {
  description: 'How often something was to be done.',
  values: {
    CONTINUOUS: { value: 'continuous', description: 'All the time: «постійно».' },
    DAILY: { value: 'daily', description: 'Every day.' },
    WEEKLY: { value: 'weekly', description: 'Every week.' },
    MONTHLY: { value: 'monthly', description: 'Every month.' },
    QUARTERLY: { value: 'quarterly', description: 'Every quarter.' },
    YEARLY: { value: 'yearly', description: 'Every year.' },
  } as const,
});

export const termType = builder
  .objectRef<Pick<MeasureRow, 'term_text' | 'term_start' | 'term_end' | 'term_recurrence'>>('Term')
  .implement({
    description: 'When a measure was due: as printed, and the days read from it.',
    fields: (t) => ({
      text: t.string({ description: 'As printed: «І квартал».', resolve: (term) => term.term_text ?? '' }),
      start: t.expose('term_start', { type: 'Date', nullable: true, description: 'Its first day.' }),
      end: t.expose('term_end', { type: 'Date', nullable: true, description: 'Its last day.' }),
      recurrence: t.expose('term_recurrence', {
        type: recurrenceEnum,
        nullable: true,
        description: 'How often, where the report says so.',
      }),
    }),
  });
