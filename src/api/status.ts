import type { ExecutionStatus } from '../model/execution.ts';
import { builder } from './builder.ts';
import { inLanguage, type Language, languageArgs } from './language.ts';

const LABELS: Readonly<Record<ExecutionStatus, Readonly<Record<Language, string>>>> = {
  done: { uk: 'виконано', en: 'done' },
  in_progress: { uk: 'виконується', en: 'in progress' },
  postponed: { uk: 'перенесено', en: 'postponed' },
  not_done: { uk: 'не виконано', en: 'not done' },
  unknown: { uk: 'невідомо', en: 'unknown' },
};

export const statusCode = builder.enumType('StatusCode', {
  description: 'What became of a measure, as read from the words of the report.',
  values: {
    DONE: { value: 'done', description: 'The report says it was done.' },
    IN_PROGRESS: { value: 'in_progress', description: 'It goes on.' },
    POSTPONED: { value: 'postponed', description: 'It was put off.' },
    NOT_DONE: { value: 'not_done', description: 'The report says it was not done.' },
    UNKNOWN: { value: 'unknown', description: 'No words of the report tell.' },
  } as const,
});

export const statusType = builder.objectRef<ExecutionStatus>('Status').implement({
  description: 'What became of a measure.',
  fields: (t) => ({
    code: t.field({ type: statusCode, description: 'Its code.', resolve: (status) => status }),
    label: t.string({
      description: 'Its name.',
      args: languageArgs,
      resolve: (status, { lang }) => inLanguage(LABELS[status], lang),
    }),
  }),
});
