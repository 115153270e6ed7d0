import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { amountsOf } from '../../src/analytics/amounts.ts';
import { planFact } from '../../src/analytics/plan-fact.ts';
import { pricesOf } from '../../src/analytics/prices.ts';
import { openServedRelease } from '../../src/analytics/served-release.ts';
import { manyYears } from '../api/many-years.ts';
import { publishOnce } from './publish-once.ts';
import { query } from './read-published.ts';

const PAGE = readFileSync(new URL('../../docs/prices.md', import.meta.url), 'utf8');

const published = publishOnce(manyYears());

test('the SQL of docs/prices.md gives what is served', async () => {
  const [, sql = ''] = /```sql\n(.*?)```/s.exec(PAGE) ?? [];
  const { path } = published();
  const { engine, priceIndex } = await openServedRelease(dirname(path));
  const prices = pricesOf(priceIndex, { baseYear: 2016 });
  const asked = {
    groupBy: ['year'],
    filter: { year: { lte: 2024 } },
    having: {},
    orderBy: [],
    prices,
  } as const;
  const { items } = await planFact(engine, asked).groups.page({ first: 100, after: null });
  await engine.close();
  expect(items).toHaveLength(25);
  expect(await query(join(path, 'planfact.duckdb'), sql)).toEqual(
    items.map((group) => {
      const { plan, fact } = amountsOf(group.plan, group.fact);
      return { year: group.year, plan, fact };
    }),
  );
});

test('its division gives the deflators that are served, for every pair of years', async () => {
  const [, division = ''] = /SELECT own\.year, (CAST.*) AS deflator/.exec(PAGE) ?? [];
  const { path } = published();
  const { engine, priceIndex } = await openServedRelease(dirname(path));
  await engine.close();
  const pairs = await query(
    join(path, 'planfact.duckdb'),
    `SELECT base.year AS base, own.year AS year, ${division} AS deflator
     FROM price_index own CROSS JOIN price_index base ORDER BY base.year, own.year`,
  );
  expect(pairs).toHaveLength(625);
  expect(pairs).toEqual(
    priceIndex.flatMap(({ year: base }) =>
      (pricesOf(priceIndex, { baseYear: base })?.deflators ?? []).map((own) => ({ base, ...own })),
    ),
  );
});

test('its example is right', async () => {
  const { engine, priceIndex } = await openServedRelease(dirname(published().path));
  await engine.close();
  const deflator = pricesOf(priceIndex, { baseYear: 2016 })?.deflators.find(
    ({ year }) => year === 2015,
  )?.deflator;
  const indexOf = (year: number) => priceIndex.find((row) => row.year === year)?.price_index;
  expect(PAGE.replaceAll('\n', ' ')).toContain(`${indexOf(2016)} / ${indexOf(2015)} = ${deflator}.`);
  expect(BigInt(deflator?.replace('.', '') ?? 0) * 5_000_000n).toBe(56_956_355_100_000_000n);
});
