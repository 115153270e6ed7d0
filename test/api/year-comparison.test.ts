import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf, served, countStatements } = sharedApi();

const ROADS = '{ section: { eq: "made-up-town/1.1" } }';
const COMPARED = 'base { plan fact } target { plan fact } change { plan planRate fact factRate }';
const LOCAL = { plan: '50000.01', fact: '49999.99' };
const UNCHANGED = { plan: '0.00', planRate: '0.0000', fact: '0.00', factRate: '0.0000' };

test('both years, the change and the rate of each group, and the grand total', async () => {
  const data = await dataOf(`{
    compareYears(base: 2020, target: 2021, groupBy: [FUNDING_SOURCE], filter: ${ROADS}) {
      rows { key { year fundingSource { code } } amounts { ${COMPARED} } presence baseFactCount targetFactCount synthetic }
      grandTotal { base { plan fact executionRate } target { plan } change { plan factRate } }
      totalGroups
      prices { baseYear }
      release { id }
    }
  }`);
  expect(data).toMatchObject({
    compareYears: {
      rows: [
        {
          key: { fundingSource: { code: 'ENTERPRISES' } },
          amounts: { base: { plan: null }, change: { plan: null } },
        },
        {
          key: { year: null, fundingSource: { code: 'LOCAL' } },
          amounts: { base: LOCAL, target: LOCAL, change: UNCHANGED },
          presence: 'BOTH',
          baseFactCount: 2,
          targetFactCount: 2,
          synthetic: true,
        },
        {
          key: { fundingSource: { code: 'OTHER' } },
          amounts: { change: { plan: '0.00', fact: '0.00', factRate: null } },
        },
        {
          key: { fundingSource: { code: 'STATE' } },
          amounts: { base: { plan: '-47700.00', fact: null }, change: { planRate: '0.0000', fact: null } },
        },
      ],
      grandTotal: {
        base: { plan: '123456789012347979.00', fact: '49999.99', executionRate: '0.0000' },
        target: { plan: '123456789012347979.00' },
        change: { plan: '0.00', factRate: '0.0000' },
      },
      totalGroups: 4,
      prices: null,
      release: { id: served().release.id },
    },
  });
});

test('in real terms the same amounts of an earlier year are worth more', async () => {
  const data = await dataOf(`{
    compareYears(
      base: 2020, target: 2021, groupBy: [FUNDING_SOURCE], prices: { baseYear: 2021 }
      filter: { and: [${ROADS}, { fundingSource: { eq: LOCAL } }] }
    ) {
      rows { amounts { ${COMPARED} } }
      prices { baseYear }
    }
  }`);
  // In 2021 prices were 9.36313917695223 % above those of 2020.
  expect(data).toEqual({
    compareYears: {
      rows: [
        {
          amounts: {
            base: { plan: '54681.58', fact: '54681.56' },
            target: LOCAL,
            change: { plan: '-4681.57', planRate: '-0.0856', fact: '-4681.57', factRate: '-0.0856' },
          },
        },
      ],
      prices: { baseYear: 2021 },
    },
  });
});

test('groups of one year only are marked, and a warning tells to group by lineage', async () => {
  const presence = async (groupBy: string) =>
    dataOf(`{
      compareYears(base: 2020, target: 2021, groupBy: [${groupBy}], filter: ${ROADS}) {
        rows { key { measure { key } lineage { key } } presence }
        warnings { code }
      }
    }`);
  expect(await presence('MEASURE')).toMatchObject({
    compareYears: {
      rows: [
        { key: { measure: { key: 'made-up-town/2020/1.1/1' } }, presence: 'BASE_ONLY' },
        { key: { measure: { key: 'made-up-town/2020/1.1/2' } }, presence: 'BASE_ONLY' },
        { key: { measure: { key: 'made-up-town/2021/1.1/1' } }, presence: 'TARGET_ONLY' },
        { key: { measure: { key: 'made-up-town/2021/1.1/2' } }, presence: 'TARGET_ONLY' },
      ],
      warnings: [{ code: 'SYNTHETIC_DATA' }, { code: 'MEASURES_OF_ONE_YEAR' }],
    },
  });
  expect(await presence('LINEAGE')).toMatchObject({
    compareYears: {
      rows: [
        { key: { lineage: { key: 'made-up-town/2020/1.1/1' } }, presence: 'BOTH' },
        { key: { lineage: { key: 'made-up-town/2020/1.1/2' } }, presence: 'BOTH' },
      ],
      warnings: [{ code: 'SYNTHETIC_DATA' }],
    },
  });
});

test('pages follow each other in the order asked for, and one page is one statement', async () => {
  const page = (after: string | null) =>
    dataOf(
      `query ($after: String) {
        compareYears(
          base: 2020, target: 2021, groupBy: [FUNDING_SOURCE], filter: ${ROADS}
          orderBy: [{ by: TARGET_PLAN, direction: DESC }], first: 2, after: $after
        ) {
          rows { key { fundingSource { code } } }
          pageInfo { hasNextPage hasPreviousPage endCursor }
        }
      }`,
      { after },
    );
  const shape = z.object({
    compareYears: z.object({
      rows: z.array(z.object({ key: z.object({ fundingSource: z.object({ code: z.string() }) }) })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
    }),
  });
  const codes = ({ compareYears }: z.infer<typeof shape>) =>
    compareYears.rows.map(({ key }) => key.fundingSource.code);
  expect(await countStatements(() => page(null))).toBe(1);
  const first = shape.parse(await page(null));
  const second = shape.parse(await page(first.compareYears.pageInfo.endCursor));
  expect([codes(first), first.compareYears.pageInfo.hasNextPage]).toEqual([['OTHER', 'LOCAL'], true]);
  expect([codes(second), second.compareYears.pageInfo.hasNextPage]).toEqual([
    ['STATE', 'ENTERPRISES'],
    false,
  ]);
});

test('the permalink asks the same release the same question', async () => {
  const first = await dataOf(`{
    compareYears(
      base: 2020, target: 2021, groupBy: [SECTION], orderBy: { by: PLAN_CHANGE }, prices: { baseYear: 2016 }
    ) {
      rows { key { section { key } } amounts { ${COMPARED} } }
      grandTotal { ${COMPARED} }
      permalink
    }
  }`);
  const answer = z.object({
    compareYears: z.object({ permalink: z.string(), rows: z.array(z.unknown()), grandTotal: z.unknown() }),
  });
  const { permalink, rows, grandTotal } = answer.parse(first).compareYears;
  const address = new URL(permalink, 'http://localhost');
  expect(address.searchParams.get('release')).toBe(served().release.id);
  const again = await dataOf(address.searchParams.get('query') ?? '');
  expect(rows).toHaveLength(2);
  expect(again).toMatchObject({ compareYears: { rows, grandTotal, prices: { baseYear: 2016 } } });
});

test('groups by year are refused as a mistake of the question', async () => {
  const { errors } = await ask('{ compareYears(base: 2020, target: 2021, groupBy: [YEAR]) { totalGroups } }');
  expect(errors).toMatchObject([
    { message: expect.stringContaining('without YEAR'), extensions: { code: 'QUESTION_INVALID' } },
  ]);
});
