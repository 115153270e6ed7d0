import { expect, test } from 'vitest';
import { z } from 'zod';
import { sharedApi } from './shared-api.ts';

const { ask, dataOf, countStatements, served } = sharedApi();

const page = z.object({
  edges: z.array(z.object({ cursor: z.string(), node: z.object({ key: z.string() }) })),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});

test('a list is read to its end by its cursors', async () => {
  const query = `query ($after: String) {
    measures(first: 2, after: $after, orderBy: [{ by: PLAN, direction: DESC }]) {
      edges { cursor node { key } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const keys: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { measures } = z.object({ measures: page }).parse(await dataOf(query, { after }));
    expect(measures.pageInfo.endCursor).toBe(measures.edges.at(-1)?.cursor ?? null);
    keys.push(...measures.edges.map(({ node }) => node.key));
    after = measures.pageInfo.endCursor;
    more = measures.pageInfo.hasNextPage;
  }
  expect(keys).toEqual([
    'made-up-town/2020/1.1/1',
    'made-up-town/2020/2.3/1',
    'made-up-town/2021/1.1/1',
    'made-up-town/2020/1.1/2',
    'made-up-town/2020/2.3/2',
    'made-up-town/2021/1.1/2',
  ]);
});

test('a list below a report has pages of its own', async () => {
  const shape = z.object({
    reports: z.object({ nodes: z.tuple([z.object({ measures: page.extend({ totalCount: z.number() }) })]) }),
  });
  const read = async (after: string | null) =>
    shape.parse(
      await dataOf(
        `query ($after: String) {
          reports(first: 1) {
            nodes { measures(first: 1, after: $after) { totalCount edges { cursor node { key } } pageInfo { hasNextPage endCursor } } }
          }
        }`,
        { after },
      ),
    ).reports.nodes[0].measures;
  const first = await read(null);
  expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([2, true]);
  const second = await read(first.pageInfo.endCursor);
  expect(second.edges.map(({ node }) => node.key)).toEqual(['made-up-town/2020/1.1/2']);
  expect(second.pageInfo.hasNextPage).toBe(false);
});

test('a count alone reads no page, and a page alone counts nothing', async () => {
  expect(await countStatements(() => dataOf('{ fundingFacts { totalCount } }'))).toBe(1);
  expect(
    await countStatements(() =>
      dataOf('{ fundingFacts(first: 1) { nodes { key } edges { cursor } pageInfo { endCursor } } }'),
    ),
  ).toBe(1);
});

test('a page of none is empty, not an error', async () => {
  expect(
    await dataOf(
      '{ reports(first: 0) { totalCount nodes { key } pageInfo { hasNextPage endCursor startCursor } } }',
    ),
  ).toEqual({
    reports: {
      totalCount: 3,
      nodes: [],
      pageInfo: { hasNextPage: true, endCursor: null, startCursor: null },
    },
  });
});

test.each([
  [
    'measures(first: 1001) { totalCount nodes { key } }',
    { code: 'PAGE_TOO_LARGE', limit: 1000, actual: 1001 },
    400,
  ],
  [
    'reports { nodes { findings(first: 5000) { nodes { key } } } }',
    { code: 'PAGE_TOO_LARGE', limit: 1000, actual: 5000 },
    400,
  ],
  ['fundingFacts(first: -1) { nodes { key } }', { code: 'BAD_USER_INPUT' }, 200],
  ['findings(after: "nonsense") { nodes { key } }', { code: 'CURSOR_INVALID' }, 200],
])('%s is refused', async (field, extensions, status) => {
  const reply = await ask(`{ ${field} }`);
  expect(reply.errors).toMatchObject([{ extensions }]);
  expect([reply.status, reply.data]).toEqual([status, null]);
});

test('the release describes itself and its files', async () => {
  const data = await dataOf(`{
    release { id created synthetic url tables { name rows } files { name url mediaType bytes sha256 } }
    releases { totalCount nodes { id } pageInfo { hasNextPage } }
  }`);
  const { id } = served().release;
  expect(data).toMatchObject({
    release: {
      id,
      created: '2026-11-24T12:00:00.000Z',
      synthetic: true,
      url: `/releases/${id}/`,
      tables: expect.arrayContaining([{ name: 'funding_facts', rows: 15 }]),
      files: expect.arrayContaining([
        {
          name: 'measures.csv',
          url: `/releases/${id}/measures.csv`,
          mediaType: 'text/csv; charset=utf-8; header=present',
          bytes: expect.stringMatching(/^\d+$/),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ]),
    },
    releases: { totalCount: 1, nodes: [{ id }], pageInfo: { hasNextPage: false } },
  });
});

test('a release that is not there is told, without a word of folders', async () => {
  const { errors } = await ask('{ release(id: "20200101T000000Z-00000000") { id } }');
  expect(errors).toMatchObject([{ extensions: { code: 'RELEASE_MISSING' } }]);
  expect(JSON.stringify(errors)).not.toContain('planfact-test');
});
