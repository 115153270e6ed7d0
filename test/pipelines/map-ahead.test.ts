import { expect, test } from 'vitest';
import { mapAhead } from '../../src/pipelines/map-ahead.ts';

test('results come in the order of the items, however long each takes', async () => {
  const work = (item: number) =>
    new Promise((resolve) => setTimeout(() => resolve(item * 10), 20 - item * 5));
  expect(await Array.fromAsync(mapAhead([1, 2, 3, 4], 3, work))).toEqual([10, 20, 30, 40]);
});

test('never more items than wanted are at work, and as many as wanted are', async () => {
  let running = 0;
  const seen: number[] = [];
  const work = async () => {
    running += 1;
    seen.push(running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
  };
  await Array.fromAsync(mapAhead(Array.from({ length: 20 }), 4, work));
  expect(Math.max(...seen)).toBe(4);
  expect(seen).toHaveLength(20);
});

test('a failure comes in its turn, and no further item is begun', async () => {
  const begun: number[] = [];
  const results: number[] = [];
  const consume = async () => {
    const work = (item: number) => {
      begun.push(item);
      return item === 2 ? Promise.reject(new Error('two')) : Promise.resolve(item);
    };
    for await (const result of mapAhead([1, 2, 3, 4, 5, 6], 2, work)) results.push(result);
  };
  await expect(consume()).rejects.toThrow('two');
  expect(results).toEqual([1]);
  expect(begun).toEqual([1, 2, 3]);
});
