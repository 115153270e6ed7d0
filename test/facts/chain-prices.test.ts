import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainPrices } from '../../src/facts/chain-prices.ts';

test('the first year is 100, and each further year follows from the one before and its own change', () => {
  const changes = [
    { year: 2014, percent: '12.0718562874251' },
    { year: 2015, percent: '48.6998646434424' },
    { year: 2016, percent: '-0.5' },
  ];
  expect(chainPrices(changes)).toEqual([
    { year: 2014, percent: '12.0718562874251', index: '100.0000000000', baseYear: 2014 },
    { year: 2015, percent: '48.6998646434424', index: '148.6998646434', baseYear: 2014 },
    { year: 2016, percent: '-0.5', index: '147.9563653202', baseYear: 2014 },
  ]);
});

test('half of the last decimal rounds up', () => {
  const index = (percent: string) =>
    chainPrices([
      { year: 2000, percent: '0' },
      { year: 2001, percent },
    ])[1]?.index;
  expect(index('0.00000000005')).toBe('100.0000000001');
  expect(index('0.000000000049999')).toBe('100.0000000000');
  expect(index('-0.00000000005')).toBe('100.0000000000');
});

test('no changes make no index', () => {
  expect(chainPrices([])).toEqual([]);
});

test('every index is within half of its last decimal of the exact product', () => {
  const percents = fc.array(fc.integer({ min: -50_000, max: 200_000 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(percents, (drawn) => {
      const changes = drawn.map((thousandths, index) => ({
        year: 1996 + index,
        percent: new Decimal(thousandths).dividedBy(1000).toFixed(),
      }));
      const years = chainPrices(changes);
      for (const [index, year] of years.slice(1).entries()) {
        const factor = new Decimal(100).plus(year.percent).dividedBy(100);
        const exact = new Decimal(years[index]?.index ?? 0).times(factor);
        expect(exact.minus(year.index).abs().lessThanOrEqualTo('0.00000000005')).toBe(true);
      }
    }),
  );
});
