import { PlanfactError } from '../errors.ts';
import { openRelease, type Release } from '../releases/open-release.ts';
import { type DuckdbEngineOptions, openDuckdbEngine } from './duckdb-engine.ts';
import type { Engine } from './engine.ts';
import { readPriceIndex } from './price-index.ts';
import type { PriceIndexRow } from './release-database.ts';

/** A published release together with the engine that answers questions about it. */
export type ServedRelease = {
  readonly release: Release;
  readonly engine: Engine;
  /** Its own price index, whatever was published since; none in releases from before there was one. */
  readonly priceIndex: readonly PriceIndexRow[];
};

/**
 * Opens a release by its name, or the latest, and asks it a first question: a release that does not hold
 * the reports its description counts is not served.
 * @throws {PlanfactError} `release_missing` or `release_invalid`.
 */
export async function openServedRelease(
  folder: string,
  wanted = 'latest',
  options: DuckdbEngineOptions = {},
): Promise<ServedRelease> {
  const release = await openRelease(folder, wanted);
  const engine = await openDuckdbEngine(release.database, options);
  try {
    await checkReports(release, engine);
    const hasPrices = release.rows['price_index'] !== undefined;
    return { release, engine, priceIndex: hasPrices ? await readPriceIndex(engine) : [] };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function checkReports(release: Release, engine: Engine): Promise<void> {
  const [row] = await engine.query('select cast(count(*) as integer) as reports from reports', []);
  if (row?.['reports'] === release.rows['reports']) return;
  throw new PlanfactError(
    'release_invalid',
    `${release.path}: expected ${release.rows['reports'] ?? 'no'} reports as described in datapackage.json, found ${row?.['reports'] ?? 'none'} in planfact.duckdb. Publish the release again.`,
  );
}
