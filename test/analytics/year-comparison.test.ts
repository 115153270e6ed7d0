import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsOf, changeOf } from '../../src/analytics/amounts.ts';
import type { Engine } from '../../src/analytics/engine.ts';
import { listFundingFacts } from '../../src/analytics/funding-facts.ts';
import type { Page } from '../../src/analytics/listing.ts';
import { pricesOf } from '../../src/analytics/prices.ts';
import {
  type ComparedAmount,
  type ComparedGroupRow,
  compareYears,
  type YearComparisonQuestion,
} from '../../src/analytics/year-comparison.ts';
import { yearComparisonWarnings } from '../../src/analytics/year-comparison-warnings.ts';
import { arbitraryPrices } from './arbitrary-prices.ts';
import { filters, groupings, releases } from './arbitrary-questions.ts';
import { groupKey, groupsByHand, sumByHand } from './groups-by-hand.ts';
import { fundingFact, MADE_UP_TOWN } from './made-up-town.ts';
import { engineOn, sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const ALL = { first: 1000, after: null };
const RUNS = { numRuns: 12 };

test('both years of a group stand side by side, also where one has no facts', async () => {
  const groups = await groupsOf(sharedEngine(), { groupBy: ['fundingSource'] });
  expect(groups).toEqual([
    {
      funding_source: 'local',
      base_plan: '78800.00',
      base_fact: '0.00',
      base_count: 2,
      target_plan: '30000.00',
      target_fact: '30000.01',
      target_count: 1,
      synthetic: true,
    },
    {
      funding_source: 'other',
      base_plan: '970000.00',
      base_fact: '964000.10',
      base_count: 1,
      target_plan: null,
      target_fact: null,
      target_count: 0,
      synthetic: true,
    },
    {
      funding_source: 'regional',
      base_plan: null,
      base_fact: null,
      base_count: 0,
      target_plan: '0.00',
      target_fact: '0.10',
      target_count: 1,
      synthetic: false,
    },
    {
      funding_source: 'state',
      base_plan: null,
      base_fact: null,
      base_count: 1,
      target_plan: null,
      target_fact: null,
      target_count: 0,
      synthetic: true,
    },
  ]);
});

test('grouped by lineage a renamed measure meets itself', async () => {
  const groups = await groupsOf(sharedEngine(), { groupBy: ['lineage'] });
  expect(groups.map((group) => [group.lineage, group.base_plan, group.target_plan])).toEqual([
    ['dolyna/2017/a/1', null, '0.00'],
    ['veselka/2016/6.2/1', '1020000.00', '30000.00'],
    ['veselka/2016/6.2/2', '28800.00', null],
  ]);
});

test('the page is one statement, whatever the prices', async () => {
  const engine = sharedEngine();
  const statements: string[] = [];
  const recording: Engine = {
    ...engine,
    query: (sql, parameters) => {
      statements.push(sql);
      return engine.query(sql, parameters);
    },
  };
  await groupsOf(recording, { groupBy: ['section'] });
  await groupsOf(recording, { groupBy: ['section'], prices: IN_2016 });
  expect(statements).toHaveLength(2);
});

test('each sum of each year, and the grand total, is that of its facts, as printed and in real terms', async () => {
  const questions = fc.tuple(
    fc.constantFrom(2015, 2016, 2017, 2018),
    fc.constantFrom(2015, 2016, 2017),
    filters,
    groupings.map((groupBy) => groupBy.filter((dimension) => dimension !== 'year')),
  );
  await fc.assert(
    fc.asyncProperty(
      releases,
      fc.option(arbitraryPrices),
      fc.array(questions, { minLength: 3, maxLength: 5 }),
      async (rows, prices, drawn) => {
        const engine = await engineOn(rows);
        for (const [base, target, filter, groupBy] of drawn) {
          const facts = (await listFundingFacts(engine, filter, []).page(ALL)).items;
          const ofYear = (year: number) => facts.filter((fact) => fact.year === year);
          const before = groupsByHand(rows, ofYear(base), groupBy, prices);
          const after = groupsByHand(rows, ofYear(target), groupBy, prices);
          const groups = await groupsOf(engine, { base, target, filter, groupBy, prices });
          const found = new Map(groups.map((group) => [groupKey(group, groupBy), group]));
          expect(new Set(found.keys())).toEqual(new Set([...before.keys(), ...after.keys()]));
          for (const [key, group] of found) {
            expect(sumsOf(group)).toEqual([before.get(key) ?? NONE, after.get(key) ?? NONE]);
            expect([group.base_count > 0, group.target_count > 0]).toEqual([before.has(key), after.has(key)]);
          }
          const total = await compareYears(
            engine,
            question({ base, target, filter, groupBy, prices }),
          ).grandTotal();
          expect(sumsOf(total)).toEqual([sumByHand(ofYear(base), prices), sumByHand(ofYear(target), prices)]);
        }
      },
    ),
    RUNS,
  );
});

test.each<[ComparedAmount, (group: ComparedGroupRow) => number | null]>([
  ['targetFact', (group) => numberOf(group.target_fact)],
  ['basePlan', (group) => numberOf(group.base_plan)],
  ['planChange', (group) => changeIn(group.base_plan, group.target_plan)],
  ['factChange', (group) => changeIn(group.base_fact, group.target_fact)],
  ['planChangeRate', (group) => rateIn(group.base_plan, group.target_plan)],
  ['factChangeRate', (group) => rateIn(group.base_fact, group.target_fact)],
])(
  'pages in the order of %s give every group once and in order, those without one last',
  async (by, read) => {
    await fc.assert(
      fc.asyncProperty(
        releases,
        fc.option(arbitraryPrices),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (rows, prices, direction) => {
          const engine = await engineOn(rows);
          const asked = { groupBy: ['fundingSource'], orderBy: [{ by, direction }], prices } as const;
          const whole = await groupsOf(engine, asked);
          expect(await readByPages(engine, asked)).toEqual(whole);
          const values = whole.map(read);
          const known = values.filter((value) => value !== null);
          expect(values.slice(known.length)).toEqual(values.slice(known.length).map(() => null));
          expect(known).toEqual(
            known.toSorted((one, other) => (direction === 'asc' ? one - other : other - one)),
          );
        },
      ),
      RUNS,
    );
  },
);

test('the groups cannot be grouped by year', () => {
  expect(() => compareYears(sharedEngine(), question({ groupBy: ['section', 'year'] }))).toThrow(
    expect.objectContaining({ code: 'question_invalid', message: expect.stringContaining('without YEAR') }),
  );
});

test('of no facts there are no groups, and the grand total is null', async () => {
  const asked = { base: 1998, target: 1999 };
  expect(await groupsOf(sharedEngine(), asked)).toEqual([]);
  const total = await compareYears(sharedEngine(), question(asked)).grandTotal();
  expect(sumsOf(total)).toEqual([NONE, NONE]);
});

test('the warnings are those of the two years alone', async () => {
  const engine = await engineOn({
    ...MADE_UP_TOWN,
    funding_facts: [
      ...MADE_UP_TOWN.funding_facts,
      fundingFact({
        measure_key: 'dolyna/2017/a/1',
        report_key: 'dolyna/2017/a',
        funding_source: 'local',
        year: 2020,
        plan_uah: '1.00',
      }),
    ],
  });
  expect(await codesOf(engine, { prices: IN_2016 })).toEqual(['synthetic_data']);
  expect(await codesOf(engine, { target: 2020, prices: IN_2016 })).toEqual([
    'price_index_missing',
    'synthetic_data',
  ]);
  expect(await codesOf(engine, { groupBy: ['executor'] })).toEqual(['executors_overlap', 'synthetic_data']);
});

test('measures that are in one of the years only are warned of when grouped by measure', async () => {
  const engine = sharedEngine();
  const warnings = await yearComparisonWarnings(engine, question({ groupBy: ['measure'] }));
  expect(warnings.find(({ code }) => code === 'measures_of_one_year')).toEqual({
    code: 'measures_of_one_year',
    message: expect.stringMatching(/^4 measure\(s\) .* Group by LINEAGE/),
    messageUk: expect.stringMatching(/: 4, бо .* групуйте за LINEAGE/),
  });
  expect(await codesOf(engine, { groupBy: ['lineage'] })).toEqual(['synthetic_data']);
  expect(await codesOf(engine, { groupBy: ['measure'], base: 2017, target: 2017 })).toEqual([
    'synthetic_data',
  ]);
});

const IN_2016 = pricesOf(MADE_UP_TOWN.price_index, { baseYear: 2016 });

const NONE = { plan: null, fact: null };

function question(own: Partial<YearComparisonQuestion>): YearComparisonQuestion {
  return { base: 2016, target: 2017, groupBy: [], filter: {}, orderBy: [], ...own };
}

async function groupsOf(
  engine: Engine,
  own: Partial<YearComparisonQuestion>,
): Promise<readonly ComparedGroupRow[]> {
  return (await compareYears(engine, question(own)).groups.page(ALL)).items;
}

async function readByPages(
  engine: Engine,
  own: Partial<YearComparisonQuestion>,
): Promise<readonly ComparedGroupRow[]> {
  const { groups } = compareYears(engine, question(own));
  let page: Page<ComparedGroupRow> = await groups.page({ first: 1, after: null });
  const read = [...page.items];
  while (page.hasNextPage) {
    page = await groups.page({ first: 1, after: page.cursors.at(-1) ?? null });
    read.push(...page.items);
  }
  return read;
}

async function codesOf(engine: Engine, own: Partial<YearComparisonQuestion>): Promise<readonly string[]> {
  return (await yearComparisonWarnings(engine, question(own))).map(({ code }) => code);
}

/** To kopecks, as the API gives them out. */
function sumsOf(group: ComparedGroupRow) {
  return [
    [group.base_plan, group.base_fact],
    [group.target_plan, group.target_fact],
  ].map(([plan = null, fact = null]) => {
    const amounts = amountsOf(plan, fact);
    return { plan: amounts.plan, fact: amounts.fact };
  });
}

function numberOf(amount: string | null): number | null {
  return amount === null ? null : Number(amount);
}

function changeIn(before: string | null, after: string | null): number | null {
  const { amount } = changeOf(before, after);
  return amount === null ? null : kopecksOf(amount);
}

/** To eight decimals, cut off, as it is sorted by. */
function rateIn(before: string | null, after: string | null): number | null {
  const change = changeIn(before, after);
  if (before === null || change === null || kopecksOf(before) === 0) return null;
  return Number((BigInt(change) * 100_000_000n) / BigInt(kopecksOf(before)));
}

function kopecksOf(sum: string): number {
  return Number(amountsOf(sum, null).plan?.replace('.', ''));
}
