import { matchesGlob } from 'node:path';
import type {
  CellCorrection,
  Correction,
  DocumentCorrections,
  MeasureCorrection,
} from '../model/correction.ts';
import type { Pipeline } from './define-pipeline.ts';

/**
 * The corrections that may concern a file of a pipeline: those of its cells, and all those of measures, as only the
 * text tells which measures it has. Undefined when there are none.
 */
export function correctionsForFile(
  { corrections, publisher, source }: Pipeline,
  { path, sha256 }: { readonly path: string; readonly sha256: string },
): DocumentCorrections | undefined {
  const document = { name: path.slice(source.folder.length + 1), sha256 };
  const cells = corrections.filter(isOfCell).filter((correction) => namesFile(correction, document));
  const measures = corrections.filter(isOfMeasure);
  return cells.length + measures.length === 0 ? undefined : { publisher: publisher.key, cells, measures };
}

/** Whether a correction of a cell is meant for this file, by its path below the folder of the pipeline or by its hash. */
export function namesFile(
  { file, sha256: hash }: CellCorrection,
  document: { readonly name: string; readonly sha256: string },
): boolean {
  if (file === undefined) return hash === document.sha256;
  return file === document.name || matchesGlob(document.name, file);
}

export function isOfCell(correction: Correction): correction is CellCorrection {
  return 'cell' in correction;
}

export function isOfMeasure(correction: Correction): correction is MeasureCorrection {
  return 'measure' in correction;
}
