import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, cp, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type RunningServer, type ServerOptions, startServer } from '../src/server.ts';
import { publishOnce } from './releases/publish-once.ts';
import { temporaryFolder } from './temporary-folder.ts';

const publication = publishOnce();

const LOGGER = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const ready = z.object({
  ready: z.boolean(),
  release: z.string().nullable(),
  problem: z.string().nullable(),
});

test('GraphQL answers from the latest release', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ release { id } planFact(groupBy: []) { grandTotal { fact } } }' }),
  });
  expect(await response.json()).toEqual({
    data: { release: { id: publication().id }, planFact: { grandTotal: { fact: '149999.97' } } },
  });
});

test('a permalink asks the release it names; one that is gone is told', async () => {
  const { url } = await serve();
  const answer = z.object({ data: z.object({ planFact: z.object({ permalink: z.string() }) }) });
  const query = encodeURIComponent('{ planFact(groupBy: [YEAR], filter: { text: "доріг" }) { permalink } }');
  const asked = answer.parse(await (await fetch(`${url}/graphql?query=${query}`)).json());
  const { permalink } = asked.data.planFact;
  const again = await fetch(`${url}${permalink}`);
  expect(await again.json()).toMatchObject({
    data: { planFact: { totalGroups: 2, release: { id: publication().id } } },
  });
  const gone = await fetch(`${url}${permalink.replace(publication().id, '20200101T000000Z-00000000')}`);
  expect([gone.status, await gone.json()]).toMatchObject([
    404,
    { errors: [{ extensions: { code: 'RELEASE_MISSING' } }] },
  ]);
});

test('the permalinks of a measure and a report lead to what is known of them', async () => {
  const { url } = await serve();
  const measure = await fetch(`${url}/measures/made-up-town/2020/1.1/1`);
  expect(await measure.json()).toMatchObject({
    data: { measure: { key: 'made-up-town/2020/1.1/1', findings: [{}] } },
  });
  const report = await fetch(`${url}/reports/made-up-town/2020/1.1`);
  expect(await report.json()).toMatchObject({
    data: { reports: { nodes: [{ measures: { nodes: [{}, {}] } }] } },
  });
});

test('GraphiQL and everything it loads come from this server, under a policy that allows nothing else', async () => {
  const { url } = await serve();
  const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
  const html = await page.text();
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(html).not.toMatch(/https?:|<script>/);
  const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
  expect(paths).toHaveLength(3);
  for (const path of paths) {
    const file = await fetch(`${url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
    expect([file.status, file.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-type')).toMatch(/^text\/(css|javascript); charset=utf-8$/);
    expect((await file.text()).length).toBeGreaterThan(500);
  }
  const worker = await fetch(`${url}${paths[2]?.replace('start.js', 'graphql.worker.js')}`);
  expect(worker.status).toBe(200);
  expect((await fetch(`${url}/graphiql/old/graphiql.js`)).status).toBe(404);
});

test('every file of the release is downloaded as it was published', async () => {
  const { url } = await serve();
  const listing = await fetch(`${url}/releases/latest/`);
  const { files } = z
    .object({
      files: z.array(
        z.object({
          name: z.string(),
          url: z.string(),
          bytes: z.number(),
          sha256: z.string().nullable(),
          mediaType: z.string(),
        }),
      ),
    })
    .parse(await listing.json());
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['SHA256SUMS', 'datapackage.json', 'funding_facts.csv', 'planfact.duckdb']),
  );
  for (const file of files) {
    const response = await fetch(`${url}${file.url}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([file.name, response.headers.get('content-type'), bytes.length]).toEqual([
      file.name,
      file.mediaType,
      file.bytes,
    ]);
    if (file.sha256 !== null) expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
  }
});

test('a file of the latest release is checked again each time, one of a named release is kept for good', async () => {
  const { url } = await serve();
  const latest = await fetch(`${url}/releases/latest/measures.csv`);
  const { id } = publication();
  expect(latest.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(latest.headers.get('content-location')).toBe(`/releases/${id}/measures.csv`);
  expect(latest.headers.get('cache-control')).toBe('no-cache');
  const etag = latest.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  const unchanged = await rawGet(url, '/releases/latest/measures.csv', { 'if-none-match': etag });
  expect(unchanged).toEqual({ status: 304, body: '' });
  const named = await fetch(`${url}/releases/${id}/measures.csv`);
  expect(named.headers.get('cache-control')).toContain('immutable');
});

test('a part of a file is served, and the headers alone', async () => {
  const { url } = await serve();
  const part = await fetch(`${url}/releases/latest/measures.csv`, { headers: { range: 'bytes=0-10' } });
  expect([part.status, await part.text()]).toEqual([206, 'measure_key']);
  const outside = await fetch(`${url}/releases/latest/measures.csv`, {
    headers: { range: 'bytes=99999999-' },
  });
  expect(outside.status).toBe(416);
  const head = await fetch(`${url}/releases/latest/measures.csv`, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
});

test.each([
  '/releases/latest/../../secret.txt',
  '/releases/latest/..%2f..%2fsecret.txt',
  '/releases/latest/%2e%2e%2fsecret.txt',
  '/releases/../secret.txt',
  '/releases/..%2f',
  '/releases/.building-1/measures.csv',
  '/releases/latest/.hidden',
  '/releases/latest/notes.txt',
  '/releases/latest/measures.csv/',
  '/releases/latest/%00',
  '/releases/latest/%E0%A4%A',
  '/releases/nowhere/',
  '/nowhere',
  '/graphiql/',
  '/measures/',
])('no way leads to %s', async (path) => {
  const { url, folder } = await serve();
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const response = await rawGet(url, path);
  expect([response.status, response.body.includes('secret')]).toEqual([404, false]);
});

test('folders are shown as pages to a browser and as JSON to a program', async () => {
  const { url } = await serve();
  const { id } = publication();
  for (const [path, shown] of [
    ['/', id],
    ['/releases/', id],
    [`/releases/${id}/`, 'funding_facts.parquet'],
  ] as const) {
    const page = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain(shown);
  }
  expect(await (await fetch(`${url}/releases/`)).json()).toMatchObject({
    releases: [{ id, latest: true, synthetic: true }],
  });
  expect((await fetch(`${url}/releases`)).url).toBe(`${url}/releases/`);
});

test('what is not answered says so in the shape of a GraphQL answer', async () => {
  const { url } = await serve();
  const post = await fetch(`${url}/releases/latest/measures.csv`, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const long = await fetch(`${url}/graphql?query=${'x'.repeat(9000)}`);
  expect([long.status, await long.json()]).toMatchObject([
    414,
    { errors: [{ extensions: { code: 'URL_TOO_LONG' } }] },
  ]);
});

test('a taken port is a sentence that names the port and the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    other.close();
  });
  await once(other, 'listening');
  const address = z.object({ port: z.number() }).parse(other.address());
  await expect(serve({ port: address.port })).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringMatching(new RegExp(`Port ${address.port} .* taken.*PORT=\\d+ npm start.*--port`)),
  });
});

test('without a release the server does not start, unless it is told to wait for one', async () => {
  const empty = temporaryFolder().path;
  await expect(serve({ releases: empty })).rejects.toMatchObject({ code: 'release_missing' });
  const { url } = await serve({ releases: empty, waitForRelease: true });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  const early = await fetch(`${url}/graphql?query={__typename}`);
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await (await fetch(url)).text()).toContain('No release has been published yet');
  await publishCopy(empty, publication().id);
  await until(async () => (await readiness(url)).ready);
  expect((await fetch(`${url}/graphql?query={__typename}`)).status).toBe(200);
});

test('a newer release is taken up without losing a request, a broken one is not', async () => {
  const folder = temporaryFolder().path;
  const first = publication().id;
  const second = '20261125T120000Z-12345678';
  const broken = '20261126T120000Z-12345678';
  await publishCopy(folder, first);
  const { url } = await serve({ releases: folder });
  const asking = new AbortController();
  const seen = new Set<string>();
  const clients = Array.from({ length: 4 }, async () => {
    while (!asking.signal.aborted) {
      const response = await fetch(`${url}/graphql?query={release{id}publishers{key}}`);
      const { data } = z
        .object({ data: z.object({ release: z.object({ id: z.string() }) }) })
        .parse(await response.json());
      seen.add(data.release.id);
    }
  });
  await publishCopy(folder, second);
  await until(async () => (await readiness(url)).release === second);
  await publishCopy(folder, broken, async (path) => writeFile(join(path, 'planfact.duckdb'), 'torn'));
  await until(async () => (await readiness(url)).problem !== null);
  asking.abort();
  await Promise.all(clients);
  expect(seen).toEqual(new Set([first, second]));
  expect(await readiness(url)).toEqual({
    ready: true,
    release: second,
    problem: expect.stringContaining(broken),
  });
});

test('closing lets a running request end', async () => {
  const { url, server } = await serve();
  const running = fetch(`${url}/graphql?query={fundingFacts(first:1000){nodes{key,measure{title}}}}`);
  await setTimeout(5);
  await server.close();
  expect((await running).status).toBe(200);
  await expect(fetch(url)).rejects.toThrow();
});

type Served = { readonly url: string; readonly folder: string; readonly server: RunningServer };

async function serve(options: Partial<ServerOptions> = {}): Promise<Served> {
  const releases = options.releases ?? dirname(publication().path);
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    releases,
    lookEvery: 20,
    logger: LOGGER,
    ...options,
  });
  onTestFinished(server.close);
  return { url: server.url, folder: releases, server };
}

/** Copies the published release under another name, as a publication does: whole, then the link. */
async function publishCopy(
  folder: string,
  id: string,
  change: (path: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const path = join(folder, id);
  await mkdir(folder, { recursive: true });
  await cp(publication().path, path, { recursive: true });
  await makeWritable(path);
  await change(path);
  await symlink(basename(path), join(folder, '.latest'));
  await rename(join(folder, '.latest'), join(folder, 'latest'));
}

async function makeWritable(path: string): Promise<void> {
  for (const name of await readdir(path)) await chmod(join(path, name), 0o644);
}

async function readiness(url: string): Promise<z.infer<typeof ready>> {
  return ready.parse(await (await fetch(`${url}/readyz`)).json());
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(10);
}

/** Sends the path and the headers as they are, where `fetch` would tidy them. */
async function rawGet(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: string }> {
  const { hostname, port } = new URL(url);
  const request = get({ hostname, port, path, headers });
  const [response] = await once(request, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}
