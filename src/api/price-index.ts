import { Decimal } from 'decimal.js';
import type { PriceIndexRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';
import { inLanguage, languageArgs } from './language.ts';

const LABEL = {
  uk: 'індекс споживчих цін України, середній за рік',
  en: 'consumer prices of Ukraine, annual average',
} as const;

const priceIndexCode = builder.enumType('PriceIndexCode', {
  description: 'Which prices an index follows.',
  values: { CPI: { value: 'cpi', description: 'Consumer prices, annual average.' } } as const,
});

const yearType = builder.objectRef<PriceIndexRow>('PriceIndexYear').implement({
  description: 'One year of a price index.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    changePercent: t.field({
      type: 'Decimal',
      description:
        'How prices changed on average from the year before, in per cent, as its source prints it.',
      resolve: (row) => new Decimal(row.change_percent).toFixed(),
    }),
    index: t.expose('price_index', {
      type: 'Decimal',
      description:
        'That of the year before times (100 + change) / 100, rounded half up to 10 decimals; 100 in the first year.',
    }),
  }),
});

/** Of at least one year. */
export const priceIndexType = builder.objectRef<readonly PriceIndexRow[]>('PriceIndex').implement({
  description: 'How prices went over the years; the table `price_index` of the release.',
  fields: (t) => ({
    code: t.field({ type: priceIndexCode, description: 'Which prices.', resolve: () => 'cpi' as const }),
    label: t.string({
      description: 'Its name.',
      args: languageArgs,
      resolve: (_, { lang }) => inLanguage(LABEL, lang),
    }),
    source: t.string({
      nullable: true,
      description: 'Whose figures these are.',
      resolve: ([first]) => first?.source,
    }),
    sourceUrl: t.string({
      nullable: true,
      description: 'Where they were received from.',
      resolve: ([first]) => first?.source_url,
    }),
    licence: t.string({
      nullable: true,
      description: 'Their licence.',
      resolve: ([first]) => first?.licence,
    }),
    years: t.field({
      type: [yearType],
      description: 'The years that have an index, one after another: those that can be a base year.',
      resolve: (index) => index,
    }),
  }),
});

builder.queryField('priceIndex', (t) =>
  t.field({
    type: priceIndexType,
    nullable: true,
    description: 'The index behind amounts in the prices of one year; null when the release has none.',
    resolve: (_, __, { priceIndex }) => (priceIndex.length === 0 ? null : priceIndex),
  }),
);
