import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { perSecond, printRate } from './measure.ts';

const CASES = fileURLToPath(new URL('../cases/', import.meta.url));
const AT_ONCE = 10;

/** The same small report in eleven formats, read in one process of the pool; the floor is its text export. */
export async function benchFormats(): Promise<void> {
  const pool = openReadingPool({ size: 1 });
  console.log('One small report in every format, one process of the reading pool');
  let floor = 0;
  for (const format of ['text', ...(await otherFormats())]) {
    const folder = `${CASES}l1-${format}/`;
    const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith('report'));
    const bytes = await readFile(folder + file);
    const paths = Array.from({ length: AT_ONCE }, (_, number) => `${number}-${file}`);
    const rate =
      (await perSecond(() => Promise.all(paths.map((path) => pool.extract(bytes, path))))) * AT_ONCE;
    floor ||= rate;
    printRate(`${format}, ${(bytes.length / 1000).toFixed(1)} kB`, rate, floor);
  }
  await pool.close();
  console.log();
}

async function otherFormats(): Promise<readonly string[]> {
  const names = (await readdir(CASES)).filter((name) => name.startsWith('l1-') && name !== 'l1-text');
  return names.map((name) => name.slice('l1-'.length)).toSorted();
}
