import { auditServer } from 'graphql-http';
import { expect, test } from 'vitest';
import { sharedApi } from './shared-api.ts';

const { fetch } = sharedApi();

test('all audits of GraphQL over HTTP pass, with every limit on', async () => {
  const results = await auditServer({
    url: 'http://localhost/graphql',
    fetchFn: (url: string, init?: RequestInit) => fetch(new URL(url).pathname + new URL(url).search, init),
  });
  expect(results.length).toBe(61);
  expect(results.filter(({ status }) => status !== 'ok').map(({ name }) => name)).toEqual([]);
});

test('an address that names a release is understood', async () => {
  const response = await fetch('/graphql?release=latest&query={__typename}');
  expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
});
