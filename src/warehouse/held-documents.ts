import { z } from 'zod';
import type { Warehouse } from './warehouse.ts';

const DOCUMENTS = z.array(z.object({ pipeline: z.string(), path: z.string(), sha256: z.string() }));
const MEASURES = z.array(z.object({ pipeline: z.string(), key: z.string() }));

/** A document that its source still holds. */
export type HeldDocument = z.infer<typeof DOCUMENTS>[number];

/** A measure of a current report. */
export type HeldMeasure = z.infer<typeof MEASURES>[number];

/**
 * The documents of some pipelines that have not been withdrawn, as they come; there may be very many. Nothing else may be asked of the
 * warehouse until the last one has come.
 */
export async function* heldDocuments(
  { connection }: Warehouse,
  pipelines: readonly string[],
): AsyncGenerator<HeldDocument> {
  const result = await connection.stream(
    `SELECT pipeline, path, document_sha256 AS sha256 FROM documents
     WHERE NOT withdrawn AND pipeline IN (SELECT unnest($pipelines::JSON::VARCHAR[]))`,
    { pipelines: JSON.stringify(pipelines) },
  );
  for await (const rows of result.yieldRowObjectJson()) yield* DOCUMENTS.parse(rows);
}

/** Those of these measures that current reports have, with the pipelines that loaded them. */
export async function heldMeasures(
  { connection }: Warehouse,
  keys: readonly string[],
): Promise<readonly HeldMeasure[]> {
  const result = await connection.runAndReadAll(
    `SELECT d.pipeline, m.measure_key AS key FROM current_measures m JOIN documents d USING (load_id)
     WHERE m.measure_key IN (SELECT unnest($keys::JSON::VARCHAR[])) ORDER BY m.measure_key`,
    { keys: JSON.stringify(keys) },
  );
  return MEASURES.parse(result.getRowObjectsJson());
}
