import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { savePriceIndex } from '../warehouse/price-index.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readPriceIndexFile } from './price-index-file.ts';
import type { PricesSummary } from './run-summary.ts';
import { noteNameOf, readSourceNote, type SourceNote } from './source-note.ts';

const FILE = 'cpi-ukraine-annual-average.csv';

/**
 * Loads the price index from the folder of reference data, in the place of the one loaded before. A file that is
 * missing or wrong leaves no index and a sentence: amounts are then served as printed only.
 */
export async function loadPriceIndex(warehouse: Warehouse, reference: string): Promise<PricesSummary> {
  const path = join(reference, FILE);
  const { years, sha256, mistake } = await readPriceIndexFile(path);
  const noteText = await readFile(noteNameOf(path), 'utf8').catch(() => null);
  const note = sha256 === null ? null : readSourceNote(noteText, sha256).note;
  await savePriceIndex(warehouse, {
    years,
    source: note?.origin ?? null,
    sourceUrl: note?.url ?? null,
    licence: note?.licence ?? null,
  });
  return { years: years.map(({ year }) => year), problem: problemOf(path, mistake, note) };
}

function problemOf(path: string, mistake: string | null, note: SourceNote | null): string | null {
  if (mistake !== null) {
    return `${path}: ${mistake}. This release has no price index, so amounts can be asked for as printed only. Put the file right (docs/prices.md) and run again.`;
  }
  if (note === null) {
    return `${noteNameOf(path)}: expected a note with the hash of the file, its origin and its licence, found none that fits. The price index is published without them; write the note anew and run again.`;
  }
  return null;
}
