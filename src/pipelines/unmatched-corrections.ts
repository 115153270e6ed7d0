import { correctionUnmatched, NO_FILE, NO_MEASURE } from '../facts/corrections/correction-findings.ts';
import type { Correction } from '../model/correction.ts';
import type { Finding } from '../model/finding.ts';
import { type HeldDocument, heldDocuments, heldMeasures } from '../warehouse/held-documents.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { isOfCell, isOfMeasure, namesFile } from './corrections-for-file.ts';
import type { Pipeline } from './define-pipeline.ts';

/**
 * The corrections that no document can answer, because the file or the measure they name is not there: a finding each, in their order, by
 * the key of the publisher they are made for.
 */
export async function unmatchedCorrections(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const correcting = pipelines.filter(({ corrections }) => corrections.length > 0);
  const matched = new Set([
    ...(await ofHeldFiles(warehouse, correcting)),
    ...(await ofHeldMeasures(warehouse, correcting)),
  ]);
  const unmatched = correcting.flatMap(({ publisher, corrections }) => {
    const open = corrections.filter((correction) => !matched.has(correction));
    const findings = [
      ...open.filter(isOfCell).map((correction) => correctionUnmatched(correction, NO_FILE, {})),
      ...open.filter(isOfMeasure).map((correction) => correctionUnmatched(correction, NO_MEASURE, {})),
    ];
    return findings.map((finding) => ({ publisher: publisher.key, finding }));
  });
  return new Map(
    [...Map.groupBy(unmatched, ({ publisher }) => publisher)].map(([publisher, own]) => [
      publisher,
      own.map(({ finding }) => finding),
    ]),
  );
}

async function ofHeldFiles(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
): Promise<ReadonlySet<Correction>> {
  const matched = new Set<Correction>();
  const correcting = new Map(
    pipelines
      .map((pipeline) => ({ pipeline, cells: pipeline.corrections.filter(isOfCell) }))
      .filter(({ cells }) => cells.length > 0)
      .map((own) => [own.pipeline.name, own]),
  );
  if (correcting.size === 0) return matched;
  for await (const document of heldDocuments(warehouse, [...correcting.keys()])) {
    const { pipeline, cells = [] } = correcting.get(document.pipeline) ?? {};
    if (pipeline === undefined) continue;
    const file = fileOf(pipeline, document);
    for (const correction of cells.filter((cell) => namesFile(cell, file))) matched.add(correction);
  }
  return matched;
}

function fileOf({ source }: Pipeline, { path, sha256 }: HeldDocument) {
  return { name: path.slice(source.folder.length + 1), sha256 };
}

async function ofHeldMeasures(
  warehouse: Warehouse,
  pipelines: readonly Pipeline[],
): Promise<readonly Correction[]> {
  const named = pipelines.flatMap(({ name, corrections }) =>
    corrections.filter(isOfMeasure).map((correction) => ({ pipeline: name, correction })),
  );
  if (named.length === 0) return [];
  const keys = new Set(named.map(({ correction }) => correction.measure));
  const held = new Set(
    (await heldMeasures(warehouse, [...keys])).map(({ pipeline, key }) => `${pipeline}\n${key}`),
  );
  return named
    .filter(({ pipeline, correction }) => held.has(`${pipeline}\n${correction.measure}`))
    .map(({ correction }) => correction);
}
