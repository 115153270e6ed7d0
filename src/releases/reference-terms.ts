import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableTerms } from './data-package.ts';

/** Whose the tables are that do not come from reports, and their licences; nothing for a table without rows. */
export async function readReferenceTerms(
  connection: DuckDBConnection,
): Promise<ReadonlyMap<string, TableTerms>> {
  const result = await connection.runAndReadAll(
    'SELECT DISTINCT source, source_url, licence FROM price_index ORDER BY ALL',
  );
  const rows = result.getRowObjectsJson();
  if (rows.length === 0) return new Map();
  const terms = {
    licences: rows.flatMap(({ licence }) => (typeof licence === 'string' ? [licence] : [])),
    sources: rows.flatMap(({ source, source_url: url }) =>
      typeof source === 'string'
        ? [{ title: source, path: typeof url === 'string' ? url : null, synthetic: false }]
        : [],
    ),
  };
  return new Map([['price_index', terms]]);
}
