import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsOf } from '../../src/analytics/amounts.ts';
import type { Engine } from '../../src/analytics/engine.ts';
import type { FundingFactFilter } from '../../src/analytics/funding-fact-filter.ts';
import { listFundingFacts } from '../../src/analytics/funding-facts.ts';
import type { GroupRow } from '../../src/analytics/group-sums.ts';
import type { Page } from '../../src/analytics/listing.ts';
import { type PlanFactQuestion, planFact } from '../../src/analytics/plan-fact.ts';
import { planFactWarnings } from '../../src/analytics/plan-fact-warnings.ts';
import { pricesOf } from '../../src/analytics/prices.ts';
import { arbitraryPrices } from './arbitrary-prices.ts';
import { filters, groupings, havings, releases } from './arbitrary-questions.ts';
import { fitsByHand } from './fits-by-hand.ts';
import { groupKey, groupsByHand, type HandSums, sumByHand } from './groups-by-hand.ts';
import { fundingFact, MADE_UP_TOWN } from './made-up-town.ts';
import { engineOn, sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const ALL = { first: 1000, after: null };
const RUNS = { numRuns: 12 };
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

const IN_2017 = pricesOf(MADE_UP_TOWN.price_index, { baseYear: 2017 });

test('amounts of a year are multiplied by its deflator, those of the base year stay', async () => {
  const engine = sharedEngine();
  const groups = await groupsOf(engine, { groupBy: ['year'], prices: IN_2017 });
  // In 2017 prices were 14.4383227488749 % above those of 2016.
  expect(groups.map((group) => [group.year, shown(group)])).toEqual([
    [2016, { plan: '1200229.13', fact: '1103185.55' }],
    [2017, { plan: '30000.00', fact: '30000.11' }],
  ]);
  expect(await totalOf(engine, { prices: IN_2017 })).toEqual(amountsOf('1230229.13', '1133185.66'));
});

test('what is missing is counted as printed', async () => {
  const engine = sharedEngine();
  const asked = { groupBy: ['fundingSource'], filter: { year: { eq: 2016 } } } as const;
  const countsOf = (groups: readonly GroupRow[]) =>
    groups.map((group) => [group.fact_count, group.missing_plan, group.missing_fact]);
  expect(countsOf(await groupsOf(engine, { ...asked, prices: IN_2017 }))).toEqual(
    countsOf(await groupsOf(engine, asked)),
  );
});

test('the sums of every group and the grand total are exact and rounded once', async () => {
  const questions = fc.tuple(arbitraryPrices, filters, groupings);
  await fc.assert(
    fc.asyncProperty(releases, several(questions), async (rows, drawn) => {
      const engine = await engineOn(rows);
      for (const [prices, filter, groupBy] of drawn) {
        const facts = await factsOf(engine, filter);
        const groups = await groupsOf(engine, { filter, groupBy, prices });
        expect(sumsByKey(groups, groupBy)).toEqual(groupsByHand(rows, facts, groupBy, prices));
        const { plan, fact } = sumByHand(facts, prices);
        expect(await totalOf(engine, { filter, groupBy, prices })).toEqual(amountsOf(plan, fact));
      }
    }),
    RUNS,
  );
});

test('before they are rounded, the sums of the groups add up to the grand total', async () => {
  const apart = groupings.map((groupBy) => groupBy.filter((dimension) => dimension !== 'executor'));
  await fc.assert(
    fc.asyncProperty(releases, several(fc.tuple(arbitraryPrices, apart)), async (rows, drawn) => {
      const engine = await engineOn(rows);
      for (const [prices, groupBy] of drawn) {
        const total = await totalOf(engine, { groupBy, prices });
        if (total.plan === null && total.fact === null) continue;
        const groups = await groupsOf(engine, { groupBy, prices });
        expect([addedUp(groups.map(({ plan }) => plan)), addedUp(groups.map(({ fact }) => fact))]).toEqual([
          total.plan,
          total.fact,
        ]);
      }
    }),
    RUNS,
  );
});

test('facts of the base year are what they were', async () => {
  await fc.assert(
    fc.asyncProperty(releases, arbitraryPrices, groupings, async (rows, prices, groupBy) => {
      const engine = await engineOn(rows);
      const asked = { groupBy, filter: { year: { eq: prices.baseYear } } };
      const printed = await groupsOf(engine, asked);
      const real = await groupsOf(engine, { ...asked, prices });
      expect(real.map((group) => ({ ...group, ...shown(group) }))).toEqual(printed);
      expect(await totalOf(engine, { ...asked, prices })).toEqual(await totalOf(engine, asked));
    }),
    RUNS,
  );
});

test('groups are kept by the sums that are shown, and the grand total covers exactly those', async () => {
  const groupBy = ['measure', 'year'] as const;
  await fc.assert(
    fc.asyncProperty(releases, several(fc.tuple(arbitraryPrices, havings)), async (rows, drawn) => {
      const engine = await engineOn(rows);
      for (const [prices, having] of drawn) {
        const whole = await groupsOf(engine, { groupBy, prices });
        const kept = whole.filter((group) => fitsByHand(having, shown(group)));
        expect(await groupsOf(engine, { groupBy, having, prices })).toEqual(kept);
        const keys = new Set(kept.map((group) => groupKey(group, groupBy)));
        const facts = rows.funding_facts.filter((fact) => keys.has(groupKey(fact, groupBy)));
        const { plan, fact } = sumByHand(facts, prices);
        expect(await totalOf(engine, { groupBy, having, prices })).toEqual(amountsOf(plan, fact));
      }
    }),
    RUNS,
  );
});

test('pages in the order of real amounts give every group once and in order', async () => {
  const order = fc.record({
    by: fc.constantFrom('plan' as const, 'fact' as const, 'deviation' as const, 'executionRate' as const),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  });
  await fc.assert(
    fc.asyncProperty(releases, arbitraryPrices, several(order), async (rows, prices, orders) => {
      const engine = await engineOn(rows);
      for (const { by, direction } of orders) {
        const asked = { groupBy: ['measure'], orderBy: [{ by, direction }], prices } as const;
        const whole = await groupsOf(engine, asked);
        expect(await readByPages(engine, asked)).toEqual(whole);
        const amounts = whole.map((group) => amountsOf(group.plan, group.fact)[by]);
        const known = amounts.filter((amount) => amount !== null).map(Number);
        expect(amounts.slice(known.length)).toEqual(amounts.slice(known.length).map(() => null));
        expect(known).toEqual(
          known.toSorted((one, other) => (direction === 'asc' ? one - other : other - one)),
        );
      }
    }),
    RUNS,
  );
});

test('a place among printed amounts is no place among real ones', async () => {
  const engine = sharedEngine();
  const asked = { groupBy: ['year'], orderBy: [{ by: 'plan', direction: 'asc' }] } as const;
  const { cursors } = await planFact(engine, question(asked)).groups.page(ALL);
  const real = planFact(engine, question({ ...asked, prices: IN_2017 })).groups;
  await expect(real.page({ first: 1, after: cursors[0] ?? null })).rejects.toMatchObject({
    code: 'cursor_invalid',
  });
});

test('a sum that would hold an amount of a year without an index is null, and a warning names the year', async () => {
  const late = {
    measure_key: 'dolyna/2017/a/1',
    report_key: 'dolyna/2017/a',
    funding_source: 'local',
  } as const;
  const engine = await engineOn({
    ...MADE_UP_TOWN,
    funding_facts: [
      ...MADE_UP_TOWN.funding_facts,
      fundingFact({ ...late, year: 2019, fact_uah: '7.00' }),
      fundingFact({ ...late, year: 2020 }),
    ],
  });
  const years = await groupsOf(engine, { groupBy: ['year'], prices: IN_2017 });
  expect(years.map((group) => [group.year, shown(group)])).toEqual([
    [2016, { plan: '1200229.13', fact: '1103185.55' }],
    [2017, { plan: '30000.00', fact: '30000.11' }],
    [2019, { plan: null, fact: null }],
    [2020, { plan: null, fact: null }],
  ]);
  const sources = await groupsOf(engine, { groupBy: ['fundingSource'], prices: IN_2017 });
  expect(sources.map((group) => [group.funding_source, shown(group).plan])).toEqual([
    ['local', null],
    ['other', '1110051.73'],
    ['regional', '0.00'],
    ['state', null],
  ]);
  expect(await totalOf(engine, { prices: IN_2017 })).toEqual(amountsOf(null, null));
  expect(await missingYears(engine, {})).toEqual([
    {
      code: 'price_index_missing',
      message: expect.stringMatching(/^There is no price index for 2019, so every sum/),
      messageUk: expect.stringMatching(/^Немає індексу цін за 2019, тому/),
    },
  ]);
  expect(await missingYears(engine, { year: { lte: 2017 } })).toEqual([]);
  expect(await missingYears(engine, {}, null)).toEqual([]);
});

test('amounts that a float cannot hold stay exact', async () => {
  const measure = { measure_key: 'veselka/2016/6.2/1', report_key: 'veselka/2016/6.2' };
  const facts = [
    fundingFact({ ...measure, funding_source: 'local', plan_uah: '123456789012345678.99', fact_uah: '0.02' }),
    fundingFact({ ...measure, funding_source: 'other', plan_uah: '-0.01', fact_uah: '-0.07' }),
  ];
  const engine = await engineOn({ ...MADE_UP_TOWN, funding_facts: facts });
  const prices = { baseYear: 2000, deflators: [{ year: 2016, deflator: '19.1234567891' }] };
  const total = await totalOf(engine, { prices });
  expect(total).toMatchObject({ plan: '2360920569998628258.41', fact: '-0.96' });
  expect(total).toMatchObject(sumByHand(facts, prices));
});

test('as printed, no statement speaks of prices', async () => {
  const engine = sharedEngine();
  const statements: string[] = [];
  const recording: Engine = {
    ...engine,
    query: (sql, parameters) => {
      statements.push(sql);
      return engine.query(sql, parameters);
    },
  };
  const asked = { groupBy: ['year'], having: { plan: { gt: '0' } } } as const;
  await groupsOf(recording, asked);
  await totalOf(recording, asked);
  await planFactWarnings(recording, { groupBy: ['executor'], filter: {} });
  expect(statements).toHaveLength(5);
  expect(statements.filter((sql) => /deflator|round|price/.test(sql))).toEqual([]);
});

function several<Drawn>(one: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn[]> {
  return fc.array(one, { minLength: 3, maxLength: 5 });
}

function question(own: Partial<PlanFactQuestion>): PlanFactQuestion {
  return { groupBy: [], filter: {}, having: {}, orderBy: [], ...own };
}

async function groupsOf(engine: Engine, own: Partial<PlanFactQuestion>): Promise<readonly GroupRow[]> {
  return (await planFact(engine, question(own)).groups.page(ALL)).items;
}

function totalOf(engine: Engine, own: Partial<PlanFactQuestion>) {
  return planFact(engine, question(own)).grandTotal();
}

async function factsOf(engine: Engine, filter: FundingFactFilter) {
  return (await listFundingFacts(engine, filter, []).page(ALL)).items;
}

function sumsByKey(groups: readonly GroupRow[], groupBy: PlanFactQuestion['groupBy']) {
  return new Map(groups.map((group) => [groupKey(group, groupBy), shown(group)]));
}

/** To kopecks, as the API gives them out. */
function shown(group: GroupRow): HandSums {
  const { plan, fact } = amountsOf(group.plan, group.fact);
  return { plan, fact };
}

/** The exact sum of what groups add up to, rounded once; null where no group has one. */
function addedUp(sums: readonly (string | null)[]): string | null {
  const known = sums.filter((sum) => sum !== null);
  return known.length === 0 ? null : known.reduce((total, sum) => total.plus(sum), new Exact(0)).toFixed(2);
}

async function readByPages(engine: Engine, own: Partial<PlanFactQuestion>): Promise<readonly GroupRow[]> {
  const { groups } = planFact(engine, question(own));
  const read: GroupRow[] = [];
  let page: Page<GroupRow> = await groups.page({ first: 2, after: null });
  read.push(...page.items);
  while (page.hasNextPage) {
    page = await groups.page({ first: 2, after: page.cursors.at(-1) ?? null });
    read.push(...page.items);
  }
  return read;
}

async function missingYears(engine: Engine, filter: FundingFactFilter, prices = IN_2017) {
  const warnings = await planFactWarnings(engine, { groupBy: [], filter, prices });
  return warnings.filter(({ code }) => code === 'price_index_missing');
}
