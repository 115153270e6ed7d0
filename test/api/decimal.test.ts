import { expect, test } from 'vitest';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf } = sharedApi();

const count = (value: string) => `{ fundingFacts(filter: { plan: { eq: ${value} } }) { totalCount } }`;
const BY_VARIABLE = 'query ($plan: Decimal) { fundingFacts(filter: { plan: { eq: $plan } }) { totalCount } }';

test.each([
  '0.01',
  '"0.01"',
  '1e-2',
  '"+0.0100"',
  '"123456789012345678.99"',
  '123456789012345678.99',
  '-47700',
])('written in the query, %s is exactly that amount', async (value) => {
  expect(await dataOf(count(value))).toEqual({ fundingFacts: { totalCount: 3 } });
});

test.each([0.01, '0.01', -47700, '123456789012345678.99'])(
  'as a variable, %s is exactly that amount',
  async (plan) => {
    expect(await dataOf(BY_VARIABLE, { plan })).toEqual({ fundingFacts: { totalCount: 3 } });
  },
);

test('a JSON number with more digits than it can be sure of is refused, not rounded', async () => {
  const { errors } = await ask(BY_VARIABLE, { plan: 0.1 + 0.2 });
  expect(errors).toMatchObject([{ message: expect.stringContaining('write it as a string') }]);
});

test.each(['"1,5"', '"abc"', '""', 'true', '"1000000000000000000"', '1e9000000', '0.00000000001', '[1, 2]'])(
  '%s is no decimal',
  async (value) => {
    const { status, errors } = await ask(count(value));
    expect(status).toBe(400);
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/decimal/i) });
  },
);
