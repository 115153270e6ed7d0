import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount } from '../../src/facts/amounts.ts';
import { addSteps, isRounding, NOTHING_PRINTED, type PrintedAmount } from '../../src/facts/rounding.ts';

const UNITS: Readonly<Record<string, number>> = { 'тис. грн.': 1000, 'грн.': 1 };

function printed(raw: string, unit = 'тис. грн.'): PrintedAmount {
  return { amount: readAmount(raw, UNITS[unit] ?? 1).amount, unit };
}

/** «10,1», `count` times, and a total. */
function rows(count: number): readonly PrintedAmount[] {
  return [printed('101,1'), ...Array.from({ length: count }, () => printed('10,1'))];
}

function explains(amounts: readonly PrintedAmount[], difference: Decimal): boolean {
  return isRounding(difference, addSteps(NOTHING_PRINTED, amounts));
}

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [9, 5],
  [15, 8],
  [35, 12],
  [99, 20],
  [399, 40],
])('of %i rows in tenths, %i steps are rounding and one more is not', (count, steps) => {
  expect(explains(rows(count), new Decimal(steps * 100))).toBe(true);
  expect(explains(rows(count), new Decimal((steps + 1) * 100))).toBe(false);
});

test('amounts to the kopeck are not rounded: one kopeck is a slip, two are a difference', () => {
  const amounts = Array.from({ length: 30 }, () => printed('10,01', 'грн.'));
  expect(explains(amounts, new Decimal('0.01'))).toBe(true);
  expect(explains(amounts, new Decimal('0.02'))).toBe(false);
});

test('a printed zero and a dash are not rounded', () => {
  const nothing = [printed('0'), printed('-'), printed('0,0'), printed('')];
  expect(explains([...rows(2), ...nothing], new Decimal(100))).toBe(true);
  expect(explains([...rows(2), ...nothing], new Decimal(200))).toBe(false);
});

test('dropped zeros say nothing of the precision: the finest number of the unit does', () => {
  const amounts = [printed('60,5'), printed('20'), printed('30'), printed('10')];
  expect(explains(amounts, new Decimal(200))).toBe(true);
  expect(explains(amounts, new Decimal(300))).toBe(false);
});

test('rows in thousands below a total in hryvnias are as rounded as their own unit says', () => {
  const amounts = [printed('30340', 'грн.'), printed('10,1'), printed('10,1'), printed('10,1')];
  expect(explains(amounts, new Decimal(140))).toBe(true);
  expect(explains(amounts, new Decimal(160))).toBe(false);
});

test('honest rounding of a few rows is never called a difference', () => {
  const hryvnias = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(hryvnias, (amounts) => {
      const inTenths = (amount: number) => printed(new Decimal(amount).dividedBy(1000).toFixed(1));
      const parts = amounts.map(inTenths);
      const total = inTenths(amounts.reduce((sum, amount) => sum + amount, 0));
      const sum = Decimal.sum(0, ...parts.map(({ amount }) => amount.uah ?? 0));
      expect(explains([total, ...parts], sum.minus(total.amount.uah ?? 0).abs())).toBe(true);
    }),
  );
});
