import { decodeText } from '../../src/documents/encoding.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { readText } from '../../src/documents/text.ts';
import { readReports } from '../../src/facts/read-reports.ts';
import { extractBytes, sha256 } from '../../src/pipelines/extract.ts';
import { readTables } from '../../src/tables/read-tables.ts';
import { TEXT_EXPORT } from '../generator/formats/text-export.ts';
import { eachPerSecond, printRate } from './measure.ts';
import { variedReports } from './varied-reports.ts';

const FILES = 3_000;
const MEASURES_IN_FILE = 12;
const MEASURES_TARGET = 20_000;

/**
 * Reports like the seed's on one core, in this process: the floor hashes the bytes and reads the lines. Gives the
 * floor, for the same reports in other formats.
 */
export async function benchExtraction(): Promise<number> {
  const files = variedReports(TEXT_EXPORT, FILES);
  const floor = await eachPerSecond(files, (bytes) => [sha256(bytes), readText(decodeText(bytes).text)]);
  console.log('Text exports like the seed report (12 measures, 60 facts), no two alike, one core');
  printRate('floor: hash, decode, split into cells', floor, floor);
  printRate(
    'document, tables, facts and findings',
    await eachPerSecond(files, (bytes, index) => extractBytes(bytes, `2016/${index}.txt`)),
    floor,
  );
  await benchMeasures(files);
  console.log();
  return floor;
}

/** What comes after the cells are known, in measures. */
async function benchMeasures(files: readonly Uint8Array[]): Promise<void> {
  const documents = await Promise.all(files.map((bytes) => readDocument(bytes)));
  const hint = { year: 2016, origin: '2016/' };
  const tables = documents.map(({ document }) => readTables(document).tables);
  const rate = await eachPerSecond(tables, (read) => readReports(read, hint));
  printRate('measures normalised and reconciled', rate * MEASURES_IN_FILE, null, MEASURES_TARGET);
}
