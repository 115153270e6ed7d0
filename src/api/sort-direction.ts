import { builder } from './builder.ts';

export const sortDirection = builder.enumType('SortDirection', {
  description: 'Which end of a sorted list comes first. What has no value comes last either way.',
  values: {
    ASC: { value: 'asc', description: 'The smallest first.' },
    DESC: { value: 'desc', description: 'The greatest first.' },
  } as const,
});
