import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { startFetching } from './fetching.ts';
import { type LoopbackServer, type Route, startLoopback } from './loopback-server.ts';

const CERTIFICATE = readFixture('loopback-certificate.pem');
const KEY = readFixture('loopback-key.pem');

const file: Route = (response) => response.end('report');

function readFixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

function startSecure(routes: Readonly<Record<string, Route>>): Promise<LoopbackServer> {
  return startLoopback(routes, { cert: CERTIFICATE, key: KEY });
}

function trustCertificate(): void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, CERTIFICATE]);
  onTestFinished(() => setDefaultCACertificates(before));
}

async function fetchFrom(url: string) {
  return await startFetching().fetch({ addresses: [url], allowPrivate: true });
}

test('a server whose certificate nobody vouches for is not asked, nor tried again', async () => {
  const { port, requests, connections } = await startSecure({ '*': file });
  const { files, failures } = await fetchFrom(`https://town.example:${port}/a.xlsx`);
  expect(files).toEqual([]);
  expect(failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT') },
  ]);
  expect([requests.length, connections()]).toEqual([0, 1]);
});

test.each([
  ['town.example', 'town.example'],
  ['127.0.0.1', false],
])(
  'a file comes encrypted from %s, which is told the name that is wanted of it',
  async (host, servername) => {
    trustCertificate();
    const { port, requests } = await startSecure({ '*': file });
    expect((await fetchFrom(`https://${host}:${port}/a.xlsx`)).files).toMatchObject([{ state: 'fetched' }]);
    expect(requests[0]?.socket).toHaveProperty('servername', servername);
  },
);

test('a certificate of another name is not accepted', async () => {
  trustCertificate();
  const { port, requests } = await startSecure({ '*': file });
  const { failures } = await fetchFrom(`https://city.example:${port}/a.xlsx`);
  expect(failures[0]?.message).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(requests).toHaveLength(0);
});

test('a redirect from https to http is refused, the other way it is followed', async () => {
  trustCertificate();
  const open = await startLoopback({
    '/up.xlsx': (response) => response.writeHead(301, { location: `${secure.url}/a.xlsx` }).end(),
    '*': file,
  });
  const secure: LoopbackServer = await startSecure({
    '/down.xlsx': (response) => response.writeHead(301, { location: `${open.url}/a.xlsx` }).end(),
    '*': file,
  });
  const { failures } = await fetchFrom(`${secure.url}/down.xlsx`);
  expect(failures).toMatchObject([
    { code: 'fetch_refused', message: expect.stringContaining('to stay with https') },
  ]);
  expect(open.requests).toHaveLength(0);
  expect((await fetchFrom(`${open.url}/up.xlsx`)).files).toMatchObject([{ state: 'fetched' }]);
});
