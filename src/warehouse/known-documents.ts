import { z } from 'zod';
import type { Warehouse } from './warehouse.ts';

/** What the warehouse knows of a document before it is looked at again. */
export type KnownDocument = {
  readonly sha256: string;
  /** Documents are numbered in the order in which they first came: a later one for a report is its newer vintage. */
  readonly ordinal: number;
  /** The fingerprint of the reading that counts. */
  readonly reader: string;
  readonly pipeline: string;
  readonly path: string;
  readonly withdrawn: boolean;
  /** False where the file could not be read at all. What failed once may go well the next time. */
  readonly readable: boolean;
};

const KNOWN = z.array(
  z.object({
    sha256: z.string(),
    ordinal: z.number(),
    reader: z.string(),
    pipeline: z.string(),
    path: z.string(),
    withdrawn: z.boolean(),
    readable: z.boolean(),
  }),
);

/** Every document there is, the withdrawn ones too, by the hash of its bytes: one query for a whole run. */
export async function knownDocuments({ connection }: Warehouse): Promise<ReadonlyMap<string, KnownDocument>> {
  const result = await connection.runAndReadAll(
    `SELECT document_sha256 AS sha256, ordinal, reader, pipeline, path, withdrawn,
       load_id NOT IN (SELECT load_id FROM findings WHERE code = 'document_unreadable') AS readable
     FROM documents ORDER BY ordinal`,
  );
  return new Map(KNOWN.parse(result.getRowObjectsJson()).map((known) => [known.sha256, known]));
}
