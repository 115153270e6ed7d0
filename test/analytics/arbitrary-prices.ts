import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { type Prices, pricesOf } from '../../src/analytics/prices.ts';
import { priceIndex } from './made-up-town.ts';

/** The years that the facts of arbitrary releases are of. */
const YEARS = [2015, 2016, 2017] as const;

const percent = fc
  .integer({ min: -60_000, max: 500_000 })
  .map((thousandths) => new Decimal(thousandths).dividedBy(1000).toFixed());

/** Deflators of any size; one of the years, but not the base year, may have none. */
export const arbitraryPrices: fc.Arbitrary<Prices> = fc
  .record({
    percents: fc.tuple(percent, percent, percent),
    baseYear: fc.constantFrom(...YEARS),
    missing: fc.option(fc.constantFrom(...YEARS)),
  })
  .map(({ percents, baseYear, missing }) => {
    const index = priceIndex(YEARS.map((year, place) => ({ year, percent: percents[place] ?? '0' })));
    const prices = pricesOf(index, { baseYear });
    if (prices === null) throw new Error('a base year of the index gives prices');
    const deflators = prices.deflators.filter(({ year }) => year === baseYear || year !== missing);
    return { ...prices, deflators };
  });
