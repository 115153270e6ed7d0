const WARM_UP = 500;
const MEASURED = 2_000;

/** How often `work` runs to its end in a second, one after the other, once it is warm. */
export async function perSecond(work: () => Promise<unknown> | unknown): Promise<number> {
  await repeatFor(WARM_UP, work);
  const { times, milliseconds } = await repeatFor(MEASURED, work);
  return (times * 1_000) / milliseconds;
}

/** One line of a table: what was measured, how many a second, and its ratio to the floor. */
export function printRate(what: string, rate: number, floor: number): void {
  const ratio = (rate / floor).toFixed(3);
  console.log(
    `  ${what.padEnd(52)} ${Math.round(rate).toLocaleString('en').padStart(9)}/s   ${ratio.padStart(7)} of floor`,
  );
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
