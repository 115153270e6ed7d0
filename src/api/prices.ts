import { DEFLATOR_DECIMALS, type Deflator, type PriceBasis, type Prices } from '../analytics/prices.ts';
import { builder } from './builder.ts';
import { priceIndexType } from './price-index.ts';

export const priceBasis = builder.inputRef<PriceBasis>('PriceBasis').implement({
  description:
    'Real terms: each amount times the price index of the base year divided by that of its own year. Amounts of a year without an index have no such value, so every sum they would belong to is null.',
  fields: (t) => ({
    baseYear: t.int({
      required: true,
      description: 'The year whose prices amounts are given in; one of `priceIndex.years`.',
    }),
  }),
});

export const PRICES_ARGUMENT = 'In the prices of which year amounts are given; as printed when left out.';

const deflatorType = builder.objectRef<Deflator>('Deflator').implement({
  description: 'What amounts of one year are multiplied by.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the money is for.' }),
    deflator: t.expose('deflator', {
      type: 'Decimal',
      description: `The index of the base year divided by that of this year, rounded half up to ${DEFLATOR_DECIMALS} decimals.`,
    }),
  }),
});

export const pricesType = builder.objectRef<Prices>('Prices').implement({
  description:
    'The prices that amounts are given in. A sum is exact before it is rounded half up to kopecks, once.',
  fields: (t) => ({
    baseYear: t.exposeInt('baseYear', { description: 'The year whose prices they are.' }),
    index: t.field({
      type: priceIndexType,
      description: 'The index they were worked out with.',
      resolve: (_, __, { priceIndex }) => priceIndex,
    }),
    deflators: t.field({
      type: [deflatorType],
      description: 'What amounts were multiplied by, for every year that has an index.',
      resolve: (prices) => prices.deflators,
    }),
  }),
});

export const PRICES_FIELD = 'The prices that amounts are given in; null when they are as printed.';
