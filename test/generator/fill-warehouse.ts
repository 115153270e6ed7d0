import { traceMeasures } from '../../src/pipelines/trace-measures.ts';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { layOutLoads, loadDocuments } from '../../src/warehouse/load-documents.ts';
import { finishRun, startRun } from '../../src/warehouse/runs.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { type LargeOrder, largeDocuments } from './large.ts';

/** Documents that share a transaction: about as many as a run has ready at once. */
const TOGETHER = 32;

/** Loads the made-up documents of an order into the warehouse of a data folder and publishes them; no file is read. */
export async function fillWarehouse(
  paths: { readonly warehouse: string; readonly releases: string },
  order: LargeOrder,
): Promise<{ readonly documents: number; readonly release: string }> {
  const warehouse = await openWarehouse(paths.warehouse);
  try {
    const documents = await loadOrder(warehouse, order);
    await traceMeasures(warehouse, []);
    const { id } = await publishRelease(warehouse, paths.releases, new Date());
    return { documents, release: id };
  } finally {
    warehouse.close();
  }
}

/** Loads the documents of an order, as one run, and gives their number. */
export async function loadOrder(warehouse: Warehouse, order: LargeOrder): Promise<number> {
  const start = { startedAt: new Date(), process: process.pid, pipelines: [] };
  const run = await startRun(warehouse, start);
  let documents = 0;
  for (const batch of inBatches(largeDocuments(order))) {
    const loads = batch.map((document) => ({
      run,
      document,
      reader: `generator ${order.seed}`,
      known: null,
    }));
    await loadDocuments(warehouse, layOutLoads(warehouse, loads));
    documents += batch.length;
  }
  await finishRun(warehouse, run, { finishedAt: new Date(), outcome: 'done', summary: null, error: null });
  return documents;
}

function* inBatches<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < TOGETHER) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
