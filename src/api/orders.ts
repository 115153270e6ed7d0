import type { FundingFactOrder } from '../analytics/funding-facts.ts';
import type { MeasureOrder } from '../analytics/measures.ts';
import { builder } from './builder.ts';
import { sortDirection } from './sort-direction.ts';

const DIRECTION = 'Which end comes first.';

const measureOrderField = builder.enumType('MeasureOrderField', {
  description: 'What measures can be sorted by.',
  values: {
    KEY: { value: 'key', description: 'The key.' },
    YEAR: { value: 'year', description: 'The year of the report.' },
    TITLE: { value: 'title', description: 'The title, by the codes of its letters.' },
    STATUS: { value: 'status', description: 'What became of it, by the name of the code.' },
    PLAN: { value: 'plan', description: 'The sum of its plans.' },
    FACT: { value: 'fact', description: 'The sum of its facts.' },
  } as const,
});

export const measureOrder = builder.inputRef<MeasureOrder>('MeasureOrder').implement({
  description: 'How to sort measures. Those that do not differ stand in the printed order.',
  fields: (t) => ({
    by: t.field({ type: measureOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({ type: sortDirection, required: true, defaultValue: 'asc', description: DIRECTION }),
  }),
});

const fundingFactOrderField = builder.enumType('FundingFactOrderField', {
  description: 'What funding facts can be sorted by.',
  values: {
    KEY: { value: 'key', description: 'The key.' },
    YEAR: { value: 'year', description: 'The year the money is for.' },
    PUBLISHER: { value: 'publisher', description: 'The key of the council.' },
    FUNDING_SOURCE: { value: 'fundingSource', description: 'Who pays, by the name of the code.' },
    PLAN: { value: 'plan', description: 'The plan.' },
    FACT: { value: 'fact', description: 'The fact.' },
  } as const,
});

export const fundingFactOrder = builder.inputRef<FundingFactOrder>('FundingFactOrder').implement({
  description: 'How to sort funding facts. Those that do not differ stand in the printed order.',
  fields: (t) => ({
    by: t.field({ type: fundingFactOrderField, required: true, description: 'What to sort by.' }),
    direction: t.field({ type: sortDirection, required: true, defaultValue: 'asc', description: DIRECTION }),
  }),
});
