import { z } from 'zod';
import type { Warehouse } from './warehouse.ts';

/** A publisher of whom at least one document counts. */
export type HeldPublisher = z.infer<typeof PUBLISHERS>[number];

const PUBLISHERS = z.array(
  z.object({
    key: z.string(),
    /** A hash over which reading of which report counts: the same, and all that is known of the publisher is the same. */
    holdings: z.string(),
    /** How many measures its current reports have. */
    measures: z.number(),
    /** The last of its documents by path, where findings of no single document are listed. */
    load: z.number(),
    sha256: z.string(),
  }),
);

/** Every publisher that has a document which is not withdrawn, by key. */
export async function heldPublishers({ connection }: Warehouse): Promise<readonly HeldPublisher[]> {
  const result = await connection.runAndReadAll(
    `WITH measured AS (SELECT publisher, count(*)::INTEGER AS measures FROM current_measures GROUP BY publisher)
     SELECT d.publisher AS key,
       bit_xor(md5_number(concat_ws(' ', d.load_id, c.report_key)))::VARCHAR AS holdings,
       coalesce(any_value(m.measures), 0) AS measures,
       arg_max(d.load_id, (d.path, d.document_sha256)) AS load,
       arg_max(d.document_sha256, (d.path, d.document_sha256)) AS sha256
     FROM documents d LEFT JOIN current_reports c USING (load_id) LEFT JOIN measured m ON m.publisher = d.publisher
     WHERE NOT d.withdrawn GROUP BY d.publisher ORDER BY d.publisher`,
  );
  return PUBLISHERS.parse(result.getRowObjectsJson());
}
