import { readFileSync } from 'node:fs';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { XLSX } from '../generator/formats/workbooks.ts';
import { verdict } from './measure.ts';
import { peakMegabytesOf } from './peak-memory.ts';
import { longReport } from './varied-reports.ts';

const ROWS = 20_000;
const ROWS_IN_SECTION = 12;
const MOST_SECONDS = 3;
const MOST_MEGABYTES = 300;
const LOOK_EVERY_MS = 50;

/** One workbook of very many rows, read by a fresh process of the pool: how long it takes and how much memory at most. */
export async function benchLargeWorkbook(): Promise<void> {
  const bytes = longReport(XLSX, Math.ceil(ROWS / ROWS_IN_SECTION));
  const pool = openReadingPool({ size: 1 });
  let peak: number | null = null;
  const watch = setInterval(() => {
    peak = peakOfChildren() ?? peak;
  }, LOOK_EVERY_MS);
  const start = performance.now();
  const { reports } = await pool.extract(bytes, '2016/large.xlsx');
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  await pool.close();
  const rows = reports.reduce((sum, { measures }) => sum + measures.length, 0).toLocaleString('en');
  const size = (bytes.length / 1_000_000).toFixed(1);
  console.log(`A workbook of ${rows} measures (${size} MB), by a fresh process of the pool`);
  console.log(`  ${seconds.toFixed(2)} s (under ${MOST_SECONDS}): ${verdict(seconds < MOST_SECONDS)}`);
  console.log(`  ${describeMemory(peak)}\n`);
}

function describeMemory(megabytes: number | null): string {
  if (megabytes === null) return 'memory: this system does not tell';
  return `${megabytes.toFixed(0)} MB at most (under ${MOST_MEGABYTES}): ${verdict(megabytes < MOST_MEGABYTES)}`;
}

/** The largest resident set that a child of this process has had, in megabytes; null where none is or nobody tells. */
function peakOfChildren(): number | null {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
    const peaks = children.split(' ').map((child) => peakMegabytesOf(Number(child)) ?? 0);
    return Math.max(...peaks) || null;
  } catch {
    return null;
  }
}
