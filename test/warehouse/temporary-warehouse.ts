import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { type LoadResult, loadDocument } from '../../src/warehouse/load-document.ts';
import { startRun } from '../../src/warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A new warehouse in a folder of its own, closed when the test ends. */
export async function temporaryWarehouse(): Promise<Warehouse> {
  const warehouse = await openWarehouse(join(temporaryFolder().path, 'warehouse', 'planfact.duckdb'));
  onTestFinished(warehouse.close);
  return warehouse;
}

/** Loads documents one after another in one run, and says what each came to. */
export async function load(
  warehouse: Warehouse,
  documents: readonly LoadedDocument[],
  reader = 'reader 1',
): Promise<readonly LoadResult[]> {
  const run = await startRun(warehouse, new Date());
  const results: LoadResult[] = [];
  for (const document of documents) results.push(await loadDocument(warehouse, document, { run, reader }));
  return results;
}
