import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openServedRelease } from '../../src/analytics/served-release.ts';
import { createApi } from '../../src/api/create-api.ts';
import { loadPriceIndex } from '../../src/pipelines/load-price-index.ts';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { DOCUMENTS } from '../releases/publish-once.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { load, temporaryWarehouse } from '../warehouse/temporary-warehouse.ts';

const REAL = '{ planFact(groupBy: [], prices: { baseYear: 2021 }) { grandTotal { fact } } }';

test('a release is asked with the index it was published with, whatever came later', async () => {
  const { folder, first, second } = await publishTwice();
  expect(await askOf(folder, second, REAL)).toMatchObject({
    data: { planFact: { grandTotal: { fact: '159363.11' } } },
  });
  expect(await askOf(folder, first, REAL)).toMatchObject({
    data: { planFact: { grandTotal: { fact: '249999.95' } } },
  });
});

test('a release from before there was an index answers as printed, and says that it has none', async () => {
  const { folder, first } = await publishTwice();
  await takeIndexOut(join(folder, first));
  expect(
    await askOf(folder, first, '{ priceIndex { code } planFact(groupBy: []) { grandTotal { fact } } }'),
  ).toEqual({
    data: { priceIndex: null, planFact: { grandTotal: { fact: '149999.97' } } },
  });
  expect(await askOf(folder, first, REAL)).toMatchObject({
    errors: [
      {
        message: expect.stringContaining('This release has no price index'),
        extensions: { code: 'QUESTION_INVALID' },
      },
    ],
  });
});

/** The same documents, first with prices that double from 2020 to 2021, then with the real ones. */
async function publishTwice() {
  const warehouse = await temporaryWarehouse();
  const { path, write } = temporaryFolder();
  const folder = join(path, 'releases');
  await load(warehouse, DOCUMENTS);
  write(
    'reference/cpi-ukraine-annual-average.csv',
    'country_code,year,annual_average_change_pct\nUKR,2020,1\nUKR,2021,100\n',
  );
  await loadPriceIndex(warehouse, join(path, 'reference'));
  const first = await publishRelease(warehouse, folder, new Date('2026-11-24T12:00:00Z'));
  await loadPriceIndex(warehouse, resolve('data/reference'));
  const second = await publishRelease(warehouse, folder, new Date('2026-11-25T12:00:00Z'));
  return { folder, first: first.id, second: second.id };
}

async function askOf(folder: string, release: string, query: string): Promise<unknown> {
  const served = await openServedRelease(folder, release);
  onTestFinished(() => served.engine.close());
  const api = createApi({ releasesFolder: folder });
  const address = new URL(`/graphql?${new URLSearchParams({ query })}`, 'http://localhost');
  return (await api.fetch(address, {}, { served })).json();
}

const DESCRIPTION = z.looseObject({ resources: z.array(z.looseObject({ name: z.string() })) });

/** What a release was before the table was thought of. */
async function takeIndexOut(release: string): Promise<void> {
  const description = join(release, 'datapackage.json');
  const { resources, ...rest } = DESCRIPTION.parse(JSON.parse(readFileSync(description, 'utf8')));
  const kept = resources.filter(({ name }) => name !== 'price_index');
  rmSync(description);
  writeFileSync(description, JSON.stringify({ ...rest, resources: kept }));
  const database = join(release, 'planfact.duckdb');
  const copy = join(temporaryFolder().path, basename(database));
  cpSync(database, copy);
  chmodSync(copy, 0o644);
  const instance = await DuckDBInstance.create(copy);
  const connection = await instance.connect();
  await connection.run('DROP TABLE price_index');
  connection.closeSync();
  instance.closeSync();
  rmSync(database);
  cpSync(copy, database);
}
