import { expect, test } from 'vitest';
import { createRunQueue } from '../../src/pipelines/run-queue.ts';

/** Runs that end when they are told to. */
function heldRuns() {
  const log: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const run = (names: readonly string[]) => {
    const name = names.join();
    log.push(name);
    const end = Promise.withResolvers<void>();
    ends.set(name, end);
    return end.promise;
  };
  return { log, run, end: (name: string) => ends.get(name) };
}

test('one run at a time, in the order they were asked for, and none waits twice', async () => {
  const { log, run, end } = heldRuns();
  const queue = createRunQueue(run, console.error);
  const asked = [queue.push(['a']), queue.push(['b']), queue.push(['b']), queue.push(['c'])];
  await expect.poll(() => log).toEqual(['a']);
  const again = queue.push(['a']);
  for (const name of ['a', 'b', 'c']) {
    await expect.poll(() => log.at(-1)).toBe(name);
    end(name)?.resolve();
  }
  await Promise.all(asked);
  await expect.poll(() => log).toEqual(['a', 'b', 'c', 'a']);
  end('a')?.resolve();
  await again;
});

test('a run that fails is told of, and the next one comes nevertheless', async () => {
  const failures: unknown[] = [];
  const queue = createRunQueue(
    ([name]) => (name === 'bad' ? Promise.reject(new Error('no disk')) : Promise.resolve()),
    (error) => failures.push(error),
  );
  await Promise.all([queue.push(['bad']), queue.push(['good'])]);
  expect(failures).toEqual([new Error('no disk')]);
});

test('once stopped, what waits is not begun', async () => {
  const { log, run, end } = heldRuns();
  const queue = createRunQueue(run, console.error);
  const first = queue.push(['a']);
  const second = queue.push(['b']);
  await expect.poll(() => log).toEqual(['a']);
  queue.stop();
  end('a')?.resolve();
  await Promise.all([first, second, queue.idle()]);
  expect(log).toEqual(['a']);
});
