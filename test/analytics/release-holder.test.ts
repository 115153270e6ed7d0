import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createReleaseHolder, type ReleaseHolder } from '../../src/analytics/release-holder.ts';
import type { ServedRelease } from '../../src/analytics/served-release.ts';
import { PlanfactError } from '../../src/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const OLD = '20260101T000000Z-00000001';
const NEW = '20260102T000000Z-00000002';
const BROKEN = '20260103T000000Z-0000000f';

test('without a release there is nothing to use, and the error says what to do', async () => {
  const { holder } = held(null);
  await holder.refresh();
  await expect(holder.use(null, nameOf)).rejects.toMatchObject({
    code: 'release_missing',
    message: expect.stringContaining('planfact run'),
  });
  expect(holder.status()).toEqual({ release: null, problem: null });
});

test('a newer release takes over, and the one before closes when its last task has ended', async () => {
  const { holder, point, open } = held(OLD);
  await holder.refresh();
  const gate = Promise.withResolvers<void>();
  const slow = holder.use(null, async (served) => {
    await gate.promise;
    return nameOf(served);
  });
  point(NEW);
  await holder.refresh();
  expect(await holder.use(null, nameOf)).toBe(NEW);
  expect(open).toEqual(new Set([OLD, NEW]));
  gate.resolve();
  expect(await slow).toBe(OLD);
  await settled();
  expect(open).toEqual(new Set([NEW]));
});

test('a release that cannot be opened changes nothing but the status, and is tried once', async () => {
  const { holder, point, tried } = held(OLD);
  await holder.refresh();
  point(BROKEN);
  await holder.refresh();
  await holder.refresh();
  expect(await holder.use(null, nameOf)).toBe(OLD);
  expect(holder.status()).toEqual({ release: OLD, problem: expect.stringContaining(BROKEN) });
  expect(tried.filter((id) => id === BROKEN)).toHaveLength(1);
  point(NEW);
  await holder.refresh();
  expect(holder.status()).toEqual({ release: NEW, problem: null });
});

test('an older release is opened for the question that names it, once for questions at the same time', async () => {
  const { holder, tried } = held(NEW);
  await holder.refresh();
  const answers = await Promise.all([
    holder.use(OLD, nameOf),
    holder.use(OLD, nameOf),
    holder.use(null, nameOf),
  ]);
  expect(answers).toEqual([OLD, OLD, NEW]);
  expect(tried).toEqual([NEW, OLD]);
});

test('only a few older releases stay open', async () => {
  const { holder, open } = held(NEW);
  await holder.refresh();
  for (let day = 10; day < 20; day += 1) await holder.use(`202601${day}T000000Z-0000000a`, nameOf);
  await settled();
  expect(open.size).toBe(4);
  expect(open).toContain(NEW);
  expect(open).toContain('20260119T000000Z-0000000a');
});

test('a failed question for a release leaves the next one to try again', async () => {
  const { holder, tried } = held(NEW);
  await holder.refresh();
  await expect(holder.use(BROKEN, nameOf)).rejects.toMatchObject({ code: 'release_invalid' });
  await expect(holder.use(BROKEN, nameOf)).rejects.toMatchObject({ code: 'release_invalid' });
  expect(tried).toEqual([NEW, BROKEN, BROKEN]);
});

test('a task that throws gives its release back', async () => {
  const { holder, point, open } = held(OLD);
  await holder.refresh();
  await expect(holder.use(null, () => Promise.reject(new Error('the task')))).rejects.toThrow('the task');
  point(NEW);
  await holder.refresh();
  await settled();
  expect(open).toEqual(new Set([NEW]));
});

test('closing waits for the tasks that run', async () => {
  const { holder, open } = held(NEW);
  await holder.refresh();
  const gate = Promise.withResolvers<void>();
  const slow = holder.use(OLD, async (served) => {
    await gate.promise;
    return nameOf(served);
  });
  const closed = holder.close();
  gate.resolve();
  expect(await slow).toBe(OLD);
  await closed;
  expect(open.size).toBe(0);
});

type Held = {
  readonly holder: ReleaseHolder;
  /** Makes a release the latest. */
  readonly point: (id: string) => void;
  readonly open: ReadonlySet<string>;
  readonly tried: readonly string[];
};

function held(latest: string | null): Held {
  const { path } = temporaryFolder();
  const open = new Set<string>();
  const tried: string[] = [];
  const point = (id: string): void => {
    rmSync(join(path, 'latest'), { force: true });
    mkdirSync(join(path, id), { recursive: true });
    symlinkSync(id, join(path, 'latest'));
  };
  if (latest) point(latest);
  const holder = createReleaseHolder(path, async (_, id) => {
    tried.push(id);
    await settled();
    if (id === BROKEN) throw new PlanfactError('release_invalid', `${id} is broken`);
    open.add(id);
    return madeUp(id, () => open.delete(id));
  });
  onTestFinished(holder.close);
  return { holder, point, open, tried };
}

function madeUp(id: string, onClose: () => void): ServedRelease {
  const release = { id, path: '', database: '', created: '', synthetic: true, rows: {} };
  const engine = {
    query: () => Promise.resolve([]),
    close: () => {
      onClose();
      return Promise.resolve();
    },
  };
  return { release, engine, priceIndex: [] };
}

function nameOf({ release }: ServedRelease): Promise<string> {
  return Promise.resolve(release.id);
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
