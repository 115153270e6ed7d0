import { boundTo, type Engine } from '../analytics/engine.ts';
import type { PriceIndexRow } from '../analytics/release-database.ts';
import type { ServedRelease } from '../analytics/served-release.ts';
import type { Release } from '../releases/open-release.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What resolvers may lean on: one release, asked through an engine that stops with the request. */
export type ApiContext = {
  readonly release: Release;
  /** The folder of all releases. */
  readonly releasesFolder: string;
  readonly engine: Engine;
  /** The price index of the release; empty when it has none. */
  readonly priceIndex: readonly PriceIndexRow[];
  readonly loaders: Loaders;
};

export function createContext(
  served: ServedRelease,
  releasesFolder: string,
  signal: AbortSignal,
): ApiContext {
  const engine = boundTo(served.engine, signal);
  const { release, priceIndex } = served;
  return { release, releasesFolder, engine, priceIndex, loaders: createLoaders(engine) };
}
