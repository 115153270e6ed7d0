import { extractBytes } from '../../src/pipelines/extract.ts';
import type { Format } from '../generator/formats/format.ts';
import { FORMATS } from '../generator/formats/formats.ts';
import { verdict } from './measure.ts';
import { longReport } from './varied-reports.ts';

const SECTIONS = 100;
const TIMES = 10;
const MOST_TIMES_AS_LONG = 11;
const ROUNDS = 9;
const ROWS_IN_SECTION = 12;

/**
 * How the time to read one report grows with its rows, in every format that is written here: ten reports are read, and one
 * with as many rows as these ten, so that both leave as much garbage and have as much that was never seen.
 */
export async function benchGrowth(): Promise<void> {
  const [few, many] = [SECTIONS, TIMES * SECTIONS].map((sections) => sections * ROWS_IN_SECTION);
  console.log(`Rows of one report, ${few?.toLocaleString('en')} and ${many?.toLocaleString('en')} measures`);
  for (const format of FORMATS) await benchFormat(format);
  console.log();
}

async function benchFormat(format: Format): Promise<void> {
  const short = Array.from({ length: TIMES }, (_, index) => longReport(format, SECTIONS, `short ${index}`));
  const long = [longReport(format, TIMES * SECTIONS)];
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    few = Math.min(few, (await secondsFor(short)) / TIMES);
    many = Math.min(many, await secondsFor(long));
  }
  const times = many / few;
  console.log(
    `  ${format.name.padEnd(6)} ${few.toFixed(3)} s, ${many.toFixed(3)} s: ${TIMES} times the rows take ` +
      `${times.toFixed(1)} times as long (at most ${MOST_TIMES_AS_LONG}): ${verdict(times <= MOST_TIMES_AS_LONG)}`,
  );
}

/** Seconds by the clock: those of all processors would count how many threads of V8 look for garbage meanwhile. */
async function secondsFor(files: readonly Uint8Array[]): Promise<number> {
  const start = performance.now();
  for (const bytes of files) await extractBytes(bytes, '2016/long');
  return (performance.now() - start) / 1_000;
}
