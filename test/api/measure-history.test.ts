import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedApi } from './shared-api.ts';

const { dataOf } = sharedApi();

const TOTAL = z.object({ grandTotal: z.object({ plan: z.string(), fact: z.string() }) });
const TOTALS = z.object({ lineages: TOTAL, years: TOTAL });

test('a measure is followed through the years from whichever year it is asked of', async () => {
  const query = `query ($key: ID!) {
    measureHistory(key: $key) {
      key
      measures { key lineage year amounts { plan } }
      ties { from { key } to { key } kind confidence method evidence synthetic }
    }
  }`;
  const earliest = await dataOf(query, { key: 'made-up-town/2020/1.1/1' });
  expect(earliest).toMatchObject({
    measureHistory: {
      key: 'made-up-town/2020/1.1/1',
      measures: [
        { key: 'made-up-town/2020/1.1/1', lineage: 'made-up-town/2020/1.1/1', year: 2020 },
        { key: 'made-up-town/2021/1.1/1', lineage: 'made-up-town/2020/1.1/1', year: 2021 },
      ],
      ties: [
        {
          from: { key: 'made-up-town/2020/1.1/1' },
          to: { key: 'made-up-town/2021/1.1/1' },
          kind: 'SAME',
          confidence: '1.000',
          method: 'TITLE',
          evidence: ['= ремонт', '= доріг', '= центр', '= південь'],
          synthetic: true,
        },
      ],
    },
  });
  expect(await dataOf(query, { key: 'made-up-town/2021/1.1/1' })).toEqual(earliest);
});

test('the years of a measure come in the prices of one year, beside what is printed', async () => {
  const query = `query ($key: ID!, $prices: PriceBasis) {
    measureHistory(key: $key, prices: $prices) {
      years { year measure { key } amounts { plan fact executionRate } printed { plan fact } }
      prices { baseYear }
      warnings { code }
      release { id }
      permalink
    }
  }`;
  const key = 'made-up-town/2020/2.3/1';
  const printed = { plan: '123456789012347979.00', fact: '49999.99' };
  const asPrinted = await dataOf(query, { key });
  expect(asPrinted).toMatchObject({
    measureHistory: {
      years: [{ year: 2020, measure: { key }, amounts: printed, printed }],
      prices: null,
      warnings: [{ code: 'SYNTHETIC_DATA' }],
    },
  });
  const real = await dataOf(query, { key: 'made-up-town/2021/1.1/1', prices: { baseYear: 2021 } });
  expect(real).toMatchObject({
    measureHistory: {
      years: [
        {
          year: 2020,
          measure: { key: 'made-up-town/2020/1.1/1' },
          amounts: { plan: '135016219994733067.66', fact: '54681.56', executionRate: '0.0000' },
          printed,
        },
        { year: 2021, measure: { key: 'made-up-town/2021/1.1/1' }, amounts: printed, printed },
      ],
      prices: { baseYear: 2021 },
      warnings: [{ code: 'SYNTHETIC_DATA' }],
    },
  });
  const { permalink } = z
    .object({ measureHistory: z.object({ permalink: z.string() }) })
    .parse(real).measureHistory;
  const again = await dataOf(new URL(permalink, 'http://localhost').searchParams.get('query') ?? '');
  expect(again).toMatchObject({
    measureHistory: {
      years: [{ amounts: { fact: '54681.56' } }, { year: 2021 }],
      prices: { baseYear: 2021 },
    },
  });
});

test('a measure that is in one report only has a history of its own, an unknown one none', async () => {
  const query = '{ measureHistory(key: "made-up-town/2020/2.3/1") { key measures { year } ties { kind } } }';
  expect(await dataOf(query)).toEqual({
    measureHistory: { key: 'made-up-town/2020/2.3/1', measures: [{ year: 2020 }], ties: [] },
  });
  expect(await dataOf('{ measureHistory(key: "nobody/1") { key } }')).toEqual({ measureHistory: null });
});

test('sums by lineage add the years of one measure up, and lose nothing', async () => {
  const query = `{
    lineages: planFact(
      groupBy: [LINEAGE], filter: { section: { eq: "made-up-town/1.1" } }, orderBy: [{ by: LINEAGE }]
    ) {
      rows { key { lineage { key } } factCount }
      grandTotal { plan fact }
    }
    years: planFact(groupBy: [YEAR], filter: { section: { eq: "made-up-town/1.1" } }) {
      grandTotal { plan fact }
    }
  }`;
  const data = await dataOf(query);
  expect(data).toMatchObject({
    lineages: {
      rows: [
        { key: { lineage: { key: 'made-up-town/2020/1.1/1' } }, factCount: 8 },
        { key: { lineage: { key: 'made-up-town/2020/1.1/2' } }, factCount: 2 },
      ],
    },
  });
  const { lineages, years } = TOTALS.parse(data);
  expect(lineages).toEqual({ grandTotal: years.grandTotal });
});
