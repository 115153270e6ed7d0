import { listPublishers, type PublisherRow } from '../analytics/publishers.ts';
import { builder } from './builder.ts';
import { inLanguage, languageArgs } from './language.ts';

export const publisherType = builder.objectRef<PublisherRow>('Publisher');

builder.node(publisherType, {
  description: 'The council that a report comes from.',
  id: { resolve: (publisher) => publisher.publisher },
  loadOne: (key, { loaders }) => loaders.publisher.load(key),
  fields: (t) => ({
    key: t.exposeID('publisher', {
      description: 'Short and lasting, the first part of every key: "sloviansk".',
    }),
    name: t.string({
      description: 'Its name.',
      args: languageArgs,
      resolve: (publisher, { lang }) =>
        inLanguage({ uk: publisher.publisher_name, en: publisher.publisher_name_en }, lang),
    }),
    inferred: t.exposeBoolean('publisher_inferred', {
      description: 'Whether the reports do not name it and it was worked out; see `evidence`.',
    }),
    evidence: t.exposeString('publisher_evidence', {
      nullable: true,
      description: 'Why we take it for the publisher; null when the reports say so themselves.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});

builder.queryField('publishers', (t) =>
  t.field({
    type: [publisherType],
    description: 'Every council with reports in the release.',
    resolve: (_, __, { engine }) => listPublishers(engine),
  }),
);
