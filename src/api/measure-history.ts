import { type MeasureHistory, measureHistory } from '../analytics/measure-history.ts';
import type { LineageRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';
import { loadNamedRow } from './load-row.ts';
import { measureRef } from './object-refs.ts';
import { parseTexts } from './texts.ts';

const lineageKind = builder.enumType('LineageKind', {
  description: 'How a measure of one year goes on in a later one.',
  values: {
    SAME: { value: 'same', description: 'It is the same; its title may be spelt otherwise.' },
    RENAMED: { value: 'renamed', description: 'It goes on under another title.' },
    SPLIT: { value: 'split', description: 'It was divided, and this is one of its parts.' },
    MERGED: { value: 'merged', description: 'It was taken into one together with others.' },
  } as const,
});

const lineageMethod = builder.enumType('LineageMethod', {
  description: 'What a tie rests on.',
  values: {
    TITLE: { value: 'title', description: 'The titles are equal.' },
    SPELLING: {
      value: 'spelling',
      description: 'They differ in inflection, spelling or abbreviations only.',
    },
    WORDS: { value: 'words', description: 'They share most of the words that tell measures apart.' },
    PARTS: { value: 'parts', description: 'Several titles together say what one says.' },
    REVIEWED: { value: 'reviewed', description: 'Somebody has looked and said so.' },
  } as const,
});

const lineageTie = builder.objectRef<LineageRow>('LineageTie').implement({
  description: 'Two measures of different reports that are one, or one and a part of it.',
  fields: (t) => ({
    from: t.field({
      type: measureRef,
      description: 'The earlier measure.',
      resolve: (tie, _, { loaders }) => loadNamedRow(loaders.measure, tie.from_measure_key),
    }),
    to: t.field({
      type: measureRef,
      description: 'The later measure.',
      resolve: (tie, _, { loaders }) => loadNamedRow(loaders.measure, tie.to_measure_key),
    }),
    kind: t.expose('kind', { type: lineageKind, description: 'How the one goes on in the other.' }),
    confidence: t.expose('confidence', {
      type: 'Decimal',
      description: 'Between 0 and 1; 1 where the titles are equal or somebody has looked.',
    }),
    method: t.expose('method', { type: lineageMethod, description: 'What the tie rests on.' }),
    evidence: t.stringList({
      description:
        'Words of the titles: "= shared", "- earlier only", "+ later only"; the reason and the reviewer of a reviewed tie.',
      resolve: (tie) => parseTexts(tie.evidence),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});

const historyType = builder.objectRef<MeasureHistory>('MeasureHistory').implement({
  description: 'One measure through the years, as far as the titles or a reviewer tie it.',
  fields: (t) => ({
    key: t.exposeID('lineage', { description: 'The key of its earliest measure.' }),
    measures: t.field({
      type: [measureRef],
      description: 'The measure in each report that has it, the earliest first.',
      resolve: (history) => history.measures,
    }),
    ties: t.field({
      type: [lineageTie],
      description: 'What ties them, and what they were split from or merged into.',
      resolve: (history) => history.ties,
    }),
    synthetic: t.boolean({
      description: 'Made up, for demonstration.',
      resolve: ({ measures }) => measures.some(({ synthetic }) => synthetic),
    }),
  }),
});

builder.queryField('measureHistory', (t) =>
  t.field({
    type: historyType,
    nullable: true,
    description: 'One measure through the years; null when the release does not have it.',
    args: {
      key: t.arg.id({
        required: true,
        description: 'The key of the measure in any year: "sloviansk/2016/6.2/10".',
      }),
    },
    resolve: (_, { key }, { engine }) => measureHistory(engine, key),
  }),
);
