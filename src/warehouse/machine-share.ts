import { availableParallelism, totalmem } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';

const MEBIBYTE = 2 ** 20;

/**
 * Does work in small steps, the loading of documents, with a small share of the machine: one thread, as handing such steps over to
 * others costs a fifth of their time, and little memory, which DuckDB would fill with what it has seen. No other work may be done
 * so: a sort or a window over many rows fails where it could have more.
 */
export async function withSmallShare<Result>(
  { connection }: { readonly connection: DuckDBConnection },
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run("SET threads = 1; SET memory_limit = '96MB'");
  try {
    return await work();
  } finally {
    // RESET changes what a limit is said to be, not what is kept to. Where DuckDB has been shut out of its file (a full disk) it takes
    // no settings either; the work's own error is what counts.
    await connection
      .run(`SET threads = ${availableParallelism()}; SET memory_limit = '${largeShare()}MiB'`)
      .catch(() => null);
  }
}

/** Four fifths of the memory that this process may have, as DuckDB by itself takes. */
function largeShare(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.floor((bytes / MEBIBYTE) * 0.8);
}
