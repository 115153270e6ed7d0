import { z } from 'zod';
import type { FetchState } from '../model/fetch-state.ts';
import type { Warehouse } from './warehouse.ts';

const text = z.string().nullable();

const STATES = z.array(
  z.object({
    url: z.string(),
    path: z.string(),
    sha256: z.string(),
    etag: text,
    lastModified: text,
    checkedAt: z.string(),
    name: text,
    licence: text,
  }),
);

/** Nobody has asked since, as far as is known. */
const NEVER = '1970-01-01T00:00:00.000Z';

/**
 * What is known of the addresses of a pipeline. Of one whose state is not remembered (the warehouse was made anew),
 * its document tells the address and the content, so that a server that is down withdraws nothing.
 */
export async function fetchStates(
  { connection }: Warehouse,
  pipeline: string,
): Promise<readonly FetchState[]> {
  const result = await connection.runAndReadAll(
    `WITH told AS (
       SELECT (origin->>'url') AS url, path, document_sha256, (origin->>'licence') AS licence, ordinal
       FROM documents WHERE pipeline = $pipeline AND NOT withdrawn AND origin IS NOT NULL
     )
     SELECT url, path, document_sha256 AS sha256, etag, last_modified AS "lastModified", checked_at AS "checkedAt", name, licence
     FROM fetched WHERE pipeline = $pipeline
     UNION ALL
     SELECT url, path, document_sha256, NULL, NULL, $never, NULL, licence
     FROM told WHERE url NOT IN (SELECT url FROM fetched WHERE pipeline = $pipeline)
     QUALIFY row_number() OVER (PARTITION BY url ORDER BY ordinal DESC) = 1
     ORDER BY url`,
    { pipeline, never: NEVER },
  );
  return STATES.parse(result.getRowObjectsJson());
}

/** Remembers the state of an address in the place of the one before; a statement of its own, so a kill loses nothing. */
export async function saveFetchState(
  { connection }: Warehouse,
  pipeline: string,
  { url, path, sha256, etag, lastModified, checkedAt, name, licence }: FetchState,
): Promise<void> {
  await connection.run(
    `INSERT OR REPLACE INTO fetched
     VALUES ($pipeline, $url, $path, $sha256, $etag, $lastModified, $checkedAt, $name, $licence)`,
    { pipeline, url, path, sha256, etag, lastModified, checkedAt, name, licence },
  );
}

/** Forgets an address. */
export async function forgetFetchState(
  { connection }: Warehouse,
  pipeline: string,
  url: string,
): Promise<void> {
  await connection.run('DELETE FROM fetched WHERE pipeline = $pipeline AND url = $url', { pipeline, url });
}
