import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { knownDocuments } from '../../src/warehouse/known-documents.ts';
import { layOutLoads, loadDocuments } from '../../src/warehouse/load-documents.ts';
import { startRun } from '../../src/warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A new warehouse in a folder of its own, closed when the test ends. */
export async function temporaryWarehouse(): Promise<Warehouse> {
  const warehouse = await openWarehouse(join(temporaryFolder().path, 'warehouse', 'planfact.duckdb'));
  onTestFinished(warehouse.close);
  return warehouse;
}

type LoadResult = 'loaded' | 'reloaded' | 'unchanged';

/** Loads documents one after another in one run, those that this reader has read before aside, and says what each came to. */
export async function load(
  warehouse: Warehouse,
  documents: readonly LoadedDocument[],
  reader = 'reader 1',
): Promise<readonly LoadResult[]> {
  const run = await startRun(warehouse, { startedAt: new Date(), process: process.pid, pipelines: [] });
  const results: LoadResult[] = [];
  for (const document of documents) {
    const known = (await knownDocuments(warehouse)).get(document.document.sha256) ?? null;
    results.push(resultOf(known?.reader, reader));
    if (known?.reader === reader) continue;
    await loadDocuments(warehouse, layOutLoads(warehouse, [{ run, document, reader, known }]));
  }
  return results;
}

function resultOf(before: string | undefined, reader: string): LoadResult {
  if (before === undefined) return 'loaded';
  return before === reader ? 'unchanged' : 'reloaded';
}
