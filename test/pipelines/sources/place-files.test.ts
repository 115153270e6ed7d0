import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeFiles, type WantedFile } from '../../../src/pipelines/sources/place-files.ts';
import { stateOf } from './fetching.ts';

function wanted(url: string, replaced: Partial<WantedFile> = {}): WantedFile {
  return {
    url,
    folder: 'town',
    path: null,
    format: null,
    name: null,
    licence: null,
    changedAt: null,
    ...replaced,
  };
}

function pathsOf(
  files: readonly WantedFile[],
  known: readonly (readonly [url: string, path: string])[] = [],
) {
  return placeFiles(
    files,
    known.map(([url, path]) => stateOf(url, { path })),
  ).map(({ path }) => path);
}

const A = 'https://town.example/2016/report.xlsx';
const B = 'https://town.example/2017/report.xlsx';

test('two addresses with one file name have paths of their own, whichever comes first', () => {
  const [a, b] = pathsOf([wanted(A), wanted(B)]);
  expect(a).toMatch(/^town\/report~[0-9a-f]{8}\.xlsx$/);
  expect(b).toMatch(/^town\/report~[0-9a-f]{8}\.xlsx$/);
  expect(a).not.toBe(b);
  expect(pathsOf([wanted(B), wanted(A)])).toEqual([b, a]);
});

test('names that differ in capitals or in the spelling of a letter alone are one name', () => {
  const paths = pathsOf([
    wanted('https://town.example/Збір.xlsx'),
    wanted('https://town.example/a/ЗБІР.XLSX'),
    wanted('https://town.example/їжа.csv'),
    wanted('https://town.example/b/і\u0308жа.csv'),
  ]);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(4);
  expect(paths.every((path) => path.includes('~'))).toBe(true);
});

test('a place in another spelling of its letters is taken', () => {
  const named = wanted(A, { path: 'і\u0308жа.csv' });
  expect(pathsOf([named, wanted('https://town.example/їжа.csv')])[1]).toContain('~');
});

test('an address that comes later does not move the one before it', () => {
  expect(pathsOf([wanted(B), wanted(A)], [[A, 'town/report.xlsx']])).toEqual([
    expect.stringContaining('~'),
    'town/report.xlsx',
  ]);
});

test('a place that the operator names goes before all others', () => {
  const named = wanted(B, { path: '2017/report.xlsx' });
  expect(pathsOf([wanted(A), named], [[B, 'town/report.xlsx']])).toEqual([
    'town/report.xlsx',
    'town/2017/report.xlsx',
  ]);
  const claimed = wanted(B, { path: 'report.xlsx' });
  expect(pathsOf([wanted(A), claimed], [[A, 'town/report.xlsx']])).toEqual([
    expect.stringContaining('town/report~'),
    'town/report.xlsx',
  ]);
});

test('a file moves when the folder or the year of its source changes', () => {
  const moved = wanted(A, { folder: 'city/2016' });
  expect(pathsOf([moved], [[A, 'town/report.xlsx']])).toEqual(['city/2016/report.xlsx']);
});

const address = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', '..', '%2e'),
    fc.constantFrom('x.xls', 'X.XLS', 'x~1.xls', '', '..%2fx', '.x'),
  )
  .map(([folder, name]) => new URL(`https://town.example/${folder}/${name}`).href);
const addresses = fc.uniqueArray(fc.oneof(address, fc.webUrl({ withQueryParameters: true })), {
  maxLength: 12,
});

test('whatever the addresses, each path is inside the folder, and no two files share one', () => {
  fc.assert(
    fc.property(addresses, (urls) => {
      const paths = pathsOf(urls.map((url) => wanted(url)));
      for (const path of paths) {
        expect(posix.normalize(path)).toBe(path);
        expect(path).toMatch(/^town\/[^./\\][^/\\]*$/);
      }
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(urls.length);
    }),
  );
});

test('whatever comes and goes and in whichever order, a file stays where it is', () => {
  fc.assert(
    fc.property(addresses, addresses, fc.infiniteStream(fc.nat()), (before, added, numbers) => {
      const first = new Map(
        placeFiles(
          before.map((url) => wanted(url)),
          [],
        ).map(({ url, path }) => [url, path]),
      );
      const later = [...new Set([...before, ...added])]
        .map((url) => ({ url, order: numbers.next().value }))
        .sort((one, other) => one.order - other.order);
      const placed = placeFiles(
        later.map(({ url }) => wanted(url)),
        [...first].map(([url, path]) => stateOf(url, { path })),
      );
      for (const { url, path } of placed) expect(path).toBe(first.get(url) ?? path);
      expect(new Set(placed.map(({ path }) => path.toLowerCase())).size).toBe(later.length);
    }),
  );
});
