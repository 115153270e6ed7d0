import { expect, test } from 'vitest';
import type { FindingFilter } from '../../src/analytics/finding-filter.ts';
import { listFindings } from '../../src/analytics/findings.ts';
import type { FundingFactFilter } from '../../src/analytics/funding-fact-filter.ts';
import { listFundingFacts } from '../../src/analytics/funding-facts.ts';
import type { MeasureFilter } from '../../src/analytics/measure-filter.ts';
import { listMeasures } from '../../src/analytics/measures.ts';
import type { ReportFilter } from '../../src/analytics/report-filter.ts';
import { listReports } from '../../src/analytics/reports.ts';
import { MADE_UP_TOWN } from './made-up-town.ts';
import { sharedEngineOn } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const ALL = { first: 100, after: null };

const VICHE = 'veselka/2016/6.2/1';
const REPAIR = 'veselka/2016/6.2/2';
const SUPPORT = 'veselka/2017/6.2/1';
const TREES = 'dolyna/2017/a/1';

test.each<[string, MeasureFilter, readonly string[]]>([
  ['an empty filter keeps all', {}, [TREES, VICHE, REPAIR, SUPPORT]],
  [
    'parts that are null are not there',
    { year: null, text: null, and: null },
    [TREES, VICHE, REPAIR, SUPPORT],
  ],
  ['year and publisher must both fit', { year: { eq: 2017 }, publisher: { eq: 'veselka' } }, [SUPPORT]],
  ['a range of years', { year: { gte: 2016, lte: 2016 } }, [VICHE, REPAIR]],
  ['a section by its key', { section: { eq: 'veselka/6.2' } }, [VICHE, REPAIR, SUPPORT]],
  ['the beginning of a key', { measure: { startsWith: 'veselka/2016' } }, [VICHE, REPAIR]],
  ['one of no values keeps nothing', { year: { in: [] } }, []],
  ['any of no filters keeps nothing', { or: [] }, []],
  ['all of no filters keeps all', { and: [] }, [TREES, VICHE, REPAIR, SUPPORT]],
  ['either of two', { or: [{ status: { eq: 'done' } }, { status: { eq: 'not_done' } }] }, [VICHE, REPAIR]],
  ['not keeps what has no value at all', { not: { programme: { eq: 'Прозоре місто' } } }, [TREES]],
  ['an executor whatever the case', { executor: { contains: 'ВІДДІЛ' } }, [VICHE, SUPPORT]],
  ['an executor by its printed name', { executor: { eq: 'ЦНАП' } }, [VICHE, REPAIR]],
  ['an executor by its key', { executor: { in: ['цнап'] } }, [VICHE, REPAIR]],
  ['a source that has an amount', { fundingSource: { eq: 'local' } }, [VICHE, REPAIR, SUPPORT]],
  ['a source with dashes only does not fund', { fundingSource: { eq: 'state' } }, []],
  ['words of the title, whatever the case', { text: 'ГОЛОСУВАННЯ' }, [VICHE, SUPPORT]],
  ['words anywhere, in any order', { text: 'статей  комплексу' }, [VICHE]],
  ['an apostrophe of another kind', { text: "об'єктів зв'язку" }, [REPAIR]],
  ['a per cent sign is itself', { text: '100%' }, [TREES]],
  ['an underscore is itself', { text: 'в_д' }, []],
  ['a fact that adds up to more than nothing', { fact: { gt: '0' } }, [TREES, VICHE, SUPPORT]],
  ['a plan by the sum of all sources', { plan: { gte: '1020000', lt: '1020000.01' } }, [VICHE]],
  ['no amount in any of its facts', { fact: { isNull: true } }, [REPAIR]],
  ['nothing spent: a zero or no amount', { not: { fact: { gt: '0' } } }, [REPAIR]],
  ['nothing said of the execution', { reported: false }, [TREES]],
  ['something said of it', { reported: true }, [VICHE, REPAIR, SUPPORT]],
  [
    'of reports that tell of the execution of any measure',
    { reportTellsExecution: true },
    [VICHE, REPAIR, SUPPORT],
  ],
  ['of reports that tell of none', { reportTellsExecution: false }, [TREES]],
  ['measures with findings', { hasFinding: true }, [VICHE]],
  ['measures without', { hasFinding: false }, [TREES, REPAIR, SUPPORT]],
  ['real measures', { synthetic: false }, [TREES]],
])('measures: %s', async (_, filter, expected) => {
  const { items } = await listMeasures(sharedEngine(), filter, []).page(ALL);
  expect(items.map((measure) => measure.measure_key)).toEqual(expected);
});

test.each<[string, FundingFactFilter, readonly string[]]>([
  ['a plan of exactly', { plan: { eq: '28800' } }, [`${REPAIR}/local/2016`]],
  [
    'a bound with more decimals than the amounts',
    { fact: { gt: '0.009', lte: '0.1' } },
    [`${TREES}/regional/2017`],
  ],
  ['no fact although planned', { plan: { gt: '0' }, fact: { isNull: true } }, [`${REPAIR}/local/2016`]],
  ['not above keeps what is missing', { not: { plan: { gte: '0' } } }, [`${REPAIR}/state/2016`]],
  [
    'one of several amounts',
    { plan: { in: ['0', '30000.00'] } },
    [`${TREES}/regional/2017`, `${SUPPORT}/local/2017`],
  ],
  ['the status of the measure', { status: { eq: 'in_progress' } }, [`${SUPPORT}/local/2017`]],
  ['the text of the measure', { text: 'озеленення' }, [`${TREES}/regional/2017`]],
  [
    'findings of the measure',
    { hasFinding: true, fundingSource: { in: ['other'] } },
    [`${VICHE}/other/2016`],
  ],
])('funding facts: %s', async (_, filter, expected) => {
  const { items } = await listFundingFacts(sharedEngine(), filter, []).page(ALL);
  expect(items.map((fact) => fact.fact_key)).toEqual(expected);
});

test.each<[string, ReportFilter, readonly string[]]>([
  ['words of the section', { text: 'благоустрій' }, ['dolyna/2017/a']],
  ['reports with findings', { hasFinding: true }, ['veselka/2016/6.2']],
  ['reports without', { hasFinding: false, year: { eq: 2017 } }, ['dolyna/2017/a', 'veselka/2017/6.2']],
])('reports: %s', async (_, filter, expected) => {
  const { items } = await listReports(sharedEngine(), filter).page(ALL);
  expect(items.map((report) => report.report_key)).toEqual(expected);
});

test.each<[string, FindingFilter, readonly string[]]>([
  ['severity', { severity: { in: ['error'] } }, ['bbbbbbbbbbbb-0']],
  ['the year of the report', { year: { eq: 2016 } }, ['aaaaaaaaaaaa-0']],
  ['not in a year keeps findings without a report', { not: { year: { eq: 2016 } } }, ['bbbbbbbbbbbb-0']],
  ['the document', { document: { startsWith: 'bbb' } }, ['bbbbbbbbbbbb-0']],
])('findings: %s', async (_, filter, expected) => {
  const { items } = await listFindings(sharedEngine(), filter).page(ALL);
  expect(items.map((finding) => finding.finding_key)).toEqual(expected);
});
