import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRelease } from '../../src/releases/open-release.ts';
import { RELEASE_TABLES } from '../../src/releases/tables.ts';
import { publishOnce } from './publish-once.ts';
import { query, readCsv, readJson, readParquet, takeEscapeOff } from './read-published.ts';

const published = publishOnce();

test('SHA256SUMS names every other file with the hash of its bytes', () => {
  const release = published();
  const lines = readFileSync(join(release.path, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const expected = readdirSync(release.path)
    .filter((file) => file !== 'SHA256SUMS')
    .toSorted()
    .map((file) => `${hashOf(join(release.path, file))}  ${file}`);
  expect(lines).toEqual(expected);
});

test.each(RELEASE_TABLES)('$name says the same in CSV, JSON, Parquet and the database', async (table) => {
  const release = published();
  const path = (extension: string) => join(release.path, `${table.name}.${extension}`);
  const order = table.primaryKey.map((column) => `"${column}"`).join(', ');
  const expected = await query(
    join(release.path, 'planfact.duckdb'),
    `SELECT * FROM "${table.name}" ORDER BY ${order}`,
  );
  expect(expected).toHaveLength(release.rows[table.name] ?? 0);
  expect(expected.length).toBeGreaterThan(0);
  expect(await readParquet(path('parquet'))).toEqual(expected);

  const lists = table.columns.filter(({ type }) => type === 'json').map(({ name }) => name);
  const asTexts = readJson(path('json')).map((row) => ({
    ...row,
    ...Object.fromEntries(lists.map((list) => [list, JSON.stringify(row[list])])),
  }));
  expect(asTexts).toEqual(expected);

  const texts = new Set<string>(
    table.columns.filter(({ type }) => type === 'text' || type === 'json').map(({ name }) => name),
  );
  const csv = readCsv(path('csv')).map((row) =>
    Object.entries(row).map(([name, cell]) => [name, texts.has(name) ? takeEscapeOff(cell) : cell]),
  );
  expect(csv).toEqual(
    expected.map((row) => table.columns.map(({ name }) => [name, String(row[name] ?? '')])),
  );
});

test('the sums of the facts are exact in every format', async () => {
  const release = published();
  const sums = 'SELECT sum(plan_uah) AS plan, sum(fact_uah) AS fact FROM';
  const expected = [{ plan: '370370367037043937.00', fact: '149999.97' }];
  expect(await query(join(release.path, 'planfact.duckdb'), `${sums} funding_facts`)).toEqual(expected);
  expect(
    await query(':memory:', `${sums} read_parquet('${join(release.path, 'funding_facts.parquet')}')`),
  ).toEqual(expected);
  const csv = readCsv(join(release.path, 'funding_facts.csv'));
  expect([{ plan: sumOf(csv, 'plan_uah'), fact: sumOf(csv, 'fact_uah') }]).toEqual(expected);
});

test('the database opens read-only and leaves no write-ahead log', async () => {
  const release = published();
  const tables = await query(join(release.path, 'planfact.duckdb'), 'SELECT table_name FROM duckdb_tables()');
  expect(tables).toHaveLength(RELEASE_TABLES.length);
  expect(readdirSync(release.path).filter((file) => file.includes('wal'))).toEqual([]);
});

test('made-up data is marked in every row of every table; prices are real', async () => {
  const release = published();
  for (const { name } of RELEASE_TABLES) {
    const marks = readCsv(join(release.path, `${name}.csv`)).map((row) => row['synthetic']);
    expect(new Set(marks)).toEqual(new Set([name === 'price_index' ? 'false' : 'true']));
  }
  expect((await openRelease(join(release.path, '..'))).synthetic).toBe(true);
});

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** In kopecks, as whole numbers. */
function sumOf(rows: ReturnType<typeof readCsv>, column: string): string {
  const kopecks = rows.reduce((sum, row) => sum + BigInt((row[column] ?? '').replace('.', '') || 0), 0n);
  return `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`;
}
