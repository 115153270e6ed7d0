import { expect, test } from 'vitest';
import { fetchSource } from '../../../src/pipelines/sources/fetch-source.ts';
import { NOW, sha256, startFetching, stateOf } from './fetching.ts';
import { type Route, startLoopback } from './loopback-server.ts';

const file: Route = (response) => response.end('report');
const failing: Route = (response) => response.writeHead(503).end();

test('a file is kept under a place made from its address, with what to ask it by the next time', async () => {
  const { url, requests } = await startLoopback({
    '/docs/report.xlsx': (response) =>
      response
        .writeHead(200, { etag: '"1"', 'last-modified': 'Tue, 24 Nov 2026 10:00:00 GMT' })
        .end('report'),
  });
  const { fetch, archive } = startFetching();
  const outcome = await fetch({ addresses: [`${url}/docs/report.xlsx`], allowPrivate: true });
  expect(outcome).toEqual({
    files: [
      {
        url: `${url}/docs/report.xlsx`,
        path: 'town/report.xlsx',
        sha256: sha256('report'),
        etag: '"1"',
        lastModified: 'Tue, 24 Nov 2026 10:00:00 GMT',
        checkedAt: NOW,
        name: null,
        licence: null,
        state: 'fetched',
      },
    ],
    gone: [],
    failures: [],
  });
  expect(archive.get(sha256('report'))?.toString()).toBe('report');
  expect(requests[0]?.headers).toMatchObject({ connection: 'close', 'accept-encoding': 'identity' });
  expect(requests[0]?.headers).not.toHaveProperty('if-none-match');
});

test('a file that did not change is not sent again', async () => {
  const { url, requests } = await startLoopback({
    '/report.xlsx': (response) => response.writeHead(304).end(),
  });
  const { fetch, archive } = startFetching();
  const known = stateOf(`${url}/report.xlsx`, {
    etag: 'W/"1"',
    lastModified: 'Tue, 24 Nov 2026 10:00:00 GMT',
  });
  const { files } = await fetch({ addresses: [known.url], allowPrivate: true }, [known]);
  expect(files).toEqual([{ ...known, checkedAt: NOW, state: 'unchanged' }]);
  expect(archive.size).toBe(0);
  expect(requests[0]?.headers).toMatchObject({
    'if-none-match': 'W/"1"',
    'if-modified-since': 'Tue, 24 Nov 2026 10:00:00 GMT',
  });
});

test('what the bytes say counts, not the ETag: the same file under a new one is unchanged', async () => {
  const { url } = await startLoopback({
    '/report.xlsx': (response) => response.writeHead(200, { etag: '"2"' }).end('old'),
  });
  const known = stateOf(`${url}/report.xlsx`, { etag: '"1"' });
  const { files } = await startFetching().fetch({ addresses: [known.url], allowPrivate: true }, [known]);
  expect(files).toMatchObject([{ sha256: sha256('old'), etag: '"2"', state: 'unchanged' }]);
});

test('what the bytes say counts, not the ETag: another file under the same one is fetched', async () => {
  const { url } = await startLoopback({
    '/report.xlsx': (response) => response.writeHead(200, { etag: '"1"' }).end('new'),
  });
  const known = stateOf(`${url}/report.xlsx`, { etag: '"1"' });
  const { files } = await startFetching().fetch({ addresses: [known.url], allowPrivate: true }, [known]);
  expect(files).toMatchObject([{ sha256: sha256('new'), etag: '"1"', state: 'fetched' }]);
});

test.each([404, 410])('a file that the server calls gone with %i is gone', async (status) => {
  const { url } = await startLoopback({ '*': (response) => response.writeHead(status).end('no such page') });
  const known = stateOf(`${url}/report.xlsx`);
  const outcome = await startFetching().fetch({ addresses: [known.url], allowPrivate: true }, [known]);
  expect(outcome).toEqual({ files: [], gone: [known], failures: [] });
});

test('an address that never had a file is a mistake in the pipeline', async () => {
  const { url } = await startLoopback({});
  const { files, gone, failures } = await startFetching().fetch({
    addresses: [`${url}/x.xls`],
    allowPrivate: true,
  });
  expect([files, gone]).toEqual([[], []]);
  expect(failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('answered 404') },
  ]);
});

test('a file whose address was taken out of the pipeline is gone, and is not asked for', async () => {
  const { url, requests } = await startLoopback({ '*': file });
  const known = stateOf(`${url}/before.xlsx`);
  const { files, gone } = await startFetching().fetch(
    { addresses: [`${url}/now.xlsx`], allowPrivate: true },
    [known],
  );
  expect(files).toMatchObject([{ path: 'town/now.xlsx' }]);
  expect(gone).toEqual([known]);
  expect(requests.map((request) => request.url)).toEqual(['/now.xlsx']);
});

test.each([401, 403, 405, 418, 451, 300, 206, 500, 502, 503])(
  'nothing is withdrawn because of a %i; the others are fetched',
  async (status) => {
    const { url } = await startLoopback({
      '/bad.xlsx': (response) => response.writeHead(status).end(),
      '*': file,
    });
    const known = stateOf(`${url}/bad.xlsx`, { path: 'town/bad.xlsx' });
    const addresses = [`${url}/a.xlsx`, known.url, `${url}/b.xlsx`];
    const { files, gone, failures } = await startFetching().fetch({ addresses, allowPrivate: true }, [known]);
    expect(files.map(({ path, state }) => [path, state])).toEqual([
      ['town/a.xlsx', 'fetched'],
      ['town/bad.xlsx', 'kept'],
      ['town/b.xlsx', 'fetched'],
    ]);
    expect(files[1]).toEqual({ ...known, state: 'kept' });
    expect(gone).toEqual([]);
    expect(failures).toMatchObject([{ name: 'PlanfactError', code: 'fetch_failed' }]);
    for (const words of [known.url, String(status)]) expect(failures[0]?.message).toContain(words);
  },
);

test('an address is one with and without its fragment, and known in one spelling', async () => {
  const { url, requests } = await startLoopback({ '*': file });
  const { files } = await startFetching().fetch({
    addresses: [`${url}/a/../Звіт 1.xlsx#Аркуш1`],
    allowPrivate: true,
  });
  expect(files).toMatchObject([
    { url: `${url}/%D0%97%D0%B2%D1%96%D1%82%201.xlsx`, path: 'town/Звіт 1.xlsx' },
  ]);
  expect(requests.map((request) => request.url)).toEqual(['/%D0%97%D0%B2%D1%96%D1%82%201.xlsx']);
});

test('a file that moved to another address takes the place of the one before', async () => {
  const { url } = await startLoopback({ '*': file });
  const known = stateOf(`${url}/2025/report.xlsx`);
  const addresses = [`${url}/2026/report.xlsx`];
  const { files, gone } = await startFetching().fetch({ addresses, allowPrivate: true }, [known]);
  expect([files[0]?.path, gone]).toEqual([known.path, [known]]);
});

test('the year and the place that the pipeline gives a file count', async () => {
  const { url } = await startLoopback({ '*': file });
  const addresses = [
    { url: `${url}/a/report.xlsx`, year: 2016 },
    { url: `${url}/b/report.xlsx`, year: 2017 },
    { url: `${url}/c/report.xlsx`, year: 2018, path: 'corrected.xlsx' },
  ];
  const { files } = await startFetching().fetch({ addresses, folder: 'city', allowPrivate: true });
  expect(files.map(({ path }) => path)).toEqual([
    'city/2016/report.xlsx',
    'city/2017/report.xlsx',
    'city/2018/corrected.xlsx',
  ]);
});

test('a 304 to a request that asked for no comparison is a failure', async () => {
  const { url } = await startLoopback({ '*': (response) => response.writeHead(304).end() });
  const { files, failures } = await startFetching().fetch({
    addresses: [`${url}/a.xlsx`],
    allowPrivate: true,
  });
  expect(files).toEqual([]);
  expect(failures).toMatchObject([{ code: 'fetch_failed', message: expect.stringContaining('304') }]);
});

test('a host is asked one thing at a time, with the pause of the pipeline between two', async () => {
  let open = 0;
  const { url } = await startLoopback({
    '*': (response) => {
      open += 1;
      response.on('close', () => {
        open -= 1;
      });
      response.end(String(open));
    },
  });
  const { fetch, archive, pauses } = startFetching();
  const addresses = ['a', 'b', 'c'].map((name) => `${url}/${name}.xlsx`);
  await fetch({ addresses, allowPrivate: true, pauseSeconds: 2.5 });
  expect(pauses).toEqual([2500, 2500]);
  expect([...archive.keys()]).toEqual([sha256('1')]);
});

test('a host that answers nothing is left alone after three addresses; another one is not', async () => {
  const dead = await startLoopback({ '*': failing });
  const alive = await startLoopback({ '*': file });
  const addresses = [1, 2, 3, 4, 5].map((number) => `${dead.url}/${number}.xlsx`);
  const known = addresses.map((url, index) => stateOf(url, { path: `town/${index + 1}.xlsx` }));
  const { files, failures } = await startFetching().fetch(
    { addresses: [...addresses, `${alive.url}/6.xlsx`], allowPrivate: true },
    known,
    { limits: { tries: 1 } },
  );
  expect(dead.requests.map((request) => request.url)).toEqual(['/1.xlsx', '/2.xlsx', '/3.xlsx']);
  expect(files.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'fetched']);
  expect(failures).toHaveLength(5);
  expect(failures[4]?.message).toContain('not asked');
});

test('the server is told who asks and how to reach them', async () => {
  const { url, requests } = await startLoopback({ '*': file });
  const { fetch } = startFetching();
  await fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true });
  await fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true, contact: 'https://town.example/(дані)' });
  expect(requests.map(({ headers }) => headers['user-agent'])).toEqual([
    'planfact/0.1.0 (reports of town)',
    'planfact/0.1.0 (reports of town; contact: https://town.example/%28%D0%B4%D0%B0%D0%BD%D1%96%29)',
  ]);
});

test('whoever watches is told of each file as it is settled', async () => {
  const { url } = await startLoopback({ '/a.xlsx': file, '/b.xlsx': failing, '/c.xlsx': file });
  const { fetch, events } = startFetching();
  const known = [stateOf(`${url}/b.xlsx`), stateOf(`${url}/d.xlsx`, { path: 'town/d.xlsx' })];
  const addresses = ['a', 'b', 'd'].map((name) => `${url}/${name}.xlsx`);
  await fetch({ addresses, allowPrivate: true }, known, { limits: { tries: 2 } });
  expect(events).toMatchObject([
    { kind: 'listed', files: 3 },
    { kind: 'settled', file: { path: 'town/a.xlsx', state: 'fetched' } },
    { kind: 'retrying', url: `${url}/b.xlsx`, waitMs: 750 },
    { kind: 'failed', failure: { code: 'fetch_failed' } },
    { kind: 'settled', file: { path: 'town/report.xlsx', state: 'kept' } },
    { kind: 'gone', file: { url: `${url}/d.xlsx` } },
  ]);
});

test('a connection whose answer is not wanted is closed', async () => {
  const closed = Promise.withResolvers<void>();
  const { url } = await startLoopback({
    '*': (response) => {
      response.on('close', closed.resolve);
      response.writeHead(403).write('an answer without an end');
    },
  });
  await startFetching().fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true });
  await closed.promise;
});

test('what the caller leaves out is as in a run: real waits, the usual limits, no private addresses', async () => {
  const { url, requests } = await startLoopback({ '*': (response) => response.end('x') });
  const usual = {
    keep: async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const chunk of bytes) expect(chunk.byteLength).toBe(1);
      return { sha256: sha256('x'), bytes: 1 };
    },
    now: () => new Date(),
    signal: new AbortController().signal,
    version: '0.1.0',
    publisher: 'town',
  };
  const addresses = ['a', 'b'].map((name) => ({
    url: `${url}/${name}.xlsx`,
    year: null,
    path: null,
    format: null,
  }));
  const source = { addresses, folder: 'town', contact: null, pauseSeconds: 0.01 };
  const open = await fetchSource({ ...source, allowPrivate: true }, [], usual);
  expect(open.files).toMatchObject([{ state: 'fetched' }, { state: 'fetched' }]);
  expect(requests).toHaveLength(2);
  const closed = await fetchSource({ ...source, allowPrivate: false }, [], usual);
  expect(closed.failures).toMatchObject([{ code: 'fetch_refused' }, { code: 'fetch_refused' }]);
  expect(requests).toHaveLength(2);
});
