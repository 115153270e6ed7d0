import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PRICE_INDEX_TABLE } from './fact-tables.ts';
import type { Warehouse } from './warehouse.ts';

/** A release that was made of this warehouse, and the stamp of what it was made of. */
export type PublishedStamp = { readonly release: string; readonly stamp: string };

const DEPENDED_ON = [
  'SELECT * FROM documents ORDER BY document_sha256',
  `SELECT * FROM ${PRICE_INDEX_TABLE.name} ORDER BY year`,
];

const LAST = z.array(z.tuple([z.string(), z.string()]));

/**
 * A hash over all that a release depends on: which reading of which document counts, what is withdrawn, whose
 * they are, the price index, and `circumstances`, which are not in the warehouse. Two equal stamps give equal releases.
 */
export async function stampOf({ connection }: Warehouse, circumstances: string): Promise<string> {
  const hash = createHash('sha256').update(circumstances);
  for (const query of DEPENDED_ON) {
    const result = await connection.stream(query);
    for await (const rows of result.yieldRowsJson()) {
      for (const row of rows) hash.update(JSON.stringify(row));
    }
  }
  return hash.digest('hex');
}

/** The last release that was made of this warehouse; null before the first. */
export async function lastPublication({ connection }: Warehouse): Promise<PublishedStamp | null> {
  const result = await connection.runAndReadAll(
    'SELECT release_id, stamp FROM publications ORDER BY rowid DESC LIMIT 1',
  );
  const [last] = LAST.parse(result.getRowsJson());
  return last === undefined ? null : { release: last[0], stamp: last[1] };
}

/** Writes down what a release was made of. */
export async function savePublication(
  { connection }: Warehouse,
  { release, stamp }: PublishedStamp,
  publishedAt: Date,
): Promise<void> {
  await connection.run('INSERT INTO publications VALUES ($release, $published::TIMESTAMP, $stamp)', {
    release,
    published: publishedAt.toISOString(),
    stamp,
  });
}
