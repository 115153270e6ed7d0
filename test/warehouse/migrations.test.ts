import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { recordedRuns } from '../../src/warehouse/runs.ts';
import { SCHEMA_VERSION } from '../../src/warehouse/schema.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { withdrawMissing } from '../../src/warehouse/withdraw.ts';
import { type Row, readJson } from '../releases/read-published.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { madeUpDocument, unreadableDocument } from './made-up-document.ts';
import { load, temporaryWarehouse } from './temporary-warehouse.ts';

const EARLIER = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1);
const NOON = new Date('2026-11-24T12:00:00Z');

/** What the warehouses of earlier versions were filled with: two editions of one report, a file without sense, one that is gone. */
const DOCUMENTS = [
  madeUpDocument(),
  madeUpDocument({ section: '2.1' }),
  madeUpDocument({ content: 'corrected' }),
  unreadableDocument(),
  madeUpDocument({ section: '9.9' }),
];

/** A warehouse as an earlier planfact has left it: its tables and rows are written down as SQL. */
async function warehouseOf(version: number): Promise<string> {
  const path = join(temporaryFolder().path, 'planfact.duckdb');
  const instance = await DuckDBInstance.create(path, { storage_compatibility_version: 'latest' });
  const connection = await instance.connect();
  await connection.run(readFileSync(new URL(`./earlier/version-${version}.sql`, import.meta.url), 'utf8'));
  connection.closeSync();
  instance.closeSync();
  return path;
}

async function tablesOf({ connection }: Warehouse): Promise<readonly unknown[]> {
  const columns = await connection.runAndReadAll(
    `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
     WHERE table_schema = 'main' ORDER BY table_name, ordinal_position`,
  );
  const constraints = await connection.runAndReadAll(
    'SELECT table_name, constraint_text FROM duckdb_constraints() ORDER BY ALL',
  );
  return [...columns.getRowsJson(), ...constraints.getRowsJson()];
}

test.each(EARLIER)(
  'a warehouse of version %i becomes one of this version, table by table',
  async (version) => {
    const warehouse = await openWarehouse(await warehouseOf(version));
    const fresh = await temporaryWarehouse();
    expect(await tablesOf(warehouse)).toEqual(await tablesOf(fresh));
    warehouse.close();
  },
);

/** All rows that are published, but for sentences: their wording belongs to the version that has read the file. */
async function publishedBy(warehouse: Warehouse): Promise<Readonly<Record<string, readonly Row[]>>> {
  const { path } = await publishRelease(warehouse, temporaryFolder().path, NOON);
  const tables = RELEASE_TABLES.map(({ name }) => {
    const rows = readJson(join(path, `${name}.json`));
    return [name, rows.map(({ message: _, message_uk: __, ...row }) => row)] as const;
  });
  return Object.fromEntries(tables);
}

test.each(EARLIER)(
  'what a warehouse of version %i held is published as if it were loaded now',
  async (version) => {
    const warehouse = await openWarehouse(await warehouseOf(version));
    const fresh = await temporaryWarehouse();
    await load(fresh, DOCUMENTS);
    const present = DOCUMENTS.slice(0, 4).map(({ document }) => document.sha256);
    await withdrawMissing(fresh, 'made-up-town', present);
    const migrated = await publishedBy(warehouse);
    expect(migrated).toEqual(await publishedBy(fresh));
    expect(migrated).toMatchObject({ reports: { length: 2 }, documents: { length: 4 } });
    expect(await recordedRuns(warehouse, 10)).toMatchObject([
      { run: 2, outcome: 'killed', finishedAt: null },
      {
        run: 1,
        outcome: 'done',
        startedAt: '2026-11-24T10:00:00.000Z',
        finishedAt: '2026-11-24T10:01:00.000Z',
      },
    ]);
    warehouse.close();
  },
);

test.each(EARLIER)(
  'a warehouse of version %i goes on: its documents are known, new ones come after them',
  async (version) => {
    const path = await warehouseOf(version);
    (await openWarehouse(path)).close();
    const warehouse = await openWarehouse(path);
    expect(await load(warehouse, DOCUMENTS.slice(1, 4))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    const third = madeUpDocument({ content: 'corrected again' });
    await load(warehouse, [third]);
    const vintages = await warehouse.connection.runAndReadAll(
      "SELECT document_sha256, vintage FROM vintages WHERE report_key = 'made-up-town/2020/1.1' ORDER BY vintage",
    );
    expect(vintages.getRowsJson()).toEqual([
      [DOCUMENTS[0]?.document.sha256, 1],
      [DOCUMENTS[2]?.document.sha256, 2],
      [third.document.sha256, 3],
    ]);
    warehouse.close();
  },
);
