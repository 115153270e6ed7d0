import { expect, test } from 'vitest';
import { sha256, startFetching, stateOf } from './fetching.ts';
import { type Route, sendRaw, startLoopback } from './loopback-server.ts';

const file: Route = (response) => response.end('report');

test.each([
  ['with others to come', ['a.xlsx', 'b.xlsx']],
  ['which was the last', ['a.xlsx']],
])('the signal stops everything in the middle of a file %s, and the server sees it', async (_, names) => {
  const stop = new AbortController();
  const closed = Promise.withResolvers<void>();
  const { url, requests } = await startLoopback({
    '*': (response) => {
      response.on('close', closed.resolve);
      response.write('beginning');
      stop.abort();
    },
  });
  const known = names.map((name) => stateOf(`${url}/${name}`));
  const { fetch, archive, events } = startFetching();
  const addresses = known.map((state) => state.url);
  const fetching = fetch({ addresses, allowPrivate: true }, known, { signal: stop.signal });
  await expect(fetching).rejects.toMatchObject({ name: 'PlanfactError', code: 'interrupted' });
  await closed.promise;
  expect(requests).toHaveLength(1);
  expect(archive.size).toBe(0);
  expect(events.map(({ kind }) => kind)).toEqual(['listed']);
});

test('a signal that came before it all leaves the servers alone', async () => {
  const { url, connections } = await startLoopback({ '*': file });
  const fetching = startFetching().fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true }, [], {
    signal: AbortSignal.abort(),
  });
  await expect(fetching).rejects.toMatchObject({ code: 'interrupted' });
  expect(connections()).toBe(0);
});

test('a full archive is no fault of the server: it ends the fetching', async () => {
  const { url, requests } = await startLoopback({ '*': file });
  const full = new Error('no space left');
  const keep = () => Promise.reject(full);
  const fetching = startFetching().fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true }, [], { keep });
  await expect(fetching).rejects.toBe(full);
  expect(requests).toHaveLength(1);
});

test('an archive that words the failure of a file in its own way does not hide the reason', async () => {
  const half = `HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n${'x'.repeat(10_000)}`;
  const { url, requests } = await startLoopback({ '*': (response) => sendRaw(response, half) });
  const keep = async (bytes: AsyncIterable<Uint8Array>) => {
    try {
      for await (const chunk of bytes) chunk.fill(0);
    } catch {
      throw new Error('the archive took nothing');
    }
    return { sha256: sha256(''), bytes: 0 };
  };
  const { failures } = await startFetching().fetch({ addresses: [`${url}/a.xlsx`], allowPrivate: true }, [], {
    keep,
  });
  expect(failures).toMatchObject([{ code: 'fetch_failed', message: expect.stringContaining('broke off') }]);
  expect(requests).toHaveLength(4);
});

test('the signal stops the listing of a dataset, too', async () => {
  const stop = new AbortController();
  const { url } = await startLoopback({ '*': () => stop.abort() });
  const source = { ckan: { site: url, dataset: 'reports' }, allowPrivate: true };
  const fetching = startFetching().fetch(source, [stateOf(`${url}/a.xlsx`)], { signal: stop.signal });
  await expect(fetching).rejects.toMatchObject({ code: 'interrupted' });
});
