import { builder } from './builder.ts';

export type Language = 'uk' | 'en';

export const languageEnum = builder.enumType('Language', {
  description: 'The language of words that are not quoted from a report.',
  values: {
    UK: { value: 'uk', description: 'Ukrainian.' },
    EN: { value: 'en', description: 'English.' },
  } as const,
});

/** The argument `lang`: Ukrainian unless asked otherwise. */
export const languageArgs = builder.args((t) => ({
  lang: t.field({
    type: languageEnum,
    required: true,
    defaultValue: 'uk',
    description: 'The language to answer in.',
  }),
}));
