import type { Correction } from '../../src/model/correction.ts';
import type { Extraction } from '../../src/model/report.ts';
import { isOfCell, isOfMeasure } from '../../src/pipelines/corrections-for-file.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';

/** Why, and on whose word, where a test does not care. */
export const REVIEWED = { why: 'Лист ради від 05.02.2017', by: 'О. Петренко' } as const;

/** A correction of the cell of a file that is not asked for its name. */
export function ofCell(
  place: readonly [row: number, column: number],
  printed: string,
  right: string,
): Correction {
  const [row, column] = place;
  return { file: 'report', cell: { table: 0, row, column }, printed, right, ...REVIEWED };
}

/** A report read with corrections; its publisher is `town`. */
export function readWith(
  bytes: Uint8Array,
  corrections: readonly Correction[],
  path = 'report.txt',
): Promise<Extraction> {
  const cells = corrections.filter(isOfCell);
  const measures = corrections.filter(isOfMeasure);
  return extractBytes(bytes, path, { corrections: { publisher: 'town', cells, measures } });
}
