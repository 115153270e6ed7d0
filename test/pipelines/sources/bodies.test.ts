import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sha256, startFetching, stateOf } from './fetching.ts';
import { type Route, sendRaw, startLoopback } from './loopback-server.ts';

type Headers = Readonly<Record<string, string>>;

function body(content: string | Uint8Array, headers: Headers = {}): Route {
  return (response) => response.writeHead(200, headers).end(content);
}

async function fetchOne(route: Route, path = '/report.xlsx', format: string | null = null, limits = {}) {
  const server = await startLoopback({ '*': route });
  const { fetch, archive } = startFetching();
  const known = stateOf(`${server.url}${path}`);
  const source = { addresses: [{ url: known.url, format }], allowPrivate: true };
  const outcome = await fetch(source, [known], { limits: { bytes: 100_000, ...limits } });
  const [file] = outcome.files;
  return {
    ...outcome,
    file,
    kept: archive.get(file?.sha256 ?? '')?.toString(),
    archive,
    requests: server.requests,
  };
}

test.each([
  ['gzip', gzipSync('report')],
  ['x-gzip', gzipSync('report')],
  ['GZIP', gzipSync('report')],
  ['deflate', deflateSync('report')],
  ['deflate', deflateRawSync('report')],
  ['br', brotliCompressSync('report')],
  ['identity', Buffer.from('report')],
  ['deflate, gzip', gzipSync(deflateSync('report'))],
])('a file packed for the way with %s is unpacked', async (coding, bytes) => {
  const { kept, file } = await fetchOne(body(bytes, { 'content-encoding': coding }));
  expect([kept, file?.state]).toEqual(['report', 'fetched']);
});

test.each([
  ['gzip', gzipSync('report'.repeat(100)).subarray(0, -12)],
  ['gzip', Buffer.from('report')],
  ['br', brotliCompressSync('report').subarray(0, -2)],
  ['deflate', deflateSync('report').subarray(0, -3)],
])('a damaged %s body is never kept', async (coding, bytes) => {
  const { file, failures, archive, requests } = await fetchOne(body(bytes, { 'content-encoding': coding }));
  expect(file?.state).toBe('kept');
  expect(failures).toMatchObject([
    { code: 'fetch_failed', message: expect.stringContaining('does not unpack') },
  ]);
  expect([archive.size, requests.length]).toEqual([0, 4]);
});

test.each([
  ['that planfact does not know', 'compress'],
  ['over and over', 'gzip, '.repeat(1000)],
])('a coding %s is refused', async (_, coding) => {
  const { file, failures } = await fetchOne(body('?', { 'content-encoding': coding }));
  expect([file?.state, failures[0]?.code]).toEqual(['kept', 'fetch_refused']);
});

const ZEROS = Buffer.alloc(10_000_000);

test.each([
  ['a file that says it is too large', body(Buffer.alloc(100_001))],
  [
    'a file that is too large and does not say so',
    (response) => {
      for (let part = 0; part < 11; part += 1) response.write(Buffer.alloc(10_000));
      response.end();
    },
  ],
  [
    'a small file that says it is too large',
    (response) => sendRaw(response, 'HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\nreport'),
  ],
  ['a gzip bomb', body(gzipSync(ZEROS), { 'content-encoding': 'gzip' })],
  ['a br bomb', body(brotliCompressSync(ZEROS), { 'content-encoding': 'br' })],
  ['a gzip bomb in a gzip bomb', body(gzipSync(gzipSync(ZEROS)), { 'content-encoding': 'gzip, gzip' })],
  [
    'an endless body',
    (response) => {
      const pour = (): void => {
        if (response.closed) return;
        response.write(Buffer.alloc(10_000));
        setImmediate(pour);
      };
      pour();
    },
  ],
] satisfies readonly (readonly [string, Route])[])(
  '%s is refused, and not asked for twice',
  async (_, route) => {
    const { file, failures, archive, requests } = await fetchOne(route);
    expect(file?.state).toBe('kept');
    expect(failures).toMatchObject([{ code: 'fetch_refused', message: expect.stringContaining('0.1 MB') }]);
    expect([archive.size, requests.length]).toEqual([0, 1]);
  },
);

test('a file of just the allowed size is kept', async () => {
  const { file } = await fetchOne(body(Buffer.alloc(100_000, 'x')));
  expect(file?.sha256).toBe(sha256(Buffer.alloc(100_000, 'x')));
});

const LOGIN = '<!DOCTYPE html>\n<html><head><title>Вхід до системи</title></head><body>…</body></html>';
const HTML: Headers = { 'content-type': 'text/html; charset=utf-8' };

test.each(['xlsx', 'XLS', 'ods', 'csv', 'pdf', 'doc', 'docx', 'odt', 'rtf', 'txt'])(
  'a web page where a .%s is expected is refused with its title',
  async (ending) => {
    const { file, failures, archive, requests } = await fetchOne(body(LOGIN, HTML), `/report.${ending}`);
    expect(file?.state).toBe('kept');
    expect(failures).toMatchObject([{ code: 'fetch_refused' }]);
    expect(failures[0]?.message).toContain('a web page called "Вхід до системи"');
    expect([archive.size, requests.length]).toEqual([0, 1]);
  },
);

test.each([
  ['with a byte order mark', `\ufeff${LOGIN}`],
  ['after a comment', `<!-- cached -->\n${LOGIN}`],
  ['in UTF-16', Buffer.from(`\ufeff${LOGIN}`, 'utf16le')],
  ['in capitals without a doctype', '\r\n<HTML><BODY>404 Not Found'],
  ['as XHTML', `<?xml version="1.0"?>${LOGIN}`],
  ['packed', gzipSync(LOGIN)],
])('a web page %s is known for what it is', async (how, content) => {
  const coding = how === 'packed' ? { 'content-encoding': 'gzip' } : {};
  const { failures } = await fetchOne(body(content, { ...HTML, ...coding }));
  expect(failures).toMatchObject([{ code: 'fetch_refused', message: expect.stringContaining('a web page') }]);
});

test.each(['/report.html', '/report.htm', '/reports/2016', '/'])(
  'a web page at %s is a report',
  async (path) => {
    const { kept, failures } = await fetchOne(body(LOGIN, HTML), path);
    expect([kept, failures]).toEqual([LOGIN, []]);
  },
);

test('what the pipeline says of the format goes before the address', async () => {
  expect((await fetchOne(body(LOGIN, HTML), '/get.php?id=5', 'xlsx')).failures).toMatchObject([
    { code: 'fetch_refused' },
  ]);
  expect((await fetchOne(body(LOGIN, HTML), '/report.xls', 'html')).kept).toBe(LOGIN);
});

const OFFICE_PAGE = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>';

test('a table that Excel saved as a page, or that a site calls Excel, is a report', async () => {
  expect((await fetchOne(body(OFFICE_PAGE, HTML), '/report.xls')).kept).toBe(OFFICE_PAGE);
  const excel = { 'content-type': 'application/vnd.ms-excel' };
  expect((await fetchOne(body(LOGIN, excel), '/report.xls')).kept).toBe(LOGIN);
  expect((await fetchOne(body(LOGIN, excel), '/report.xlsx')).failures).toMatchObject([
    { code: 'fetch_refused' },
  ]);
});

test.each([
  ['that climbs out of the folder', 'attachment; filename="../../etc/passwd"'],
  ['with two names', "attachment; filename*=UTF-8''%D0%97%D0%B2%D1%96%D1%82.xlsx; filename=x.html"],
  ['in windows-1251', '\u00c7\u00e2\u00b3\u00f2;;;="'],
  ['of 5 000 letters', `attachment; filename="${'x'.repeat(5000)}"`],
])('a Content-Disposition %s changes nothing', async (_, disposition) => {
  const { kept, file } = await fetchOne(body('report', { 'content-disposition': disposition }));
  expect([kept, file?.path]).toEqual(['report', 'town/report.xlsx']);
});
