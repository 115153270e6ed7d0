import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printedStep, readAmount, readPair, sumOf } from '../../src/facts/amounts.ts';

test.each([
  ['28,8', 1000, '28800.00'],
  ['0', 1000, '0.00'],
  ['0,00', 1, '0.00'],
  ['964,0', 1000, '964000.00'],
  ['58\u00a0006.1', 1000, '58006100.00'],
  ['74 472 861,00', 1, '74472861.00'],
  ['4,744.10', 1, '4744.10'],
  ['1,234,567', 1, '1234567.00'],
  ['1.234.567,89', 1, '1234567.89'],
  ['32,890', 1000, '32890.00'],
  ['1010, 58', 1, '1010.58'],
  ['192 3,00', 1, '1923.00'],
  ['6.3E8', 1, '630000000.00'],
  ['15606000грн.', 1000, '15606000.00'],
  ['2,5 млн. грн', 1000, '2500000.00'],
  ['-47700', 1, '-47700.00'],
  ['−47 700', 1, '-47700.00'],
  ['(100,5)', 1000, '-100500.00'],
])('«%s» in units of %i is %s hryvnias', (raw, unit, uah) => {
  expect(readAmount(raw, unit)).toMatchObject({ amount: { raw, state: 'amount', uah }, unreadable: false });
});

test.each([
  ['', 'blank'],
  ['\u00a0 ', 'blank'],
  ['-', 'none'],
  ['–', 'none'],
  ['—', 'none'],
  ['х', 'not_applicable'],
  ['X', 'not_applicable'],
] as const)('«%s» is %s, not zero', (raw, state) => {
  expect(readAmount(raw, 1000).amount).toEqual({ raw: raw.trim(), state, uah: null });
});

test('words that stand for no amount are text without a finding, other words call for one', () => {
  expect(readAmount('в межах кошторису', 1)).toMatchObject({ amount: { state: 'text' }, unreadable: false });
  expect(readAmount('abc', 1)).toMatchObject({ amount: { state: 'text', uah: null }, unreadable: true });
});

test('what is finer than a kopeck is rounded half up and said to be', () => {
  expect(readAmount('0,000005', 1000)).toMatchObject({ amount: { uah: '0.01' }, rounded: true });
  expect(readAmount('0,00001', 1000)).toMatchObject({ amount: { uah: '0.01' }, rounded: false });
});

test('digits are counted in kopecks as decimals would be, halves away from zero', () => {
  const digits = fc.integer({ min: 0, max: 999_999_999 }).map(String);
  const part = fc.stringMatching(/^\d{0,7}$/);
  const unit = fc.constantFrom(1, 1_000, 1_000_000, 1_000_000_000);
  fc.assert(
    fc.property(fc.boolean(), digits, part, unit, (negative, whole, decimals, hryvnias) => {
      const printed = `${negative ? '-' : ''}${whole}${decimals === '' ? '' : `,${decimals}`}`;
      const exact = new Decimal(printed.replace(',', '.')).times(hryvnias);
      const { amount, rounded } = readAmount(printed, hryvnias);
      const uah = exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
      expect([amount.uah, rounded]).toEqual([uah.toFixed(2), !uah.equals(exact)]);
    }),
  );
});

test('a pair is a plan and a fact', () => {
  const pair = readPair('970 / 964,0', 1000);
  expect(pair.plan.amount).toEqual({ raw: '970', state: 'amount', uah: '970000.00' });
  expect(pair.fact.amount).toEqual({ raw: '964,0', state: 'amount', uah: '964000.00' });
  expect(pair.incomplete).toBe(false);
});

test('a dash alone stands for plan and fact', () => {
  const pair = readPair('-', 1000);
  expect([pair.plan.amount, pair.fact.amount]).toEqual([
    { raw: '-', state: 'none', uah: null },
    { raw: '-', state: 'none', uah: null },
  ]);
});

test('half a pair is taken for the plan, and three parts for none', () => {
  expect(readPair('28,8', 1000)).toMatchObject({ plan: { amount: { uah: '28800.00' } }, incomplete: true });
  expect(readPair('28,8', 1000).fact.amount.state).toBe('blank');
  expect(readPair('28,8 / / 0', 1000)).toMatchObject({
    plan: { amount: { raw: '28,8 / / 0', state: 'text' }, unreadable: true },
    fact: { amount: { raw: '28,8 / / 0', state: 'text' }, unreadable: true },
  });
});

test('only amounts add up', () => {
  const amounts = ['1,1', '-', '', 'х', '2,2'].map((raw) => readAmount(raw, 1000).amount);
  const money = amounts.map((plan) => ({ plan, fact: readAmount('-', 1).amount }));
  expect(sumOf(money, 'plan')).toBe(330_000n);
  expect(sumOf(money, 'fact')).toBeNull();
});

test('the last printed digit tells the precision', () => {
  expect(printedStep('28,8', 1000).toString()).toBe('100');
  expect(printedStep('1 050', 1000).toString()).toBe('1000');
  expect(printedStep('12,34', 1).toString()).toBe('0.01');
});

test('every sum of kopecks survives being printed and read again, whatever groups its digits', () => {
  const kopecks = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const space = fc.constantFrom('', ' ', '\u00a0', '\u202f');
  const point = fc.constantFrom(',', '.');
  fc.assert(
    fc.property(kopecks, space, point, (amount, group, mark) => {
      const uah = new Decimal(amount.toString()).dividedBy(100).toFixed(2);
      const [whole = '', fraction = ''] = uah.split('.');
      const printed = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${fraction}`;
      expect(readAmount(printed, 1).amount.uah).toBe(uah);
    }),
  );
});
