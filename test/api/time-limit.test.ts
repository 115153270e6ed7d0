import { expect, test } from 'vitest';
import { createApi } from '../../src/api/create-api.ts';
import { sharedApi } from './shared-api.ts';

const { served } = sharedApi();

const ENDLESS = 'select count(*) from range(1000000000000) as numbers(n) where n % 7 = 3';

test('a request whose time is up is told so, and when to try again', async () => {
  const { release, engine } = served();
  const slow = {
    ...engine,
    query: (_: string, __: unknown, signal?: AbortSignal) => engine.query(ENDLESS, [], signal),
  };
  const api = createApi({ releasesFolder: release.path, timeLimit: 20 });
  const response = await api.fetch(
    new URL('http://localhost/graphql?query={publishers{key}}'),
    { headers: { accept: 'application/graphql-response+json' } },
    { served: { ...served(), engine: slow } },
  );
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await response.json()).toMatchObject({
    data: null,
    errors: [
      {
        message: expect.stringContaining('its time was up'),
        extensions: { code: 'TIME_LIMIT', limit: 2000 },
      },
    ],
  });
});
