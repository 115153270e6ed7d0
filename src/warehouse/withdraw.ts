import { inTransaction, type Warehouse } from './warehouse.ts';

/**
 * Marks the documents of a pipeline that its source no longer holds, and takes the mark off those that are back. Nothing
 * is erased. Gives the number of documents newly withdrawn.
 */
export function withdrawMissing(
  warehouse: Warehouse,
  pipeline: string,
  present: readonly string[],
): Promise<number> {
  return inTransaction(warehouse, async ({ connection }) => {
    const values = { pipeline, present: JSON.stringify(present) };
    const isPresent = 'document_sha256 IN (SELECT unnest($present::JSON::VARCHAR[]))';
    await connection.run(
      `DELETE FROM withdrawn WHERE ${isPresent}
       AND document_sha256 IN (SELECT document_sha256 FROM documents WHERE pipeline = $pipeline)`,
      values,
    );
    const missing = await connection.runAndReadAll(
      `INSERT INTO withdrawn SELECT document_sha256 FROM documents
       WHERE pipeline = $pipeline AND NOT withdrawn AND NOT ${isPresent} RETURNING document_sha256`,
      values,
    );
    return missing.currentRowCount;
  });
}

/**
 * Marks the documents of pipelines that are no more: what a deleted pipeline file has loaded leaves the next release.
 * Nothing is erased, and a pipeline that comes back brings its documents back.
 */
export async function withdrawForgotten(
  { connection }: Warehouse,
  pipelines: readonly string[],
): Promise<number> {
  const result = await connection.runAndReadAll(
    `INSERT INTO withdrawn SELECT document_sha256 FROM documents
     WHERE NOT withdrawn AND pipeline NOT IN (SELECT unnest($pipelines::JSON::VARCHAR[])) RETURNING document_sha256`,
    { pipelines: JSON.stringify(pipelines) },
  );
  return result.currentRowCount;
}

/** Marks documents by their hashes. */
export async function withdrawDocuments(
  { connection }: Warehouse,
  documents: readonly string[],
): Promise<void> {
  await connection.run('INSERT INTO withdrawn SELECT unnest($documents::JSON::VARCHAR[])', {
    documents: JSON.stringify(documents),
  });
}
