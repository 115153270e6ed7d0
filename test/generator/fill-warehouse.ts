import { traceMeasures } from '../../src/pipelines/trace-measures.ts';
import { publishRelease } from '../../src/releases/publish-release.ts';
import { loadDocument } from '../../src/warehouse/load-document.ts';
import { finishRun, startRun } from '../../src/warehouse/runs.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { type LargeOrder, largeDocuments } from './large.ts';

/** Loads the made-up documents of an order into the warehouse of a data folder and publishes them; no file is read. */
export async function fillWarehouse(
  paths: { readonly warehouse: string; readonly releases: string },
  order: LargeOrder,
): Promise<{ readonly documents: number; readonly release: string }> {
  const warehouse = await openWarehouse(paths.warehouse);
  try {
    const run = await startRun(warehouse, new Date());
    let documents = 0;
    for (const document of largeDocuments(order)) {
      await loadDocument(warehouse, document, { run, reader: `generator ${order.seed}` });
      documents += 1;
    }
    await finishRun(warehouse, run, new Date(), {
      outcome: 'done',
      documentsRead: documents,
      documentsFailed: 0,
    });
    await traceMeasures(warehouse, []);
    const { id } = await publishRelease(warehouse, paths.releases, new Date());
    return { documents, release: id };
  } finally {
    warehouse.close();
  }
}
