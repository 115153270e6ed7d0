import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { FetchState } from '../../../src/model/fetch-state.ts';
import { NOW, sha256, startFetching, stateOf } from './fetching.ts';
import { type Route, startLoopback } from './loopback-server.ts';

const DATASET = '00000000-0000-4000-8000-000000000001';
const ASKED = `/api/3/action/package_show?id=${DATASET}`;
const FILES = `/dataset/${DATASET}/resource`;
const FIXTURE = readFileSync(new URL('fixtures/package-show.json', import.meta.url), 'utf8');

type Filters = { readonly formats?: readonly string[]; readonly name?: string };

/** A portal on loopback that lists what the fixture does, below its own address, and has all those files. */
async function startPortal(change: (listed: string) => string = (listed) => listed, answer?: Route) {
  const server = await startLoopback({
    [ASKED]:
      answer ??
      ((response, { headers: { host } }) =>
        response.end(
          change(FIXTURE.replaceAll(/https:\/\/(?:data\.gov\.ua|town\.example)/g, `http://${host}`)),
        )),
    '*': (response, { url }) => response.end(`file ${url}`),
  });
  const fetching = startFetching();
  const fetch = (filters: Filters = {}, known: readonly FetchState[] = [], limits = {}) =>
    fetching.fetch(
      { ckan: { site: `${server.url}/`, dataset: DATASET, ...filters }, allowPrivate: true },
      known,
      {
        limits,
      },
    );
  return { ...server, ...fetching, fetch };
}

test('the files of a dataset come with their titles and the licence, under the names of their addresses', async () => {
  const { url, fetch, requests } = await startPortal();
  const { files, gone, failures } = await fetch();
  expect(files.map(({ path, name }) => [path, name])).toEqual([
    ['town/zvit-2024.xlsx', 'Звіт про виконання програми за 2024 рік'],
    ['town/звіт-2023.docx', 'Звіт: план / факт за 2023 рік'],
    ['town/zvit-2022.PDF', 'Звіт за 2022 рік'],
    ['town/pasport.xlsx', 'Паспорт набору даних'],
  ]);
  expect(files[1]).toMatchObject({
    url: `${url}${FILES}/00000000-0000-4000-8000-000000000012/download/%D0%B7%D0%B2%D1%96%D1%82-2023.docx`,
    licence: 'Creative Commons Attribution',
    state: 'fetched',
  });
  expect([gone, failures]).toEqual([[], []]);
  expect(requests[0]).toMatchObject({ url: ASKED, headers: { accept: 'application/json' } });
});

test.each([
  [{ formats: ['xlsx'] }, ['zvit-2024.xlsx', 'pasport.xlsx']],
  [{ formats: ['.XLSX', 'Docx'] }, ['zvit-2024.xlsx', 'звіт-2023.docx', 'pasport.xlsx']],
  [{ formats: ['pdf'] }, ['zvit-2022.PDF']],
  [{ formats: ['zip'] }, ['all.zip']],
  [{ name: '^звіт' }, ['zvit-2024.xlsx', 'звіт-2023.docx', 'zvit-2022.PDF']],
  [{ name: 'план / факт' }, ['звіт-2023.docx']],
  [{ formats: ['XLSX'], name: '^звіт' }, ['zvit-2024.xlsx']],
])('with %j the files are %j', async (filters, names) => {
  const { fetch } = await startPortal();
  const { files } = await fetch(filters);
  expect(files.map(({ path }) => path)).toEqual(names.map((name) => `town/${name}`));
});

test('a file that is listed no longer, or as deleted, is gone', async () => {
  const { url, fetch } = await startPortal();
  const deleted = stateOf(`${url}${FILES}/00000000-0000-4000-8000-000000000016/download/zvit-2021.xlsx`);
  const unlisted = stateOf(`${url}/before.xlsx`);
  const { files, gone } = await fetch({ formats: ['xlsx'] }, [deleted, unlisted]);
  expect(files).toHaveLength(2);
  expect(gone).toEqual([deleted, unlisted]);
});

test.each(['Europe/Kyiv', 'America/New_York'])(
  'a file changed since by the clock of the portal is asked for without conditions, also in %s',
  async (zone) => {
    vi.stubEnv('TZ', zone);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const { url, fetch, requests } = await startPortal();
    const address = `${url}${FILES}/00000000-0000-4000-8000-000000000011/download/zvit-2024.xlsx`;
    const before = stateOf(address, { etag: '"1"', checkedAt: '2025-02-03T07:15:00.000Z' });
    const after = stateOf(address, { etag: '"1"', checkedAt: '2025-02-03T07:16:00.000Z' });
    await fetch({ name: '2024' }, [before]);
    await fetch({ name: '2024' }, [after]);
    const [, asked, , askedAgain] = requests.map(({ headers }) => headers['if-none-match']);
    expect([asked, askedAgain]).toEqual([undefined, '"1"']);
  },
);

const error = {
  success: false,
  error: { message: 'Access denied', __type: 'Authorization Error' },
  help: '',
};

test.each<readonly [string, Route, string]>([
  [
    'no dataset',
    (response) => response.writeHead(404).end('{"success":false}'),
    'expected a dataset, the server answered 404',
  ],
  [
    'an error as the status',
    (response) => response.writeHead(403).end(JSON.stringify(error)),
    'the server answered 403',
  ],
  [
    'an error in the answer',
    (response) => response.end(JSON.stringify(error)),
    'found an error: Access denied',
  ],
  ['a web page', (response) => response.end('<!DOCTYPE html><title>Just a moment…'), 'found a web page'],
  ['half an answer', (response) => response.end(FIXTURE.slice(0, 500)), 'found something that is not JSON'],
  [
    'an answer of another shape',
    (response) => response.end('{"success":true,"result":{"resources":{}}}'),
    'result.resources: expected array',
  ],
  ['a list', (response) => response.end('[]'), 'expected object, found []'],
  ['a server that is down', (response) => response.writeHead(503).end(), 'the server answered 503'],
  [
    'a deleted dataset',
    (response) =>
      response.end(FIXTURE.replace('"state": "active",\n    "version"', '"state": "deleted","version"')),
    'found one that is deleted',
  ],
  [
    'no files',
    (response) => response.end('{"success":true,"result":{"resources":[]}}'),
    'found an empty one',
  ],
])('from a portal with %s nothing is withdrawn, and one sentence says why', async (_, answer, sentence) => {
  const { url, fetch, events } = await startPortal((listed) => listed, answer);
  const known = [stateOf(`${url}/a.xlsx`), stateOf(`${url}/b.xlsx`, { path: 'town/b.xlsx', licence: 'CC0' })];
  const { files, gone, failures } = await fetch({}, known);
  expect(files).toEqual(known.map((state) => ({ ...state, state: 'kept' })));
  expect(gone).toEqual([]);
  expect(failures).toMatchObject([{ name: 'PlanfactError', code: 'fetch_failed' }]);
  for (const words of [`${url}${ASKED}: expected`, sentence]) expect(failures[0]?.message).toContain(words);
  expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'retrying')).toEqual([
    'failed',
    'settled',
    'settled',
  ]);
});

test('a filter that nothing fits is a mistake that names what there is, and withdraws nothing', async () => {
  const { url, fetch } = await startPortal();
  const known = stateOf(`${url}/a.ods`);
  const { files, gone, failures } = await fetch({ formats: ['ods'] }, [known]);
  expect([files, gone]).toEqual([[{ ...known, state: 'kept' }], []]);
  expect(failures[0]?.message).toContain('found 6 files of the formats .docx, XLSX, ZIP, none, xlsx');
});

test('an entry without a usable address costs itself, and nothing is withdrawn because of it', async () => {
  const broken = (listed: string) =>
    listed.replace(/"url": "[^"]*pasport.xlsx"/, '"url": "ftp://town.example/pasport.xlsx"');
  const { url, fetch } = await startPortal(broken);
  const known = stateOf(`${url}${FILES}/00000000-0000-4000-8000-000000000014/download/pasport.xlsx`);
  const { files, gone, failures } = await fetch({ formats: ['xlsx'] }, [known]);
  expect(files).toMatchObject([
    { path: 'town/zvit-2024.xlsx', state: 'fetched' },
    { ...known, state: 'kept' },
  ]);
  expect(gone).toEqual([]);
  expect(failures[0]?.message).toContain('for the file "Паспорт набору даних" of the dataset');
});

test('an address that is listed twice is one file', async () => {
  const twice = (listed: string) =>
    listed.replace(/zvit-2024\.xlsx/g, 'pasport.xlsx').replaceAll('011/download', '014/download');
  const { fetch } = await startPortal(twice);
  const { files } = await fetch({ formats: ['xlsx'] });
  expect(files).toMatchObject([
    { path: 'town/pasport.xlsx', name: 'Звіт про виконання програми за 2024 рік' },
  ]);
});

test('the second run asks for the list anew and for the files only if they changed', async () => {
  const server = await startLoopback({
    [ASKED]: (response, { headers: { host } }) =>
      response.end(FIXTURE.replaceAll(/https:\/\/(?:data\.gov\.ua|town\.example)/g, `http://${host}`)),
    '*': (response, request) =>
      request.headers['if-none-match'] === '"1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"1"' }).end('x'),
  });
  const { fetch, archive } = startFetching();
  const source = { ckan: { site: server.url, dataset: DATASET }, allowPrivate: true };
  const first = await fetch(source);
  const second = await fetch(source, first.files);
  expect(second.files).toEqual(first.files.map((file) => ({ ...file, state: 'unchanged', checkedAt: NOW })));
  expect([...archive.keys()]).toEqual([sha256('x')]);
});
