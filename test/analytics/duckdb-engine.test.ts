import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDuckdbEngine } from '../../src/analytics/duckdb-engine.ts';
import { MADE_UP_TOWN } from './made-up-town.ts';
import { sharedEngineOn, writeReleaseFile } from './release-file.ts';

const sharedEngine = sharedEngineOn(MADE_UP_TOWN);

const ENDLESS = 'select count(*) as count from range(1000000000000) as numbers(n) where n % 7 = 3';

test('decimals come out exact, dates and booleans as themselves', async () => {
  const engine = sharedEngine();
  const rows = await engine.query(
    `select cast('12345678901234567.89' as decimal(20, 2)) as uah, period_start, synthetic, year
       from reports where report_key = $1`,
    ['veselka/2016/6.2'],
  );
  expect(rows).toEqual([
    { uah: '12345678901234567.89', period_start: '2016-01-01', synthetic: true, year: 2016 },
  ]);
});

test('a statement whose time is up is interrupted, and the connection answers again', async () => {
  const file = await releaseFile();
  const engine = await openDuckdbEngine(file, { connections: 1, timeLimit: 50 });
  onTestFinished(engine.close);
  await expect(engine.query(ENDLESS, [])).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'query_stopped',
  });
  await expect(engine.query(ENDLESS, [])).rejects.toMatchObject({ code: 'query_stopped' });
  expect(await engine.query('select 1 as one', [])).toEqual([{ one: 1 }]);
});

test('a statement asked again with other parameters, of another type too, gives their answer', async () => {
  const engine = sharedEngine();
  for (const value of [1, 'two', null, true, 2 ** 40]) {
    const [row] = await engine.query('select typeof($1) as type, $1 is null as missing', [value]);
    expect(row).toMatchObject({ missing: value === null });
  }
});

test('more statements than are kept prepared all get their answer', async () => {
  const engine = await openDuckdbEngine(await releaseFile(), { connections: 1 });
  onTestFinished(engine.close);
  for (let round = 0; round < 2; round += 1) {
    for (let number = 0; number < 150; number += 1) {
      expect(await engine.query(`select ${number} as number`, [])).toEqual([{ number }]);
    }
  }
});

test('a statement that waits for a connection gives up when its signal aborts', async () => {
  const engine = await openDuckdbEngine(await releaseFile(), { connections: 1 });
  onTestFinished(engine.close);
  const first = new AbortController();
  const second = new AbortController();
  const running = engine.query(ENDLESS, [], first.signal);
  const waiting = engine.query('select 1 as one', [], second.signal);
  second.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'query_stopped' });
  first.abort();
  await expect(running).rejects.toMatchObject({ code: 'query_stopped' });
});

test('more statements than connections all get their own answer', async () => {
  const engine = await openDuckdbEngine(await releaseFile(), { connections: 2 });
  onTestFinished(engine.close);
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  const answers = await Promise.all(numbers.map((number) => engine.query('select $1 as number', [number])));
  expect(answers).toEqual(numbers.map((number) => [{ number }]));
});

test.each([
  ['another file', "select * from read_text('/etc/hostname')"],
  ['another database', "attach '/tmp/other.duckdb'"],
  ['a copy', "copy reports to '/tmp/reports.csv'"],
  ['an extension', 'install httpfs'],
  ['the settings', 'set threads = 8'],
  ['the data', 'delete from reports'],
])('a statement cannot reach %s', async (_, sql) => {
  const engine = sharedEngine();
  await expect(engine.query(sql, [])).rejects.toThrow(/Permission|configuration|read-only|disabled/i);
});

test('closing waits for the statements that run', async () => {
  const engine = await openDuckdbEngine(await releaseFile(), { connections: 1 });
  const counting = engine.query(
    'select count(*) as count from range(20000000) as numbers(n) where n % 7 = 3',
    [],
  );
  await engine.close();
  expect(await counting).toEqual([{ count: '2857143' }]);
});

test('a file that is missing or is no database is a clear sentence', async () => {
  const file = join(await folder(), 'planfact.duckdb');
  await expect(openDuckdbEngine(file)).rejects.toMatchObject({ code: 'release_invalid' });
  await writeFile(file, 'not a database');
  await expect(openDuckdbEngine(file)).rejects.toThrow(/Expected a DuckDB database at .*planfact\.duckdb/);
});

async function releaseFile(): Promise<string> {
  const file = join(await folder(), 'planfact.duckdb');
  await writeReleaseFile(file, MADE_UP_TOWN);
  return file;
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'planfact-engine-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}
