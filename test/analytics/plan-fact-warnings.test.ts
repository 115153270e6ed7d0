import { expect, test } from 'vitest';
import { planFactWarnings } from '../../src/analytics/plan-fact-warnings.ts';
import { MADE_UP_TOWN, report } from './made-up-town.ts';
import { engineOn, sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

test('measures with several executors are warned of when grouped by executor, and only then', async () => {
  const engine = sharedEngine();
  const filter = { publisher: { eq: 'veselka' } };
  const warnings = await planFactWarnings(engine, { groupBy: ['executor'], filter });
  expect(warnings.map((warning) => warning.code)).toEqual(['executors_overlap', 'synthetic_data']);
  expect(warnings[0]?.message).toMatch(/^1 measure\(s\) have several executors/);
  const others = await planFactWarnings(engine, { groupBy: ['year'], filter });
  expect(others.map((warning) => warning.code)).toEqual(['synthetic_data']);
});

test('no warning where there is nothing to warn of', async () => {
  const engine = sharedEngine();
  const filter = { publisher: { eq: 'dolyna' } };
  expect(await planFactWarnings(engine, { groupBy: ['executor'], filter })).toEqual([]);
});

test('a report of the half-year beside that of the year is warned of', async () => {
  const halfYear = { report_key: 'veselka/2016-h1/6.2', period_end: '2016-06-30' };
  const [fact] = MADE_UP_TOWN.funding_facts;
  const engine = await engineOn({
    ...MADE_UP_TOWN,
    reports: [...MADE_UP_TOWN.reports, report(halfYear)],
    funding_facts: [
      ...MADE_UP_TOWN.funding_facts,
      ...(fact ? [{ ...fact, fact_key: 'half', report_key: halfYear.report_key }] : []),
    ],
  });
  const codesFor = async (filter: object) =>
    (await planFactWarnings(engine, { groupBy: [], filter })).map((warning) => warning.code);
  expect(await codesFor({})).toContain('periods_overlap');
  expect(await codesFor({ not: { report: { eq: halfYear.report_key } } })).not.toContain('periods_overlap');
});
