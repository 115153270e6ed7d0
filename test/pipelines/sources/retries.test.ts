import { expect, test } from 'vitest';
import { NOW, sha256, startFetching, stateOf } from './fetching.ts';
import { type LoopbackServer, type Route, sendRaw, startLoopback } from './loopback-server.ts';

const WHOLE = 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nreport';

/** Fails as `route` says for the first requests, then sends the file. */
function startFailing(failures: number, route: Route): Promise<LoopbackServer> {
  return startLoopback({
    '*': (response, request, times) =>
      times <= failures ? route(response, request, times) : response.end('report'),
  });
}

/** The waits before further tries; pauses between requests are switched off. */
async function fetchFrom({ url }: LoopbackServer, limits = {}) {
  const { fetch, pauses, archive } = startFetching();
  const known = stateOf(`${url}/report.xlsx`);
  const source = { addresses: [known.url], allowPrivate: true, pauseSeconds: 0 };
  const outcome = await fetch(source, [known], { limits });
  return { outcome, pauses, archive, known };
}

const PASSING: readonly (readonly [what: string, route: Route])[] = [
  ['408', (response) => response.writeHead(408).end()],
  ['425', (response) => response.writeHead(425).end()],
  ['429', (response) => response.writeHead(429).end()],
  ['500', (response) => response.writeHead(500).end()],
  ['503', (response) => response.writeHead(503).end()],
  ['connection broken off before the answer', (response) => response.socket?.destroy()],
  ['reset connection', (response) => response.socket?.resetAndDestroy()],
  ['body cut off in the middle', (response) => sendRaw(response, WHOLE.slice(0, -3))],
  [
    'chunked body without its end',
    (response) => {
      response.write('rep');
      setImmediate(() => response.socket?.destroy());
    },
  ],
  ['body longer than announced', (response) => sendRaw(response, `${WHOLE}, and its end`)],
  ['body shorter than announced', (response) => sendRaw(response, WHOLE.replace('6', '600'))],
  ['answer that is not HTTP', (response) => sendRaw(response, '220 ftp.town.example ready\r\n')],
  [
    'two lengths',
    (response) => sendRaw(response, WHOLE.replace('\r\n\r\n', '\r\nContent-Length: 5\r\n\r\n')),
  ],
  ['file of 0 bytes', (response) => response.end()],
];

test.each(PASSING)('after a %s the file is asked for again', async (_, route) => {
  const server = await startFailing(1, route);
  const { outcome, archive } = await fetchFrom(server);
  expect(server.requests).toHaveLength(2);
  expect(outcome.failures).toEqual([]);
  expect(outcome.files).toMatchObject([{ sha256: sha256('report'), state: 'fetched' }]);
  expect([...archive.keys()]).toEqual([sha256('report')]);
});

test.each(PASSING)(
  'a server that has nothing but a %s costs itself one failure after four tries',
  async (_, route) => {
    const server = await startFailing(Number.POSITIVE_INFINITY, route);
    const { outcome, archive, known } = await fetchFrom(server);
    expect(server.requests).toHaveLength(4);
    expect(outcome).toMatchObject({ files: [{ ...known, state: 'kept' }], gone: [] });
    expect(outcome.failures).toMatchObject([
      { code: 'fetch_failed', message: expect.stringContaining(known.url) },
    ]);
    expect(archive.size).toBe(0);
  },
);

test('a server that refuses connections costs itself one failure', async () => {
  const { fetch, pauses } = startFetching();
  const known = stateOf('http://127.0.0.1:1/report.xlsx');
  const { files, failures } = await fetch({ addresses: [known.url], allowPrivate: true }, [known]);
  expect(files).toEqual([{ ...known, state: 'kept' }]);
  expect(failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('refused the connection') },
  ]);
  expect(pauses.filter((pause) => pause !== 1000)).toEqual([750, 1500, 3000]);
});

test('a name that nobody knows costs itself one failure', async () => {
  const { fetch } = startFetching();
  const source = { addresses: ['http://no.such.example/a.xlsx'], allowPrivate: true };
  const { failures } = await fetch(source, [], {
    lookup: (_, __, callback) => callback(Object.assign(new Error('gone'), { code: 'ENOTFOUND' }), ''),
  });
  expect(failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('name is not known') },
  ]);
});

test('the waits double, with jitter', async () => {
  const server = await startFailing(3, (response) => response.writeHead(500).end());
  const { pauses } = await fetchFrom(server);
  expect(pauses).toEqual([750, 1500, 3000]);
});

test.each([
  ['in seconds', '7', 7_000],
  ['as a date', 'Wed, 25 Nov 2026 06:00:20 GMT', 20_000],
  ['as a date that is over', 'Wed, 25 Nov 2026 05:00:00 GMT', 750],
  ['as garbage', 'soon', 750],
])('a wait that the server asks for %s is kept', async (_, header, wait) => {
  expect(NOW).toBe('2026-11-25T06:00:00.000Z');
  const server = await startFailing(1, (response) =>
    response.writeHead(429, { 'retry-after': header }).end(),
  );
  const { outcome, pauses } = await fetchFrom(server);
  expect(pauses).toEqual([wait]);
  expect(outcome.files).toMatchObject([{ state: 'fetched' }]);
});

test('a server that wants an hour is left alone until the next run', async () => {
  const server = await startFailing(1, (response) =>
    response.writeHead(503, { 'retry-after': '3600' }).end(),
  );
  const { outcome, pauses } = await fetchFrom(server);
  expect([pauses, server.requests.length]).toEqual([[], 1]);
  expect(outcome.files).toMatchObject([{ state: 'kept' }]);
});

test('an answer that does not begin in time is given up and asked for again', async () => {
  const server = await startFailing(1, () => undefined);
  const { outcome } = await fetchFrom(server, { answerMs: 100 });
  expect(outcome.files).toMatchObject([{ state: 'fetched' }]);
});

test('headers that come one letter at a time do not gain time', async () => {
  const server = await startFailing(Number.POSITIVE_INFINITY, drip('HTTP/1.1 200 OK\r\nX: '));
  const { outcome } = await fetchFrom(server, { answerMs: 100, tries: 1 });
  expect(outcome.failures[0]?.message).toContain('none came within 0.1 s');
});

test('a body that stops in the middle is given up and asked for again', async () => {
  const server = await startFailing(1, (response) => response.write('rep'));
  const { outcome, archive } = await fetchFrom(server, { silenceMs: 100 });
  expect(outcome.files).toMatchObject([{ state: 'fetched' }]);
  expect([...archive.keys()]).toEqual([sha256('report')]);
});

test('a slow file is fetched as long as it goes on', async () => {
  const server = await startLoopback({
    '*': (response) => {
      const rest = [...'report'];
      const timer = setInterval(() => {
        const next = rest.shift();
        if (next !== undefined) response.write(next);
        else clearInterval(timer);
        if (next === undefined) response.end();
      }, 2);
    },
  });
  const { outcome } = await fetchFrom(server);
  expect(outcome.files).toMatchObject([{ sha256: sha256('report'), state: 'fetched' }]);
});

test('a body that never ends takes no more than the time of a file, once', async () => {
  const server = await startFailing(Number.POSITIVE_INFINITY, drip('HTTP/1.1 200 OK\r\n\r\n'));
  const { outcome, archive, known } = await fetchFrom(server, { transferMs: 200 });
  expect(server.requests).toHaveLength(1);
  expect(outcome.files).toEqual([{ ...known, state: 'kept' }]);
  expect(outcome.failures[0]?.message).toContain('not all of it came within 0.2 s');
  expect(archive.size).toBe(0);
});

/** Sends the beginning and then a letter after the other, as long as somebody listens. */
function drip(beginning: string): Route {
  return ({ socket }) => {
    socket?.write(beginning);
    const timer = setInterval(() => socket?.write('x'), 5);
    socket?.on('error', () => undefined);
    socket?.on('close', () => clearInterval(timer));
  };
}
