import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf, served } = sharedApi();

const ROADS = '{ section: { eq: "made-up-town/1.1" }, year: { eq: 2020 } }';

test('groups, sums, counts and the grand total are exact', async () => {
  const data = await dataOf(`{
    planFact(groupBy: [FUNDING_SOURCE], filter: ${ROADS}) {
      rows {
        key { year fundingSource { code label(lang: EN) } }
        amounts { plan fact deviation executionRate }
        factCount missingPlan missingFact synthetic
      }
      grandTotal { plan fact deviation executionRate }
      totalGroups
    }
  }`);
  const row = (code: string, label: string, amounts: object, counts: object) => ({
    key: { year: null, fundingSource: { code, label } },
    amounts,
    ...counts,
    synthetic: true,
  });
  expect(data).toEqual({
    planFact: {
      rows: [
        row(
          'ENTERPRISES',
          'enterprises',
          { plan: null, fact: null, deviation: null, executionRate: null },
          { factCount: 1, missingPlan: 1, missingFact: 1 },
        ),
        row(
          'LOCAL',
          'local budget',
          { plan: '50000.01', fact: '49999.99', deviation: '-0.02', executionRate: '1.0000' },
          { factCount: 2, missingPlan: 0, missingFact: 1 },
        ),
        row(
          'OTHER',
          'other sources',
          {
            plan: '123456789012345678.99',
            fact: '0.00',
            deviation: '-123456789012345678.99',
            executionRate: '0.0000',
          },
          { factCount: 1, missingPlan: 0, missingFact: 0 },
        ),
        row(
          'STATE',
          'state budget',
          { plan: '-47700.00', fact: null, deviation: null, executionRate: null },
          { factCount: 1, missingPlan: 0, missingFact: 1 },
        ),
      ],
      grandTotal: {
        plan: '123456789012347979.00',
        fact: '49999.99',
        deviation: '-123456789012297979.01',
        executionRate: '0.0000',
      },
      totalGroups: 4,
    },
  });
});

test('every dimension has its key', async () => {
  const data = await dataOf(`{
    planFact(
      groupBy: [YEAR, PUBLISHER, PROGRAMME, SECTION, EXECUTOR, MEASURE, STATUS]
      filter: { and: [${ROADS}, { measure: { eq: "made-up-town/2020/1.1/1" } }] }
    ) {
      rows {
        key {
          year programme fundingSource { code }
          publisher { key name(lang: EN) } section { key title } executor { name } measure { title } status { code }
        }
      }
    }
  }`);
  const key = {
    year: 2020,
    programme: null,
    fundingSource: null,
    publisher: { key: 'made-up-town', name: 'Made-up Town Council' },
    section: { key: 'made-up-town/1.1', title: 'Дороги' },
    measure: { title: 'Ремонт доріг «Центр», "Південь"' },
    status: { code: 'IN_PROGRESS' },
  };
  expect(data).toEqual({
    planFact: {
      rows: [
        { key: { ...key, executor: { name: 'Відділ\nбудівництва' } } },
        { key: { ...key, executor: { name: 'КП “Шлях”' } } },
      ],
    },
  });
});

test('pages of groups follow each other, and the grand total stays that of all', async () => {
  const page = (after: string | null) =>
    dataOf(
      `query ($after: String) {
        planFact(groupBy: [YEAR], orderBy: [{ by: YEAR, direction: DESC }], first: 1, after: $after) {
          rows { key { year } }
          pageInfo { hasNextPage hasPreviousPage endCursor }
          grandTotal { fact }
          totalGroups
        }
      }`,
      { after },
    );
  const shape = z.object({ planFact: z.object({ pageInfo: z.object({ endCursor: z.string() }) }) });
  const first = await page(null);
  const second = await page(shape.parse(first).planFact.pageInfo.endCursor);
  const all = { grandTotal: { fact: '149999.97' }, totalGroups: 2 };
  expect(first).toMatchObject({
    planFact: {
      rows: [{ key: { year: 2021 } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      ...all,
    },
  });
  expect(second).toMatchObject({
    planFact: {
      rows: [{ key: { year: 2020 } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
      ...all,
    },
  });
});

test('having takes numbers as they are written, and strings', async () => {
  const codes = async (having: string) =>
    dataOf(
      `{ planFact(groupBy: [FUNDING_SOURCE], filter: ${ROADS}, having: ${having}) { rows { key { fundingSource { code } } } } }`,
    );
  const local = { planFact: { rows: [{ key: { fundingSource: { code: 'LOCAL' } } }] } };
  expect(await codes('{ plan: { eq: 50000.01 } }')).toEqual(local);
  expect(await codes('{ plan: { eq: "50000.01" } }')).toEqual(local);
  expect(await codes('{ executionRate: { gt: 0.99, lt: 1 } }')).toEqual(local);
});

test('the permalink asks the same release the same question, however it was asked first', async () => {
  const answer = z.object({ planFact: z.object({ permalink: z.string() }) });
  const direct = await dataOf(`{
    planFact(groupBy: [YEAR], filter: { text: "дорі\\"г", plan: { gte: 0.5 } }, first: 5) { permalink }
  }`);
  const { permalink } = answer.parse(direct).planFact;
  const byVariables = await dataOf(
    `query ($filter: FundingFactFilter, $by: [Dimension!]!) {
      planFact(groupBy: $by, filter: $filter, orderBy: [], first: 5) { permalink }
    }`,
    { filter: { text: 'дорі"г', plan: { gte: '0.5' }, and: null }, by: ['YEAR'] },
  );
  expect(answer.parse(byVariables).planFact.permalink).toContain(served().release.id);
  const address = new URL(permalink, 'http://localhost');
  expect(address.pathname).toBe('/graphql');
  const { data, errors } = await ask(address.searchParams.get('query') ?? '');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ planFact: { totalGroups: 0, release: { id: served().release.id } } });
});

test('warnings come in both languages', async () => {
  const data = await dataOf(`{
    planFact(groupBy: [EXECUTOR]) { warnings { code message(lang: EN) } }
  }`);
  expect(data).toEqual({
    planFact: {
      warnings: [
        {
          code: 'EXECUTORS_OVERLAP',
          message: expect.stringMatching(/^3 measure\(s\) have several executors/),
        },
        { code: 'SYNTHETIC_DATA', message: expect.stringMatching(/made up for demonstration/) },
      ],
    },
  });
});

test('an order by a dimension that is not grouped by is told as a mistake of the question', async () => {
  const { errors } = await ask('{ planFact(groupBy: [YEAR], orderBy: [{ by: STATUS }]) { totalGroups } }');
  expect(errors).toMatchObject([{ extensions: { code: 'QUESTION_INVALID' }, path: ['planFact'] }]);
});
