import { amountsOf } from '../analytics/amounts.ts';
import { type MeasureHistory, measureHistory } from '../analytics/measure-history.ts';
import { type MeasureYearRow, yearsOfMeasures } from '../analytics/measure-years.ts';
import { planFactWarnings } from '../analytics/plan-fact-warnings.ts';
import { type Prices, pricesOf } from '../analytics/prices.ts';
import type { LineageRow } from '../analytics/release-database.ts';
import { amountsType } from './amounts.ts';
import { builder } from './builder.ts';
import { loadNamedRow } from './load-row.ts';
import { measureRef } from './object-refs.ts';
import { queryLink } from './permalink.ts';
import { PRICES_ARGUMENT, PRICES_FIELD, priceBasis, pricesType } from './prices.ts';
import { questionText } from './question-text.ts';
import { releaseType } from './release.ts';
import { parseTexts } from './texts.ts';
import { warningType } from './warning.ts';

type Answer = MeasureHistory & { readonly prices: Prices | null; readonly permalink: string };

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

const yearType = builder.objectRef<MeasureYearRow>('MeasureYear').implement({
  description:
    'What one report says of the money of a measure for one year. A year that several reports speak of comes once for each of them, so years are not to be added up unseen.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the money is for.' }),
    measure: t.field({
      type: measureRef,
      description: 'The measure in the report that says so.',
      resolve: (row, _, { loaders }) => loadNamedRow(loaders.measure, row.measure_key),
    }),
    amounts: t.field({
      type: amountsType,
      description: 'What its funding facts for the year add up to, in the prices asked for.',
      resolve: (row) => amountsOf(row.plan, row.fact),
    }),
    printed: t.field({
      type: amountsType,
      description: 'The same as printed, in the prices of the year itself.',
      resolve: (row) => amountsOf(row.printed_plan, row.printed_fact),
    }),
  }),
});

const historyType = builder.objectRef<Answer>('MeasureHistory').implement({
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
    years: t.field({
      type: [yearType],
      description: 'Its money year by year, the earliest first.',
      resolve: (history, _, { engine }) => yearsOfMeasures(engine, keysOf(history), history.prices),
    }),
    prices: t.field({
      type: pricesType,
      nullable: true,
      description: PRICES_FIELD,
      resolve: (history) => history.prices,
    }),
    warnings: t.field({
      type: [warningType],
      description: 'What a reader has to know before quoting the years.',
      resolve: (history, _, { engine }) =>
        planFactWarnings(engine, {
          groupBy: ['year', 'measure'],
          filter: { measure: { in: keysOf(history) } },
          prices: history.prices,
        }),
    }),
    release: t.field({
      type: releaseType,
      description: 'The release that was asked.',
      resolve: (_, __, { release }) => release,
    }),
    permalink: t.exposeString('permalink', {
      description:
        'Lasting address, a path on this server, that asks this release for the same history again.',
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
      prices: t.arg({ type: priceBasis, description: PRICES_ARGUMENT }),
    },
    resolve: async (_, asked, { engine, release, priceIndex }, info) => {
      const prices = pricesOf(priceIndex, asked.prices);
      const history = await measureHistory(engine, asked.key);
      const permalink = queryLink(release.id, questionText(asked, info, SELECTION));
      return history && { ...history, prices, permalink };
    },
  }),
);

const SELECTION = [
  'key',
  'years { year measure { key title } amounts { plan fact executionRate } printed { plan fact } }',
  'ties { from { key } to { key } kind confidence }',
  'warnings { code message }',
];

function keysOf({ measures }: MeasureHistory): readonly string[] {
  return measures.map((measure) => measure.measure_key);
}
