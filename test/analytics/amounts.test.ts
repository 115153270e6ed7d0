import { expect, test } from 'vitest';
import { amountsOf, changeOf, sumOf } from '../../src/analytics/amounts.ts';

test('the deviation is the fact minus the plan, the rate the fact divided by it', () => {
  expect(amountsOf('1188800.00', '1004500.00')).toEqual({
    plan: '1188800.00',
    fact: '1004500.00',
    deviation: '-184300.00',
    executionRate: '0.8450',
  });
});

test('a rate rounds half up at its fourth decimal', () => {
  expect(amountsOf('100000.00', '12345.00').executionRate).toBe('0.1235');
  expect(amountsOf('100000.00', '-12345.00').executionRate).toBe('-0.1235');
  expect(amountsOf('3.00', '1.00').executionRate).toBe('0.3333');
});

test('there is no rate on a plan of zero, and neither rate nor deviation without a plan or a fact', () => {
  expect(amountsOf('0.00', '5.00')).toMatchObject({ deviation: '5.00', executionRate: null });
  expect(amountsOf(null, '5.00')).toMatchObject({ fact: '5.00', deviation: null, executionRate: null });
  expect(amountsOf('5.00', null)).toMatchObject({ plan: '5.00', deviation: null, executionRate: null });
});

test('amounts that a float cannot hold stay exact', () => {
  expect(amountsOf('123456789012345678.90', '123456789012345678.91').deviation).toBe('0.01');
  expect(sumOf(['99999999999999999.99', '0.01', null])).toBe('100000000000000000.00');
});

test('exact sums are rounded half up to kopecks, and all else goes by what is shown', () => {
  expect(amountsOf('100.005000000000', '-0.004999999999')).toEqual({
    plan: '100.01',
    fact: '0.00',
    deviation: '-100.01',
    executionRate: '0.0000',
  });
  expect(changeOf('-1.005', '0.994999')).toEqual({ amount: '2.00', rate: '-1.9802' });
});

test('trailing zeros that a database leaves out come back', () => {
  expect(amountsOf('0.1', '2')).toMatchObject({ plan: '0.10', fact: '2.00' });
});

test('a change is the later amount minus the earlier, its rate that divided by the earlier', () => {
  expect(changeOf('138800.00', '40500.00')).toEqual({ amount: '-98300.00', rate: '-0.7082' });
  expect(changeOf('100000.00', '112345.00')).toEqual({ amount: '12345.00', rate: '0.1235' });
  expect(changeOf('123456789012345678.90', '123456789012345678.91').amount).toBe('0.01');
});

test('there is no change without both amounts, and no rate from zero', () => {
  expect(changeOf(null, '5.00')).toEqual({ amount: null, rate: null });
  expect(changeOf('5.00', null)).toEqual({ amount: null, rate: null });
  expect(changeOf('0.00', '5.00')).toEqual({ amount: '5.00', rate: null });
});

test('a sum of nothing is null', () => {
  expect(sumOf([])).toBeNull();
  expect(sumOf([null, null])).toBeNull();
});
