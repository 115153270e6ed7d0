import { readFile } from 'node:fs/promises';
import { decodeText } from '../../src/documents/encoding.ts';
import { readText } from '../../src/documents/text.ts';
import { extractBytes, sha256 } from '../../src/pipelines/extract.ts';
import { perSecond, printRate } from './measure.ts';

const SEED = new URL('../cases/seed-6.2/report.txt', import.meta.url);

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
  console.log();
}
