import { builder } from './builder.ts';

export const dimensionEnum = builder.enumType('Dimension', {
  description:
    'What funding facts can be grouped by. Plan and fact are no dimensions: they cannot be added up.',
  values: {
    YEAR: { value: 'year', description: 'The year the money is for.' },
    FUNDING_SOURCE: { value: 'fundingSource', description: 'Who pays.' },
    PUBLISHER: { value: 'publisher', description: 'The council.' },
    PROGRAMME: { value: 'programme', description: 'The programme, as printed.' },
    SECTION: { value: 'section', description: 'The section, the same through the years.' },
    EXECUTOR: {
      value: 'executor',
      description: 'Who carries the measure out. A measure of several executors is in the group of each.',
    },
    MEASURE: { value: 'measure', description: 'The measure.' },
    LINEAGE: {
      value: 'lineage',
      description: 'The measure through the years, as far as titles or a reviewer tie it.',
    },
    STATUS: { value: 'status', description: 'What became of the measure.' },
  } as const,
});
