import { expect, test } from 'vitest';
import { pricesOf } from '../../src/analytics/prices.ts';
import { priceIndex } from './made-up-town.ts';

const INDEX = priceIndex([
  { year: 2015, percent: '48.7' },
  { year: 2016, percent: '50' },
  { year: 2017, percent: '-25' },
]);

test('a deflator is the index of the base year divided by that of the year, to ten decimals', () => {
  expect(pricesOf(INDEX, { baseYear: 2015 })).toEqual({
    baseYear: 2015,
    deflators: [
      { year: 2015, deflator: '1.0000000000' },
      { year: 2016, deflator: '0.6666666667' },
      { year: 2017, deflator: '0.8888888889' },
    ],
  });
  expect(pricesOf(INDEX, { baseYear: 2017 })?.deflators.map(({ deflator }) => deflator)).toEqual([
    '1.1250000000',
    '0.7500000000',
    '1.0000000000',
  ]);
});

test('without a basis amounts stay as printed', () => {
  expect(pricesOf(INDEX, null)).toBeNull();
  expect(pricesOf([], undefined)).toBeNull();
});

test('a base year without an index is refused with the years there are', () => {
  expect(() => pricesOf(INDEX, { baseYear: 2030 })).toThrow(
    expect.objectContaining({
      code: 'question_invalid',
      message: 'Expected a base year that has a price index, from 2015 to 2017, found 2030.',
    }),
  );
  expect(() => pricesOf([], { baseYear: 2016 })).toThrow(/This release has no price index/);
});
