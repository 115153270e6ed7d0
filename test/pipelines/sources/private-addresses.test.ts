import { expect, test } from 'vitest';
import { privateAddresses } from '../../../src/pipelines/sources/private-addresses.ts';
import { startFetching } from './fetching.ts';
import { startLoopback } from './loopback-server.ts';

const LIST = privateAddresses();

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.2.1',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '239.255.255.250',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '::127.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:c0a8:101::1',
  'fc00::1',
  'fd12:3456:789a::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
])('%s is no public address', (address) => {
  expect(LIST.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(true);
});

test.each([
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '185.68.16.2',
  '192.169.0.1',
  '223.255.255.255',
  '::ffff:185.68.16.2',
  '64:ff9b::185.68.16.2',
  '2002:b944:1002::1',
  '2001:4860:4860::8888',
  '2606:4700::1111',
  '2a00:1450:4001::1',
])('%s is public', (address) => {
  expect(LIST.check(address, address.includes(':') ? 'ipv6' : 'ipv4')).toBe(false);
});

test.each([
  ['http', '127.0.0.1'],
  ['https', '127.0.0.1'],
  ['http', '[::ffff:127.0.0.1]'],
  ['http', '2130706433'],
  ['http', '127.1'],
  ['http', 'localhost'],
  ['http', 'reports.town.example'],
  ['https', 'reports.town.example'],
])('nothing is sent over %s to %s, however it is spelled or looked up', async (protocol, host) => {
  const { port, connections } = await startLoopback({ '*': (response) => response.end('secret') });
  const source = { addresses: [`${protocol}://${host}:${port}/a.xlsx`] };
  const { files, failures } = await startFetching().fetch(source);
  expect(files).toEqual([]);
  expect(failures).toMatchObject([{ code: 'fetch_refused' }]);
  expect(failures[0]?.message).toMatch(/is (?:127\.0\.0\.1|::ffff:7f00:1), an address of a private/);
  expect(connections()).toBe(0);
});

test('a name is looked up once a connection, so it cannot be public for the check and private afterwards', async () => {
  const { port, connections } = await startLoopback({ '*': (response) => response.end('report') });
  const addresses: readonly string[] = ['127.0.0.1', '10.0.0.1'];
  let lookups = 0;
  const { fetch } = startFetching();
  const { failures } = await fetch({ addresses: [`http://rebound.example:${port}/a.xlsx`] }, [], {
    lookup: (_, __, callback) => {
      const address = addresses[lookups % 2] ?? '';
      lookups += 1;
      callback(null, [{ address, family: 4 }]);
    },
  });
  expect(failures).toMatchObject([{ code: 'fetch_refused' }]);
  expect([lookups, connections()]).toEqual([1, 0]);
});

test('a pipeline may allow private addresses', async () => {
  const { port } = await startLoopback({ '*': (response) => response.end('report') });
  const source = { addresses: [`http://reports.town.example:${port}/a.xlsx`], allowPrivate: true };
  expect((await startFetching().fetch(source)).files).toMatchObject([{ state: 'fetched' }]);
});
