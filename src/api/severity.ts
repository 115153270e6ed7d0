import { builder } from './builder.ts';

export const severityEnum = builder.enumType('Severity', {
  description: 'How much a finding matters.',
  values: {
    INFO: { value: 'info', description: 'Good to know: rounding, notes.' },
    WARNING: { value: 'warning', description: 'The figures need a second look before they are quoted.' },
    ERROR: { value: 'error', description: 'A report, or a part of one, could not be read.' },
  } as const,
});
