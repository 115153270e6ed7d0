import { readFile } from 'node:fs/promises';
import { decodeText } from '../../src/documents/encoding.ts';
import { readText } from '../../src/documents/text.ts';
import { extractBytes, sha256 } from '../../src/pipelines/extract.ts';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { perSecond, printRate } from './measure.ts';

const SEED = new URL('../cases/seed-6.2/report.txt', import.meta.url);
const PATHS = Array.from({ length: 20 }, (_, number) => `${number}.txt`);

/** Seed-sized documents a second on one core; the floor hashes the bytes and reads the lines. */
export async function benchExtraction(): Promise<void> {
  const bytes = await readFile(SEED);
  const floor = await perSecond(() => [sha256(bytes), readText(decodeText(bytes).text)]);
  console.log('Extraction of the seed report (12 measures, 60 facts), one core');
  printRate('floor: hash, decode, split into cells', floor, floor);
  printRate(
    'document, tables, facts and findings',
    await perSecond(() => extractBytes(bytes, 'report.txt')),
    floor,
  );
  const pool = openReadingPool({ size: 1 });
  const readMany = () => Promise.all(PATHS.map((path) => pool.extract(bytes, path)));
  printRate('the same in one process of the reading pool', (await perSecond(readMany)) * PATHS.length, floor);
  await pool.close();
  console.log();
}
