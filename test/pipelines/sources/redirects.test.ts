import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { sha256, startFetching, stateOf } from './fetching.ts';
import { type Route, startLoopback } from './loopback-server.ts';

const file: Route = (response) => response.end('report');

function to(location: string, status = 302): Route {
  return (response) => response.writeHead(status, { location }).end('moved');
}

async function fetchFrom(url: string, replaced = {}) {
  const { fetch, pauses } = startFetching();
  const known = stateOf(url);
  const outcome = await fetch({ addresses: [url], allowPrivate: true }, [known], replaced);
  return { ...outcome, known, pauses };
}

test.each([301, 302, 303, 307, 308])(
  'a %i is followed, and the address stays that of the pipeline',
  async (status) => {
    const { url, requests } = await startLoopback({
      '/a.xlsx': to('files/b.xlsx?v=2#top', status),
      '*': file,
    });
    const { files, pauses } = await fetchFrom(`${url}/a.xlsx`);
    expect(files).toMatchObject([
      { url: `${url}/a.xlsx`, path: 'town/report.xlsx', sha256: sha256('report'), state: 'fetched' },
    ]);
    expect(requests.map((request) => request.url)).toEqual(['/a.xlsx', '/files/b.xlsx?v=2']);
    expect(pauses).toEqual([1000]);
  },
);

test('a file at another host is followed to it', async () => {
  const other = await startLoopback({ '*': file });
  const { url } = await startLoopback({ '*': to(`http://files.example:${other.port}/b.xlsx`) });
  const { files } = await fetchFrom(`${url}/a.xlsx`);
  expect(files).toMatchObject([{ state: 'fetched' }]);
  expect(other.requests[0]?.headers.host).toBe(`files.example:${other.port}`);
});

test('five redirects are followed, a sixth is not', async () => {
  const chain = (length: number) =>
    startLoopback({
      '*': (response, request, times) => {
        const step = Number(request.url?.slice(1));
        return step < length ? to(`/${step + 1}`)(response, request, times) : response.end('report');
      },
    });
  const five = await chain(5);
  expect((await fetchFrom(`${five.url}/0`)).failures).toEqual([]);
  const six = await chain(6);
  const { files, failures, known } = await fetchFrom(`${six.url}/0`);
  expect(files).toEqual([{ ...known, state: 'kept' }]);
  expect(failures).toMatchObject([
    { code: 'fetch_refused', message: expect.stringContaining('at most 5 redirects') },
  ]);
  expect(six.requests).toHaveLength(6);
});

test('a circle of redirects ends, and is not tried again', async () => {
  const { url, requests } = await startLoopback({ '/a.xlsx': to('/b.xlsx'), '/b.xlsx': to('/a.xlsx') });
  const { failures } = await fetchFrom(`${url}/a.xlsx`);
  expect(failures).toMatchObject([{ code: 'fetch_refused' }]);
  expect(requests).toHaveLength(6);
});

test('what is gone at the end of a redirect is gone; a redirect to nowhere is a failure', async () => {
  const { url } = await startLoopback({
    '/a.xlsx': to('/no-such-page'),
    '/b.xlsx': (response) => response.writeHead(302).end(),
  });
  expect((await fetchFrom(`${url}/a.xlsx`)).gone).toMatchObject([{ url: `${url}/a.xlsx` }]);
  expect((await fetchFrom(`${url}/b.xlsx`)).failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('302 Found') },
  ]);
});

test.each([
  'ftp://town.example/a.xlsx',
  'file:///etc/passwd',
  'data:text/csv,1;2',
  'http://user:password@town.example/a.xlsx',
  'http://',
])('a redirect to %s is refused', async (location) => {
  const { url, requests } = await startLoopback({ '*': to(location) });
  const { files, failures } = await fetchFrom(`${url}/a.xlsx`);
  expect(files).toMatchObject([{ state: 'kept' }]);
  expect(failures).toMatchObject([
    { code: 'fetch_refused', message: expect.stringContaining('without a user name') },
  ]);
  expect(requests).toHaveLength(1);
});

test.each(['http://127.0.0.2', 'http://[::ffff:127.0.0.2]', 'http://0x7f000002', 'http://inside.example'])(
  'a redirect to the private address %s is refused before anything is sent there',
  async (location) => {
    const privateAddresses = new BlockList();
    privateAddresses.addAddress('127.0.0.2');
    const { port, url } = await startLoopback({
      '*': (...args) => to(`${location}:${port}/a.xlsx`)(...args),
    });
    const { fetch } = startFetching();
    const { failures } = await fetch({ addresses: [`${url}/a.xlsx`] }, [], {
      privateAddresses,
      lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.2', family: 4 }]),
    });
    expect(failures).toMatchObject([
      { code: 'fetch_refused', message: expect.stringContaining('allowPrivate: true') },
    ]);
  },
);
