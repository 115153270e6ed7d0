import { expect, test } from 'vitest';
import { amountsOf, sumOf } from '../../src/analytics/amounts.ts';

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

test('trailing zeros that a database leaves out come back', () => {
  expect(amountsOf('0.1', '2')).toMatchObject({ plan: '0.10', fact: '2.00' });
});

test('a sum of nothing is null', () => {
  expect(sumOf([])).toBeNull();
  expect(sumOf([null, null])).toBeNull();
});
