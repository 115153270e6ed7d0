import { boundTo, type Engine } from '../analytics/engine.ts';
import type { ServedRelease } from '../analytics/served-release.ts';
import type { Release } from '../releases/open-release.ts';
import { createLoaders, type Loaders } from './loaders.ts';

/** What resolvers may lean on: one release, asked through an engine that stops with the request. */
export type ApiContext = {
  readonly release: Release;
  /** The folder of all releases. */
  readonly releasesFolder: string;
  readonly engine: Engine;
  readonly loaders: Loaders;
};

export function createContext(
  served: ServedRelease,
  releasesFolder: string,
  signal: AbortSignal,
): ApiContext {
  const engine = boundTo(served.engine, signal);
  return { release: served.release, releasesFolder, engine, loaders: createLoaders(engine) };
}
