import type { Warning } from '../analytics/warning.ts';
import { builder } from './builder.ts';
import { inLanguage, languageArgs } from './language.ts';

const warningCode = builder.enumType('WarningCode', {
  description: 'What a warning is about.',
  values: {
    EXECUTORS_OVERLAP: {
      value: 'executors_overlap',
      description: 'Measures of several executors are in several groups.',
    },
    MEASURES_OF_ONE_YEAR: {
      value: 'measures_of_one_year',
      description: 'Measures are compared with themselves, and their keys differ from year to year.',
    },
    PERIODS_OVERLAP: {
      value: 'periods_overlap',
      description: 'Reports on one section cover overlapping periods, so money may be counted twice.',
    },
    PRICE_INDEX_MISSING: {
      value: 'price_index_missing',
      description: 'Some amounts belong to years without a price index, so their sums are null.',
    },
    SYNTHETIC_DATA: {
      value: 'synthetic_data',
      description: 'Some of the facts are made up, for demonstration.',
    },
  } as const,
});

export const warningType = builder.objectRef<Warning>('Warning').implement({
  description: 'Something to know before quoting figures.',
  fields: (t) => ({
    code: t.expose('code', { type: warningCode, description: 'What it is about.' }),
    message: t.string({
      description: 'The same as a sentence.',
      args: languageArgs,
      resolve: (warning, { lang }) => inLanguage({ uk: warning.messageUk, en: warning.message }, lang),
    }),
    synthetic: t.boolean({
      description: 'Whether it is the one that tells of made-up data.',
      resolve: ({ code }) => code === 'synthetic_data',
    }),
  }),
});
