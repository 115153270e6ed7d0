import { listSections, type SectionRow } from '../analytics/sections.ts';
import { builder } from './builder.ts';
import { loadNamedRow } from './load-row.ts';
import { publisherType } from './publisher.ts';

export const sectionType = builder.objectRef<SectionRow>('Section');

builder.node(sectionType, {
  description: 'A section of a programme, the same through the years.',
  id: { resolve: (section) => section.section_key },
  loadOne: (key, { loaders }) => loaders.section.load(key),
  fields: (t) => ({
    key: t.exposeID('section_key', { description: 'Lasting: "sloviansk/6.2".' }),
    code: t.exposeString('section_code', { nullable: true, description: 'Its number as printed: "6.2".' }),
    title: t.exposeString('section_title', { nullable: true, description: 'Its title as printed.' }),
    programme: t.exposeString('programme', {
      nullable: true,
      description: 'The programme it belongs to, as printed.',
    }),
    publisher: t.field({
      type: publisherType,
      description: 'The council it belongs to.',
      resolve: (section, _, { loaders }) => loadNamedRow(loaders.publisher, section.publisher),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});

builder.queryField('sections', (t) =>
  t.field({
    type: [sectionType],
    description: 'Every section with reports in the release.',
    args: { publisher: t.arg.id({ description: 'Only those of the council with this key.' }) },
    resolve: (_, { publisher }, { engine }) => listSections(engine, publisher ?? null),
  }),
);
