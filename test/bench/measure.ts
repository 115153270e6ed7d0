import { mapAhead } from '../../src/pipelines/map-ahead.ts';

const WARM_UP = 500;
const MEASURED = 2_000;
const [WHAT_WIDTH, RATE_WIDTH, RATIO_WIDTH] = [48, 8, 17];

/** How often `work` runs to its end in a second, one after the other, once it is warm. */
export async function perSecond(work: () => Promise<unknown> | unknown): Promise<number> {
  await repeatFor(WARM_UP, work);
  const { times, milliseconds } = await repeatFor(MEASURED, work);
  return (times * 1_000) / milliseconds;
}

/**
 * How many of `items` are worked off in a second, a few at once and none twice. The first third only warms up: until
 * then code runs that is not compiled yet.
 */
export async function eachPerSecond<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown> | unknown,
  atOnce = 1,
): Promise<number> {
  const warm = Math.floor(items.length / 3);
  await workOff(items.slice(0, warm), work, atOnce);
  const start = performance.now();
  await workOff(items.slice(warm), work, atOnce);
  return ((items.length - warm) * 1_000) / (performance.now() - start);
}

/** As a run does it: the next item is begun as soon as one is done. */
async function workOff<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<unknown> | unknown,
  atOnce: number,
): Promise<void> {
  const numbered = items.map((item, index) => ({ item, index }));
  const results = mapAhead(numbered, atOnce, async ({ item, index }) => await work(item, index));
  for await (const _ of results);
}

/** One line of a table: what was measured, how many a second, its ratio to the floor, and the least it has to be. */
export function printRate(what: string, rate: number, floor: number | null, target?: number): void {
  const ratio = floor === null ? '' : `${(rate / floor).toFixed(3).padStart(7)} of floor`;
  const least =
    target === undefined ? '' : `target ${target.toLocaleString('en')}: ${verdict(rate >= target)}`;
  const printed = `${Math.round(rate).toLocaleString('en').padStart(RATE_WIDTH)}/s`;
  console.log(`  ${what.padEnd(WHAT_WIDTH)} ${printed}   ${ratio.padEnd(RATIO_WIDTH)} ${least}`.trimEnd());
}

/** Whether a target was met, in a word. */
export function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED';
}

async function repeatFor(
  milliseconds: number,
  work: () => Promise<unknown> | unknown,
): Promise<{ readonly times: number; readonly milliseconds: number }> {
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < milliseconds) {
    await work();
    times += 1;
  }
  return { times, milliseconds: performance.now() - start };
}
