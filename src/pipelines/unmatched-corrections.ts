import { correctionUnmatched, NO_FILE, NO_MEASURE } from '../facts/corrections/correction-findings.ts';
import { type HeldDocument, heldDocuments, heldMeasures } from '../warehouse/held-documents.ts';
import type { PlacedFinding } from '../warehouse/lineage.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { isOfCell, isOfMeasure, namesFile } from './corrections-for-file.ts';
import type { Pipeline } from './define-pipeline.ts';

/**
 * The corrections that no document can answer, because the file or the measure they name is not there. They are listed
 * with the documents of their publisher.
 */
export async function unmatchedCorrections(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
): Promise<readonly PlacedFinding[]> {
  const correcting = pipelines.filter(({ corrections }) => corrections.length > 0);
  if (correcting.length === 0) return [];
  const documents = await heldDocuments(warehouse);
  const named = correcting.flatMap(({ corrections }) => corrections.filter(isOfMeasure));
  const measures = await heldMeasures(
    warehouse,
    named.map(({ measure }) => measure),
  );
  return correcting.flatMap((pipeline) => {
    const { name, publisher, corrections } = pipeline;
    const own = documents.filter((document) => document.pipeline === name);
    const keys = new Set(measures.filter((held) => held.pipeline === name).map(({ key }) => key));
    const withoutFile = corrections
      .filter(isOfCell)
      .filter((correction) => !own.some((document) => namesFile(correction, fileOf(pipeline, document))))
      .map((correction) => correctionUnmatched(correction, NO_FILE, {}));
    const withoutMeasure = corrections
      .filter(isOfMeasure)
      .filter(({ measure }) => !keys.has(measure))
      .map((correction) => correctionUnmatched(correction, NO_MEASURE, {}));
    return [...withoutFile, ...withoutMeasure].map((finding) => ({
      publisher: publisher.key,
      measureKey: null,
      finding,
    }));
  });
}

function fileOf({ source }: Pipeline, { path, sha256 }: HeldDocument) {
  return { name: path.slice(source.folder.length + 1), sha256 };
}
