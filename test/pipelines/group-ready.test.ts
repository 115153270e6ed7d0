import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupReady } from '../../src/pipelines/group-ready.ts';

async function* numbers(count: number, wait: (index: number) => Promise<unknown>): AsyncGenerator<number> {
  for (let index = 0; index < count; index += 1) {
    await wait(index);
    yield index;
  }
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('every item comes once and in order, in groups that are not empty and not much larger than asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (count, most, isSlow) => {
        const groups: (readonly number[])[] = [];
        for await (const group of groupReady(numbers(count, soon), { most, waitMs: 0 })) {
          groups.push(group);
          if (isSlow) await soon();
        }
        expect(groups.flat()).toEqual(Array.from({ length: count }, (_, index) => index));
        expect(groups.every((group) => group.length > 0 && group.length <= most + 1)).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test('what has come while a group was dealt with is the next group', async () => {
  const groups: (readonly number[])[] = [];
  for await (const group of groupReady(numbers(7, soon), { most: 100, waitMs: 0 })) {
    groups.push(group);
    for (let turn = 0; turn < 50; turn += 1) await soon();
  }
  expect(groups[0]).toContain(0);
  expect(groups.length).toBeLessThan(4);
});

test('items that come at once after another are one group, and none waits for those that come late', async () => {
  let goOn = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const items = numbers(8, (index) => (index === 5 ? until : soon()));
  const groups: (readonly number[])[] = [];
  for await (const group of groupReady(items, { most: 100, waitMs: 500 })) {
    groups.push(group);
    goOn();
  }
  expect(groups).toEqual([
    [0, 1, 2, 3, 4],
    [5, 6, 7],
  ]);
});

test('a failure of the items ends the groups with it', async () => {
  const failing = numbers(3, (index) =>
    index === 2 ? Promise.reject(new Error('no file')) : Promise.resolve(),
  );
  const collect = async () => {
    for await (const group of groupReady(failing, { most: 10, waitMs: 0 }))
      expect(group.length).toBeGreaterThan(0);
  };
  await expect(collect()).rejects.toThrow('no file');
});

test('whoever stops taking groups stops the items', async () => {
  let last = -1;
  const items = numbers(1000, (index) => {
    last = index;
    return soon();
  });
  for await (const group of groupReady(items, { most: 4, waitMs: 0 })) if (group.length > 0) break;
  const made = last;
  for (let turn = 0; turn < 50; turn += 1) await soon();
  expect(last).toBeLessThanOrEqual(made + 1);
});
