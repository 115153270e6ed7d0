import { readFile } from 'node:fs/promises';
import { openReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import { FORMATS } from '../generator/formats/formats.ts';
import { eachPerSecond, printRate } from './measure.ts';
import { variedReports } from './varied-reports.ts';

const AT_ONCE = 20;
const FILES = 600;
const FILES_OF_TEXT = 6_000;

/** Files a second and core that the reading pool has to do, where it was promised. */
const TARGETS: Readonly<Record<string, number>> = {
  text: 1_000,
  html: 500,
  csv: 500,
  docx: 150,
  odt: 150,
  xlsx: 150,
  pdf: 25,
};

/** The seed report as LibreOffice writes it into formats that are not easily varied: one file is read again and again. */
const WRITTEN_ONCE = ['doc', 'pdf'] as const;

/** Reports like the seed's in every format, through one process of the reading pool; the floor is that of their text. */
export async function benchFormats(floor: number): Promise<void> {
  const pool = openReadingPool({ size: 1 });
  console.log('The same reports in every format, one process of the reading pool');
  const bench = async (name: string, files: readonly Uint8Array[]) => {
    const read = (bytes: Uint8Array, index: number) => pool.extract(bytes, `2016/${index}.${name}`);
    const rate = await eachPerSecond(files, read, AT_ONCE);
    const size = ((files[0]?.length ?? 0) / 1000).toFixed(1);
    printRate(`${name}, ${size} kB`, rate, floor, TARGETS[name]);
  };
  for (const format of FORMATS) {
    const isText = ['text', 'html', 'csv'].includes(format.name);
    await bench(format.name, variedReports(format, isText ? FILES_OF_TEXT : FILES));
  }
  for (const name of WRITTEN_ONCE) {
    const bytes = await readFile(new URL(`files/seed.${name}`, import.meta.url));
    await bench(name, new Array(FILES).fill(bytes));
  }
  await pool.close();
  console.log();
}
