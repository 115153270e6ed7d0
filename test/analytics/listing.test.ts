import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listFundingFacts } from '../../src/analytics/funding-facts.ts';
import type { Listing } from '../../src/analytics/listing.ts';
import { listMeasures, measuresOfReports } from '../../src/analytics/measures.ts';
import { releases } from './arbitrary-questions.ts';
import { MADE_UP_TOWN } from './made-up-town.ts';
import { engineOn, sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const directions = fc.constantFrom('asc' as const, 'desc' as const);

test('pages of any size, in any order, give every row once and in order', async () => {
  const order = fc.record({
    by: fc.constantFrom(
      'key' as const,
      'year' as const,
      'fundingSource' as const,
      'plan' as const,
      'fact' as const,
    ),
    direction: directions,
  });
  await fc.assert(
    fc.asyncProperty(
      releases,
      fc.array(order, { maxLength: 2 }),
      fc.integer({ min: 1, max: 7 }),
      async (rows, orderBy, first) => {
        const facts = listFundingFacts(await engineOn(rows), {}, orderBy);
        const whole = await facts.page({ first: 1000, after: null });
        expect(await allPages(facts, first)).toEqual(whole.items);
        expect(new Set(whole.items.map((fact) => fact.fact_key)).size).toBe(rows.funding_facts.length);
      },
    ),
    { numRuns: 15 },
  );
});

test('amounts sort as numbers, and rows without one come last in both directions', async () => {
  const engine = sharedEngine();
  const plansOf = async (direction: 'asc' | 'desc') => {
    const { items } = await listFundingFacts(engine, {}, [{ by: 'plan', direction }]).page({
      first: 10,
      after: null,
    });
    return items.map((fact) => fact.plan_uah);
  };
  const amounts = ['0.00', '28800.00', '30000.00', '50000.00', '970000.00'];
  expect(await plansOf('asc')).toEqual([...amounts, null]);
  expect(await plansOf('desc')).toEqual([...amounts.toReversed(), null]);
});

test('measures sort by the sum of their plans', async () => {
  const measures = listMeasures(sharedEngine(), {}, [{ by: 'plan', direction: 'desc' }]);
  expect((await allPages(measures, 1)).map((measure) => measure.measure_key)).toEqual([
    'veselka/2016/6.2/1',
    'veselka/2017/6.2/1',
    'veselka/2016/6.2/2',
    'dolyna/2017/a/1',
  ]);
});

test('a list is counted whole, whatever the page', async () => {
  const measures = listMeasures(sharedEngine(), { year: { eq: 2017 } }, []);
  expect(await measures.count()).toBe(2);
});

test('children of several parents come in pages of their own', async () => {
  const engine = sharedEngine();
  const ofReports = measuresOfReports(engine, ['veselka/2016/6.2', 'dolyna/2017/a', 'nowhere']);
  const pages = await ofReports.pages({ first: 1, after: null });
  expect(
    [...pages].map(([report, page]) => [report, page.items.map((item) => item.number), page.hasNextPage]),
  ).toEqual([
    ['dolyna/2017/a', ['1'], false],
    ['veselka/2016/6.2', ['1'], true],
  ]);
  expect(await ofReports.counts()).toEqual(
    new Map([
      ['dolyna/2017/a', 1],
      ['veselka/2016/6.2', 2],
    ]),
  );
});

test.each([
  ['no cursor at all', 'abc'],
  ['text that is not UTF-8', '\u{1F600}'],
  ['an empty text', ''],
  ['a cursor with too few values', Buffer.from('["x",[]]').toString('base64url')],
])('%s is refused with a sentence', async (_, after) => {
  const facts = listFundingFacts(sharedEngine(), {}, []);
  await expect(facts.page({ first: 1, after })).rejects.toMatchObject({ code: 'cursor_invalid' });
});

test('a cursor of a list in another order is refused', async () => {
  const engine = sharedEngine();
  const byPlan = await listFundingFacts(engine, {}, [{ by: 'plan', direction: 'asc' }]).page({
    first: 1,
    after: null,
  });
  const byFact = listFundingFacts(engine, {}, [{ by: 'fact', direction: 'asc' }]);
  await expect(byFact.page({ first: 1, after: byPlan.cursors[0] ?? '' })).rejects.toMatchObject({
    code: 'cursor_invalid',
  });
});

async function allPages<Item>(list: Listing<Item>, first: number): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await list.page({ first, after });
    items.push(...page.items);
    after = page.cursors.at(-1) ?? null;
    more = page.hasNextPage;
  }
  return items;
}
