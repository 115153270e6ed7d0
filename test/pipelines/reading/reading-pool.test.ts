import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { extractBytes } from '../../../src/pipelines/extract.ts';
import { inspectBytes } from '../../../src/pipelines/inspect.ts';
import { findPrlimit } from '../../../src/pipelines/reading/process-memory.ts';
import { openReadingPool, type PoolOptions } from '../../../src/pipelines/reading/reading-pool.ts';
import { longReport } from '../../bench/varied-reports.ts';
import { TEXT_EXPORT } from '../../generator/formats/text-export.ts';
import { bytesOf, SEED, seedWith } from '../../seed.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const HOSTILE = new URL('./hostile-child.ts', import.meta.url);
/** Enough for a report on a machine that is busy with other things. */
const LIMITS = { timeMs: 4_000, memoryBytes: 150_000_000 };

function openPool(options: PoolOptions = {}) {
  const log: string[] = [];
  const pool = openReadingPool({
    size: 1,
    entry: HOSTILE,
    limits: LIMITS,
    log: (message) => log.push(message),
    ...options,
  });
  onTestFinished(() => pool.close());
  const read = (text: string, path = '2016/report.txt') => pool.extract(bytesOf(text), path);
  const isAlive = async () => (await read('a report')).document.bytes === 8;
  const pid = async () => Number(await read('tell pid').catch(({ message }: Error) => message));
  return { ...pool, log, read, isAlive, pid };
}

/** False also for a killed process that nobody has asked for its status yet. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc') || !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('a file read in another process gives what it gives in this one', async () => {
  const pool = openReadingPool({ size: 2 });
  onTestFinished(() => pool.close());
  const files = [SEED, seedWith('1020', 'abc'), 'no table at all', '\t1\n\t2\n'];
  for (const [index, text] of files.entries()) {
    const path = `town/2016/${index}.txt`;
    const here = await extractBytes(bytesOf(text), path).catch((error: unknown) => error);
    const there = await pool.extract(bytesOf(text), path).catch((error: unknown) => error);
    expect(there).toStrictEqual(here);
  }
});

test('a file inspected in another process shows what it shows in this one', async () => {
  const pool = openReadingPool({ size: 1 });
  onTestFinished(() => pool.close());
  const bytes = bytesOf(seedWith(' за 2016 рік', ''));
  const options = { layout: { columns: [{ heading: 'Виконання', ignore: true }] } } as const;
  const there = await pool.inspect(bytes, 'report.txt', options);
  expect(there).toStrictEqual(await inspectBytes(bytes, 'report.txt', options));
  expect(there).toMatchObject({ layout: true, grids: 1, tables: [{ rows: { length: 13 } }] });
});

test('a report of very many measures comes in parts, and whole', async () => {
  const pool = openReadingPool({ size: 1 });
  onTestFinished(() => pool.close());
  const bytes = longReport(TEXT_EXPORT, 180);
  const there = await pool.extract(bytes, '2016/long.txt');
  expect(there.reports[0]?.measures).toHaveLength(2_160);
  expect(there).toStrictEqual(await extractBytes(bytes, '2016/long.txt'));
});

test('a year that the caller names reaches the reader', async () => {
  const { extract } = openPool();
  const { document } = await extract(bytesOf('a report'), 'report.txt', { year: 2011 });
  expect(document).toMatchObject({ path: 'report.txt', format: 'text 2011' });
});

test('answers belong to their files and come in the order of the questions', async () => {
  const { extract } = openPool({ size: 2 });
  const paths = Array.from({ length: 40 }, (_, index) => `2016/${index}.txt`);
  const texts = paths.map((_, index) => 'x'.repeat(index * 10_000));
  const settled: string[] = [];
  const extractions = await Promise.all(
    paths.map(async (path, index) => {
      const extraction = await extract(bytesOf(texts[index] ?? ''), path);
      settled.push(path);
      return extraction.document;
    }),
  );
  expect(extractions.map(({ path }) => path)).toEqual(paths);
  expect(extractions.map(({ bytes }) => bytes)).toEqual(texts.map((text) => bytesOf(text).byteLength));
  expect(settled.toSorted()).toEqual(paths.toSorted());
});

test('a refusal keeps its code and its sentence, and is no failure to log', async () => {
  const { read, log } = openPool();
  await expect(read('refuse')).rejects.toMatchObject({
    name: 'PlanfactError',
    code: 'format_unknown',
    message: 'a sentence of its own',
    messageUk: 'своє речення',
  });
  expect(log).toEqual([]);
});

test.each(['hang', 'never settle'])(
  'a file that makes its reader %s is stopped at its limit',
  async (trick) => {
    const { read, isAlive, pid } = openPool({ limits: { timeMs: 1_500 } });
    const before = await pid();
    await expect(read(trick, 'slow.txt')).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: expect.stringMatching(/^slow\.txt: expected .* 1\.5 s, but .* takes longer\. .* try again\.$/),
    });
    expect(isRunning(before)).toBe(false);
    expect(await isAlive()).toBe(true);
  },
);

test.each(['allocate buffers', 'allocate heap', 'endless string'])(
  'a file that makes its reader %s without end is stopped at its limit',
  async (trick) => {
    const { read, isAlive } = openPool();
    await expect(read(trick, 'bomb.txt')).rejects.toMatchObject({
      code: 'limit_exceeded',
      message: expect.stringMatching(/^bomb\.txt: expected .* 150 MB of memory, but .* try again\.$/),
    });
    expect(await isAlive()).toBe(true);
  },
);

test('without prlimit, a process that grows over its limit is found by the watch', async () => {
  const { read, isAlive } = openPool({ prlimit: null, limits: { timeMs: 30_000, memoryBytes: 150_000_000 } });
  await expect(read('allocate and hang')).rejects.toMatchObject({
    code: 'limit_exceeded',
    message: expect.stringContaining('150 MB of memory'),
  });
  expect(await isAlive()).toBe(true);
});

test.each([
  'exit 0',
  'exit 3',
  'segmentation fault',
  'throw error',
  'throw nothing',
  'throw trap',
  'overflow stack',
  'reject later',
  'send garbage',
  'send a frame of garbage',
  'answer for the next file',
  'answer another question',
  'answer in endless parts',
  'return nothing',
  'connect',
  'start a program',
])('a file that makes its reader %s costs itself alone, and is logged', async (trick) => {
  const { read, isAlive, log } = openPool();
  const [before, odd, after] = await Promise.allSettled([read('one'), read(trick, 'odd.txt'), read('two')]);
  expect([before.status, after.status]).toEqual(['fulfilled', 'fulfilled']);
  expect(odd).toMatchObject({
    reason: {
      name: 'PlanfactError',
      code: 'file_unreadable',
      message: expect.stringMatching(/^odd\.txt: expected .* failed unexpectedly \(.+\)\. .*report this/),
    },
  });
  expect(log.map((line) => line.slice(0, 8))).toEqual(['odd.txt:']);
  expect(await isAlive()).toBe(true);
});

test('good files beside a dozen bad ones are all read', async () => {
  const { read } = openPool({ size: 2, limits: { timeMs: 2_000, memoryBytes: 150_000_000 } });
  const tricks = ['exit 3', 'hang', 'allocate buffers', 'send garbage', 'abort', 'throw trap'];
  const texts = tricks.flatMap((trick) => ['one', trick, 'two']);
  const outcomes = await Promise.allSettled(texts.map((text, index) => read(text, `2016/${index}.txt`)));
  expect(outcomes.map(({ status }) => status)).toEqual(
    texts.map((text) => (tricks.includes(text) ? 'rejected' : 'fulfilled')),
  );
});

test('one process reads many files, and a fresh one follows a failed one', async () => {
  const { read, pid } = openPool();
  const first = await pid();
  await read('a report');
  expect(await pid()).toBe(first);
  await read('throw error').catch(() => null);
  expect(await pid()).not.toBe(first);
});

test('a reader has no environment, no permission but to read the code, and no place to write', async () => {
  const { read } = openPool();
  const told = await read('tell surroundings').catch(({ message }: Error) => message);
  expect(JSON.parse(String(told))).toEqual({ allowed: [], env: {}, folder: '/' });
});

test.skipIf(!existsSync('/proc'))(
  'what a word processor is needed for is read where one may run',
  async () => {
    const { read, isAlive } = openPool({ limits: { timeMs: 1_500 } });
    const pidFile = join(temporaryFolder().path, 'pid');
    await expect(read('start a word processor', pidFile)).rejects.toMatchObject({ code: 'limit_exceeded' });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(pid).toBeGreaterThan(1);
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false));
    expect(await isAlive()).toBe(true);
  },
);

test.skipIf(findPrlimit() === null)('the kernel holds a reader to its limits', async () => {
  const { pid } = openPool();
  const limits = readFileSync(`/proc/${await pid()}/limits`, 'utf8');
  const limitOf = (name: string) => Number(new RegExp(`^Max ${name} +(\\d+) `, 'm').exec(limits)?.[1]);
  expect(limitOf('data size')).toBeGreaterThan(LIMITS.memoryBytes);
  expect(limitOf('data size')).toBeLessThan(LIMITS.memoryBytes + 2_000_000_000);
  expect(limitOf('cpu time')).toBe(40);
  expect(limitOf('core file size')).toBe(0);
});

test('a file over the size limit is refused before it is read', async () => {
  const { extract, pid } = openPool({ limits: { fileBytes: 10_000 } });
  await expect(extract(new Uint8Array(100_000), 'large.txt')).rejects.toMatchObject({
    code: 'limit_exceeded',
    message: expect.stringMatching(/^large\.txt: expected .* at most 0 MB, found a file of 0\.1 MB/),
  });
  await expect(extract(bytesOf('tell pid'), 'small.txt')).rejects.toMatchObject({ code: 'format_unknown' });
  expect(await pid()).toBeGreaterThan(0);
});

test('closing stops what is being read, refuses what comes later and leaves no process', async () => {
  const { read, pid, close } = openPool({ size: 2 });
  const pids = await Promise.all([pid(), pid(), pid(), pid()]);
  const outcomes = ['hang', 'hang', 'one', 'two'].map((text) => read(text).catch(({ code }) => code));
  await close();
  expect(await Promise.all(outcomes)).toEqual(Array.from(outcomes, () => 'interrupted'));
  expect(pids.filter(isRunning)).toEqual([]);
  await expect(read('a report')).rejects.toMatchObject({ code: 'interrupted' });
  await close();
});

test('a pool whose processes do not start says so', async () => {
  const { read } = openPool({ entry: new URL('./no-such-child.ts', import.meta.url) });
  await expect(read('a report')).rejects.toMatchObject({
    code: 'reader_failed',
    message: expect.stringContaining('ended with status 1'),
  });
});
