import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hryvniasOf, kopecksOf } from '../../src/facts/kopecks.ts';

test.each([
  ['0.00', 0n],
  ['0.05', 5n],
  ['-0.05', -5n],
  ['50000.00', 5_000_000n],
  ['123456789012345678.90', 12_345_678_901_234_567_890n],
])('%s hryvnias and back', (uah, kopecks) => {
  expect(kopecksOf(uah)).toBe(kopecks);
  expect(hryvniasOf(kopecks)).toBe(uah);
});

test('sums of kopecks are the sums of decimals', () => {
  const kopecks = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  fc.assert(
    fc.property(fc.array(kopecks), (amounts) => {
      const uah = amounts.map(hryvniasOf);
      const sum = uah.reduce((total, amount) => total + kopecksOf(amount), 0n);
      expect(hryvniasOf(sum)).toBe(Decimal.sum(0, ...uah).toFixed(2));
    }),
  );
});
