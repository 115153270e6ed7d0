import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOf } from '../../src/analytics/amounts.ts';
import type { Engine } from '../../src/analytics/engine.ts';
import type { GroupRow } from '../../src/analytics/group-sums.ts';
import { type PlanFactQuestion, planFact } from '../../src/analytics/plan-fact.ts';
import { filters, groupings, havings, releases } from './arbitrary-questions.ts';
import { MADE_UP_TOWN } from './made-up-town.ts';
import { engineOn, sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const ALL = { first: 1000, after: null };

const RUNS = { numRuns: 12 };

test('groups by funding source to the kopeck, and counts what is missing', async () => {
  const engine = sharedEngine();
  const groups = await groupsOf(engine, { groupBy: ['fundingSource'], filter: { year: { eq: 2016 } } });
  expect(groups.map((group) => [group.funding_source, group.plan, group.fact])).toEqual([
    ['local', '78800.00', '0.00'],
    ['other', '970000.00', '964000.10'],
    ['state', null, null],
  ]);
  expect(groups.map((group) => [group.fact_count, group.missing_plan, group.missing_fact])).toEqual([
    [2, 0, 1],
    [1, 0, 0],
    [1, 1, 1],
  ]);
});

test('a sum is null, not zero, where there is no amount at all', async () => {
  const engine = sharedEngine();
  const total = await totalOf(engine, { filter: { fundingSource: { eq: 'state' } } });
  expect(total).toEqual({ plan: null, fact: null, deviation: null, executionRate: null });
});

test('a measure of two executors counts in both groups and once in the grand total', async () => {
  const engine = sharedEngine();
  const asked = { groupBy: ['executor'], filter: { publisher: { eq: 'veselka' } } } as const;
  const groups = await groupsOf(engine, asked);
  expect(groups.map((group) => [group.executor_key, group.plan])).toEqual([
    ['відділ інформації', '1050000.00'],
    ['цнап', '1048800.00'],
  ]);
  expect((await totalOf(engine, asked)).plan).toBe('1078800.00');
});

test('a measure without executors has a group of its own', async () => {
  const engine = sharedEngine();
  const groups = await groupsOf(engine, { groupBy: ['executor'], filter: { publisher: { eq: 'dolyna' } } });
  expect(groups.map((group) => [group.executor_key, group.fact])).toEqual([[null, '0.10']]);
});

test('no dimension gives one group of everything, and no group when nothing fits', async () => {
  const engine = sharedEngine();
  expect((await groupsOf(engine, {})).map((group) => group.fact_count)).toEqual([6]);
  expect(await groupsOf(engine, { filter: { year: { eq: 1999 } } })).toEqual([]);
});

test('an execution rate is compared before it is rounded', async () => {
  const engine = sharedEngine();
  const groups = await groupsOf(engine, { groupBy: ['measure'], having: { executionRate: { gt: '1' } } });
  expect(groups.map((group) => [group.measure_key, group.plan, group.fact])).toEqual([
    ['veselka/2017/6.2/1', '30000.00', '30000.01'],
  ]);
});

test('groups without a plan come last when ordered by execution rate, either way', async () => {
  const engine = sharedEngine();
  for (const direction of ['asc', 'desc'] as const) {
    const groups = await groupsOf(engine, {
      groupBy: ['measure'],
      orderBy: [{ by: 'executionRate', direction }],
    });
    const rated = ['veselka/2016/6.2/1', 'veselka/2017/6.2/1'];
    expect(groups.map((group) => group.measure_key)).toEqual([
      ...(direction === 'asc' ? rated : rated.toReversed()),
      'dolyna/2017/a/1',
      'veselka/2016/6.2/2',
    ]);
  }
});

test('an order by a dimension that is not grouped by is refused', () => {
  const engine = sharedEngine();
  const orderBy = [{ by: 'year', direction: 'asc' }] as const;
  expect(() => planFact(engine, question({ groupBy: ['status'], orderBy }))).toThrow(
    expect.objectContaining({ code: 'question_invalid' }),
  );
});

test('grouping never changes a total', async () => {
  await fc.assert(
    fc.asyncProperty(releases, several(fc.tuple(filters, groupings)), async (rows, questions) => {
      const engine = await engineOn(rows);
      for (const [filter, groupBy] of questions) {
        const whole = await totalOf(engine, { filter });
        expect(await totalOf(engine, { filter, groupBy })).toEqual(whole);
        if (groupBy.includes('executor')) continue;
        expect(sumsOf(await groupsOf(engine, { filter, groupBy }))).toEqual([whole.plan, whole.fact]);
      }
    }),
    RUNS,
  );
});

test('a filter and its opposite together make the whole', async () => {
  await fc.assert(
    fc.asyncProperty(releases, several(filters), async (rows, drawnFilters) => {
      const engine = await engineOn(rows);
      const whole = await groupsOf(engine, {});
      for (const filter of drawnFilters) {
        const parts = [
          ...(await groupsOf(engine, { filter })),
          ...(await groupsOf(engine, { filter: { not: filter } })),
        ];
        expect(parts.reduce((count, group) => count + group.fact_count, 0)).toBe(whole[0]?.fact_count ?? 0);
        expect(sumsOf(parts)).toEqual(sumsOf(whole));
      }
    }),
    RUNS,
  );
});

test('the grand total covers exactly the groups that are kept', async () => {
  const withoutExecutor = groupings.map((groupBy) => groupBy.filter((dimension) => dimension !== 'executor'));
  await fc.assert(
    fc.asyncProperty(releases, several(fc.tuple(withoutExecutor, havings)), async (rows, questions) => {
      const engine = await engineOn(rows);
      for (const [groupBy, having] of questions) {
        const total = await totalOf(engine, { groupBy, having });
        expect([total.plan, total.fact]).toEqual(sumsOf(await groupsOf(engine, { groupBy, having })));
      }
    }),
    RUNS,
  );
});

test('grouped by executor, the grand total counts each fact of the kept groups once', async () => {
  await fc.assert(
    fc.asyncProperty(releases, several(havings), async (rows, drawnHavings) => {
      const engine = await engineOn(rows);
      const executed = { executor: { startsWith: '' } };
      for (const having of drawnHavings) {
        const asked = { groupBy: ['executor'], having } as const;
        const names = (await groupsOf(engine, { ...asked, filter: executed })).flatMap(
          (group) => group.executor_key ?? [],
        );
        const ofThem = await totalOf(engine, { filter: { executor: { in: names } } });
        expect(await totalOf(engine, { ...asked, filter: executed })).toEqual(ofThem);
      }
    }),
    RUNS,
  );
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

function sumsOf(groups: readonly GroupRow[]): readonly (string | null)[] {
  return [sumOf(groups.map((group) => group.plan)), sumOf(groups.map((group) => group.fact))];
}
