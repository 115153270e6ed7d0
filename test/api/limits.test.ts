import { getIntrospectionQuery } from 'graphql';
import { expect, test } from 'vitest';
import { sharedApi } from './shared-api.ts';

const { ask, fetch, dataOf } = sharedApi();

test.each([
  [
    'tokens',
    `{ ${'publishers { key } '.repeat(600)} }`,
    { code: 'TOO_MANY_TOKENS', limit: 2000, actual: 2402 },
  ],
  [
    'depth',
    `{ reports { nodes { ${'measures { nodes { report { '.repeat(3)} key ${'} } }'.repeat(3)} } } }`,
    { code: 'TOO_DEEP', limit: 10, actual: 12 },
  ],
  [
    'aliases',
    `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    { code: 'TOO_MANY_ALIASES', limit: 30, actual: 31 },
  ],
  ['root fields', `{ ${'__typename '.repeat(21)} }`, { code: 'TOO_MANY_ROOT_FIELDS', limit: 20, actual: 21 }],
  [
    'aliases hidden in fragments',
    `{ ...a } fragment a on Query { ...b ...b ...b ...b } fragment b on Query { ...c ...c ...c ...c } fragment c on Query { x: __typename y: __typename }`,
    { code: 'TOO_MANY_ALIASES', limit: 30, actual: 32 },
  ],
])('too many or too deep: %s', async (_, query, extensions) => {
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ extensions })]),
    });
  }
});

test('fragments that spread each other without end are refused quickly', async () => {
  const doubling = Array.from(
    { length: 60 },
    (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`,
  ).join(' ');
  const { status } = await ask(`{ ...f0 } ${doubling} fragment f60 on Query { x: __typename }`);
  expect(status).toBe(400);
  const cycle = await ask('{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }');
  expect(cycle.errors).toMatchObject([{ message: expect.stringContaining('Cannot spread fragment') }]);
});

test('introspection goes as deep as its tools need', async () => {
  expect(await dataOf(getIntrospectionQuery())).toHaveProperty('__schema');
});

test('a filter in variables has its bounds too', async () => {
  const query = 'query ($filter: FundingFactFilter) { fundingFacts(filter: $filter) { totalCount } }';
  const many = await ask(query, { filter: { measure: { in: Array.from({ length: 1001 }, String) } } });
  expect(many.errors).toMatchObject([
    { extensions: { code: 'FILTER_TOO_LARGE', limit: 1000, actual: 1001 } },
  ]);
  const nested = Array.from({ length: 12 }).reduce<object>((filter) => ({ not: filter }), { text: 'a' });
  const deep = await ask(query, { filter: nested });
  expect(deep.errors).toMatchObject([{ extensions: { code: 'FILTER_TOO_DEEP', limit: 10, actual: 13 } }]);
});

test('a body of more than 64 KB is refused', async () => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(65_536) } }),
  });
  expect(response.status).toBe(413);
});

test('any site may read, without credentials', async () => {
  const response = await fetch('/graphql?query={__typename}', { headers: { origin: 'https://example.org' } });
  expect(response.headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/example\.org)$/);
  expect(response.headers.get('access-control-allow-credentials')).toBeNull();
});
