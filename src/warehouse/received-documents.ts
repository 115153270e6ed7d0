import { z } from 'zod';
import type { Warehouse } from './warehouse.ts';

/** How a document was received: what has to be known beside its bytes to load it anew. */
export type ReceivedDocument = z.output<typeof receivedSchema>;

/** Checks what was written down of a document elsewhere. */
export const receivedSchema = z.object({
  sha256: z.string(),
  pipeline: z.string(),
  path: z.string(),
  copies: z.array(z.string()),
  note: z.string().nullable(),
  origin: z.object({ url: z.string(), licence: z.string().nullable() }).nullable(),
  withdrawn: z.boolean(),
});

const json = z.string().transform((text): unknown => JSON.parse(text));

const ROWS = z.array(
  receivedSchema.extend({
    copies: json.pipe(receivedSchema.shape.copies),
    origin: json.nullable().pipe(receivedSchema.shape.origin),
  }),
);

/**
 * Every document there is, the withdrawn ones too, in the order in which they first came, some thousands at a time. Nothing else may be
 * asked of the warehouse until the last ones have come.
 */
export async function* receivedDocuments({
  connection,
}: Warehouse): AsyncGenerator<readonly ReceivedDocument[]> {
  const result = await connection.stream(
    `SELECT document_sha256 AS sha256, pipeline, path, copies, note, origin, withdrawn FROM documents ORDER BY ordinal`,
  );
  for await (const rows of result.yieldRowObjectJson()) {
    if (rows.length > 0) yield ROWS.parse(rows);
  }
}
