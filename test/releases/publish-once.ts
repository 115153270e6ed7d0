import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { LoadedDocument } from '../../src/model/loaded-document.ts';
import { loadPriceIndex } from '../../src/pipelines/load-price-index.ts';
import { traceMeasures } from '../../src/pipelines/trace-measures.ts';
import { type Publication, publishRelease } from '../../src/releases/publish-release.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';
import { madeUpDocument, unreadableDocument } from '../warehouse/made-up-document.ts';
import { load } from '../warehouse/temporary-warehouse.ts';

export const DOCUMENTS = [
  madeUpDocument({ section: '1.1', year: 2020 }),
  madeUpDocument({ section: '1.1', year: 2021 }),
  madeUpDocument({ section: '2.3', year: 2020 }),
  unreadableDocument(),
];

const REFERENCE = fileURLToPath(new URL('../../data/reference', import.meta.url));

/** One release of made-up documents and real prices for all tests of a file: they only read it. */
export function publishOnce(documents: readonly LoadedDocument[] = DOCUMENTS): () => Publication {
  const root = mkdtempSync(join(tmpdir(), 'planfact-test-'));
  const published: Publication[] = [];
  beforeAll(async () => {
    const warehouse = await openWarehouse(join(root, 'warehouse.duckdb'));
    await load(warehouse, documents);
    await traceMeasures(warehouse, []);
    await loadPriceIndex(warehouse, REFERENCE);
    published.push(await publishRelease(warehouse, join(root, 'releases'), new Date('2026-11-24T12:00:00Z')));
    warehouse.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => {
    const [release] = published;
    if (release === undefined) throw new Error('the release was not published');
    return release;
  };
}
