import { builder } from './builder.ts';

export type Language = 'uk' | 'en';

const languageEnum = builder.enumType('Language', {
  description: 'The language of words that are not quoted from a report.',
  values: {
    UK: { value: 'uk', description: 'Ukrainian.' },
    EN: { value: 'en', description: 'English.' },
  } as const,
});

/** The argument `lang`: Ukrainian unless asked otherwise, also by null. */
export const languageArgs = builder.args((t) => ({
  lang: t.field({
    type: languageEnum,
    defaultValue: 'uk',
    description: 'The language to answer in.',
  }),
}));

/** A text in the language asked for. */
export function inLanguage(
  texts: Readonly<Record<Language, string>>,
  lang: Language | null | undefined,
): string {
  return texts[lang ?? 'uk'];
}
