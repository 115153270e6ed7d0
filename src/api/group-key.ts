import type { GroupKeyRow } from '../analytics/grouped-facts.ts';
import { builder } from './builder.ts';
import { executorType } from './executor.ts';
import { fundingSourceType } from './funding-source.ts';
import { loadRow } from './load-row.ts';
import { measureRef } from './object-refs.ts';
import { publisherType } from './publisher.ts';
import { sectionType } from './section.ts';
import { statusType } from './status.ts';

export const groupKeyType = builder.objectRef<GroupKeyRow>('GroupKey').implement({
  description: 'What the facts of a group have in common: null for a dimension that was not asked for.',
  fields: (t) => ({
    year: t.int({ nullable: true, description: 'The year.', resolve: (key) => key.year }),
    fundingSource: t.field({
      type: fundingSourceType,
      nullable: true,
      description: 'Who pays.',
      resolve: (key) => key.funding_source,
    }),
    publisher: t.field({
      type: publisherType,
      nullable: true,
      description: 'The council.',
      resolve: ({ publisher }, _, { loaders }) => loadRow(loaders.publisher, publisher),
    }),
    programme: t.string({
      nullable: true,
      description: 'The programme; null also for the reports that name none.',
      resolve: (key) => key.programme,
    }),
    section: t.field({
      type: sectionType,
      nullable: true,
      description: 'The section.',
      resolve: ({ section_key: key }, _, { loaders }) => loadRow(loaders.section, key),
    }),
    executor: t.field({
      type: executorType,
      nullable: true,
      description: 'The executor; null also for the measures that have none.',
      resolve: ({ executor_key: key }, _, { loaders }) => loadRow(loaders.executor, key),
    }),
    measure: t.field({
      type: measureRef,
      nullable: true,
      description: 'The measure.',
      resolve: ({ measure_key: key }, _, { loaders }) => loadRow(loaders.measure, key),
    }),
    lineage: t.field({
      type: measureRef,
      nullable: true,
      description: 'The earliest measure of those that are one through the years.',
      resolve: ({ lineage }, _, { loaders }) => loadRow(loaders.measure, lineage),
    }),
    status: t.field({
      type: statusType,
      nullable: true,
      description: 'What became of the measures.',
      resolve: (key) => key.status,
    }),
  }),
});
