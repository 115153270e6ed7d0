import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readCsv } from '../releases/read-published.ts';
import { manyYears } from './many-years.ts';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf, served } = sharedApi(manyYears());

const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP });

const AMOUNTS = z.object({ plan: z.string().nullable(), fact: z.string().nullable() });
const ANSWER = z.object({
  planFact: z.object({
    rows: z.array(
      z.object({ key: z.object({ fundingSource: z.object({ code: z.string() }) }), amounts: AMOUNTS }),
    ),
    grandTotal: AMOUNTS,
  }),
});
const COMPARISON = z.object({
  compareYears: z.object({
    rows: z.array(
      z.object({
        key: z.object({ fundingSource: z.object({ code: z.string() }) }),
        amounts: z.object({ base: AMOUNTS, target: AMOUNTS }),
      }),
    ),
  }),
});

test('whoever computes from the published CSV files gets what is served, to the kopeck', async () => {
  for (const baseYear of [2000, 2016, 2024]) {
    const data = await dataOf(
      `query ($prices: PriceBasis) {
        planFact(groupBy: [FUNDING_SOURCE], filter: { year: { lte: 2024 } }, prices: $prices) {
          rows { key { fundingSource { code } } amounts { plan fact } }
          grandTotal { plan fact }
        }
      }`,
      { prices: { baseYear } },
    );
    const { rows, grandTotal } = ANSWER.parse(data).planFact;
    const facts = publishedFacts().filter(({ year }) => Number(year) <= 2024);
    expect(rows.length).toBeGreaterThan(2);
    for (const { key, amounts } of rows) {
      const source = key.fundingSource.code.toLowerCase();
      expect(amounts).toEqual(
        computed(
          facts.filter((fact) => fact['funding_source'] === source),
          baseYear,
        ),
      );
    }
    expect(grandTotal).toEqual(computed(facts, baseYear));
  }
});

test('two years compared in real terms are the sums of their published facts', async () => {
  const data = await dataOf(`{
    compareYears(base: 2013, target: 2023, groupBy: [FUNDING_SOURCE], prices: { baseYear: 2023 }) {
      rows { key { fundingSource { code } } amounts { base { plan fact } target { plan fact } } }
    }
  }`);
  const { rows } = COMPARISON.parse(data).compareYears;
  const facts = publishedFacts();
  const ofYear = (source: string, year: number) =>
    computed(
      facts.filter((fact) => fact['funding_source'] === source && fact['year'] === String(year)),
      2023,
    );
  expect(rows.length).toBeGreaterThan(2);
  for (const { key, amounts } of rows) {
    const source = key.fundingSource.code.toLowerCase();
    expect(amounts).toEqual({ base: ofYear(source, 2013), target: ofYear(source, 2023) });
  }
});

test('the answer says in whose prices it is, from which index, by which deflators', async () => {
  const data = await dataOf(`{
    printed: planFact(groupBy: []) { prices { baseYear } }
    real: planFact(groupBy: [], prices: { baseYear: 2016 }) {
      prices { baseYear index { code label(lang: EN) source licence sourceUrl } deflators { year deflator } }
    }
    priceIndex { label years { year changePercent index } }
  }`);
  expect(data).toMatchObject({
    printed: { prices: null },
    real: {
      prices: {
        baseYear: 2016,
        index: {
          code: 'CPI',
          label: 'consumer prices of Ukraine, annual average',
          source: expect.stringContaining('World Bank'),
          licence: 'ODC-PDDL-1.0',
          sourceUrl: 'https://github.com/datasets/cpi',
        },
        deflators: expect.arrayContaining([
          { year: 2015, deflator: '1.1391271020' },
          { year: 2016, deflator: '1.0000000000' },
          { year: 2017, deflator: '0.8738331496' },
        ]),
      },
    },
    priceIndex: {
      label: 'індекс споживчих цін України, середній за рік',
      years: expect.arrayContaining([
        { year: 2000, changePercent: '28.2030972388552', index: '100.0000000000' },
        { year: 2013, changePercent: '-0.238948626045407', index: expect.any(String) },
        { year: 2016, changePercent: '13.9127101997797', index: '590.0775941116' },
      ]),
    },
  });
});

test('a year without an index makes null of the sums it would belong to, and a warning in both languages names it', async () => {
  const data = await dataOf(`{
    planFact(groupBy: [YEAR], filter: { year: { gte: 2024 } }, prices: { baseYear: 2024 }) {
      rows { key { year } amounts { plan fact deviation executionRate } }
      grandTotal { plan fact deviation executionRate }
      warnings { code en: message(lang: EN) uk: message(lang: UK) }
    }
  }`);
  const nothing = { plan: null, fact: null, deviation: null, executionRate: null };
  expect(data).toMatchObject({
    planFact: {
      rows: [
        { key: { year: 2024 }, amounts: { plan: expect.any(String), fact: expect.any(String) } },
        { key: { year: 2025 }, amounts: nothing },
      ],
      grandTotal: nothing,
      warnings: [
        {
          code: 'PRICE_INDEX_MISSING',
          en: expect.stringContaining('no price index for 2025'),
          uk: expect.stringContaining('Немає індексу цін за 2025'),
        },
        { code: 'SYNTHETIC_DATA' },
      ],
    },
  });
});

test.each([
  ['planFact', '{ planFact(groupBy: [], prices: { baseYear: 1999 }) { totalGroups } }'],
  [
    'compareYears',
    '{ compareYears(base: 2015, target: 2016, groupBy: [], prices: { baseYear: 1999 }) { totalGroups } }',
  ],
  [
    'measureHistory',
    '{ measureHistory(key: "made-up-town/2020/1.1/1", prices: { baseYear: 1999 }) { key } }',
  ],
])('%s refuses a base year without an index, and says which there are', async (field, query) => {
  const { errors } = await ask(query);
  expect(errors).toMatchObject([
    {
      message: 'Expected a base year that has a price index, from 2000 to 2024, found 1999.',
      extensions: { code: 'QUESTION_INVALID' },
      path: [field],
    },
  ]);
});

test('the permalink keeps the prices, and answers the same again', async () => {
  const query = `{
    planFact(groupBy: [FUNDING_SOURCE], filter: { year: { lte: 2024 } }, prices: { baseYear: 2016 }) {
      rows { key { fundingSource { code } } amounts { plan fact } }
      grandTotal { plan fact }
      permalink
    }
  }`;
  const first = await dataOf(query);
  const { permalink } = z.object({ planFact: z.object({ permalink: z.string() }) }).parse(first).planFact;
  const again = await dataOf(new URL(permalink, 'http://localhost').searchParams.get('query') ?? '');
  expect(ANSWER.parse(again)).toEqual(ANSWER.parse(first));
  expect(again).toMatchObject({ planFact: { prices: { baseYear: 2016, index: { code: 'CPI' } } } });
});

type Cells = Readonly<Record<string, string>>;

function publishedFacts(): readonly Cells[] {
  return readCsv(join(served().release.path, 'funding_facts.csv'));
}

/** By the rules of docs/prices.md, from the two published tables alone. */
function computed(facts: readonly Cells[], baseYear: number): z.infer<typeof AMOUNTS> {
  const index = new Map(
    readCsv(join(served().release.path, 'price_index.csv')).map((row) => [row['year'], row['price_index']]),
  );
  const deflatorOf = (year = '') =>
    new Exact(index.get(String(baseYear)) ?? 0).dividedBy(index.get(year) ?? 0).toDecimalPlaces(10);
  const sumOf = (column: string) => {
    const known = facts.filter((fact) => fact[column] !== '');
    if (known.length === 0) return null;
    const products = known.map((fact) => deflatorOf(fact['year']).times(fact[column] ?? 0));
    return products.reduce((sum, product) => sum.plus(product), new Exact(0)).toFixed(2);
  };
  return { plan: sumOf('plan_uah'), fact: sumOf('fact_uah') };
}
