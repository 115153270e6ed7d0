import fc from 'fast-check';
import type { AmountsFilter } from '../../src/analytics/amounts-filter.ts';
import type { DecimalFilter } from '../../src/analytics/conditions.ts';
import { DIMENSIONS, type Dimension } from '../../src/analytics/dimension.ts';
import type { FundingFactFilter } from '../../src/analytics/funding-fact-filter.ts';
import { FUNDING_SOURCES } from '../../src/model/funding-source.ts';
import { executor, fundingFact, MADE_UP_TOWN, measure, type ReleaseRows, report } from './made-up-town.ts';

const dimensionNames = Object.keys(DIMENSIONS).filter((name): name is Dimension => name in DIMENSIONS);

/** Money with kopecks, sometimes negative, sometimes not there at all. */
const amount = fc.option(
  fc.integer({ min: -500_00, max: 99_999_999 }).map((kopecks) => (kopecks / 100).toFixed(2)),
);

const smallAmount = fc.integer({ min: -2, max: 500 }).map((hryvnias) => `${hryvnias}000.005`);

const decimalFilter: fc.Arbitrary<DecimalFilter> = fc.oneof(
  fc.record({ gt: smallAmount }),
  fc.record({ lte: smallAmount }),
  fc.record({ gte: smallAmount, lt: smallAmount }),
  fc.record({ isNull: fc.boolean() }),
);

const leafFilter: fc.Arbitrary<FundingFactFilter> = fc.oneof(
  fc.record({
    year: fc.oneof(fc.record({ gte: fc.constantFrom(2015, 2016, 2017) }), fc.constant({ in: [] })),
  }),
  fc.record({ fundingSource: fc.record({ in: fc.subarray([...FUNDING_SOURCES]) }) }),
  fc.record({ executor: fc.record({ contains: fc.constantFrom('відділ', 'ЦНАП', 'жкг', '%') }) }),
  fc.record({ programme: fc.record({ eq: fc.constantFrom('Програма 1', 'Прозоре місто') }) }),
  fc.record({ section: fc.record({ startsWith: fc.constantFrom('veselka', 'veselka/2', '_') }) }),
  fc.record({ status: fc.record({ eq: fc.constantFrom('done' as const, 'unknown' as const) }) }),
  fc.record({ text: fc.constantFrom('захід', 'ЗАХІД 1', '_') }),
  fc.record({ plan: decimalFilter }),
  fc.record({ fact: decimalFilter }),
  fc.record({ hasFinding: fc.boolean() }),
);

export const filters: fc.Arbitrary<FundingFactFilter> = fc.letrec<{ filter: FundingFactFilter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    leafFilter,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter;

export const havings: fc.Arbitrary<AmountsFilter> = fc.oneof(
  fc.record({ plan: decimalFilter }),
  fc.record({ deviation: decimalFilter }),
  fc.record({ not: fc.record({ fact: decimalFilter }) }),
  fc.record({ executionRate: fc.record({ lt: fc.constantFrom('0.5', '1', '-0.25') }) }),
);

export const groupings: fc.Arbitrary<readonly Dimension[]> = fc.subarray([...dimensionNames], {
  maxLength: 3,
});

/** A release of a few reports, whose measures have none to three executors and facts of any source and amount. */
export const releases: fc.Arbitrary<ReleaseRows> = fc
  .array(
    fc.record({
      report: fc.integer({ min: 0, max: 3 }),
      status: fc.constantFrom('done' as const, 'unknown' as const, 'not_done' as const),
      executors: fc.array(fc.constantFrom('Відділ інформації', 'ЦНАП', 'УЖКГ'), { maxLength: 3 }),
      facts: fc.array(fc.tuple(fc.constantFrom(...FUNDING_SOURCES), amount, amount), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(toRelease);

type DrawnMeasure = {
  readonly report: number;
  readonly status: 'done' | 'unknown' | 'not_done';
  readonly executors: readonly string[];
  readonly facts: readonly (readonly [(typeof FUNDING_SOURCES)[number], string | null, string | null])[];
};

function toRelease(drawn: readonly DrawnMeasure[]): ReleaseRows {
  const keyed = drawn.map((own, index) => {
    const place = { report_key: `veselka/${own.report}`, year: 2015 + (own.report % 3) };
    return { ...own, place, measure_key: `${place.report_key}/${index}`, title: `Захід ${index}` };
  });
  return {
    ...MADE_UP_TOWN,
    reports: [0, 1, 2, 3].map((index) =>
      report({
        report_key: `veselka/${index}`,
        section_key: `veselka/${index % 2}`,
        programme: index === 0 ? null : `Програма ${index}`,
        year: 2015 + (index % 3),
      }),
    ),
    measures: keyed.map(({ place, measure_key, title, status }) =>
      measure({ ...place, measure_key, title, status }),
    ),
    measure_executors: keyed.flatMap(({ measure_key, executors }) =>
      executors.map((name, position) => executor(measure_key, position, name)),
    ),
    funding_facts: keyed.flatMap(({ place, measure_key, facts }) =>
      facts.map(([funding_source, plan_uah, fact_uah], index) =>
        fundingFact({
          ...place,
          measure_key,
          funding_source,
          plan_uah,
          fact_uah,
          fact_key: `${measure_key}/${index}`,
        }),
      ),
    ),
    lineage: [],
    findings: MADE_UP_TOWN.findings.map((finding) => ({
      ...finding,
      measure_key: keyed[0]?.measure_key ?? null,
    })),
  };
}
