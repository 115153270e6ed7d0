import { join } from 'node:path';
import type { Pipeline } from '../../src/pipelines/define-pipeline.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { inspectBytes } from '../../src/pipelines/inspect.ts';
import type { ReadingPool } from '../../src/pipelines/reading/reading-pool.ts';
import type { RunPlan, RunSurroundings } from '../../src/pipelines/run-plan.ts';

/** A plan with all its folders in one. */
export function planIn(
  folder: string,
  pipelines: readonly Pipeline[],
  chosen: readonly Pipeline[] = pipelines,
): RunPlan {
  return {
    raw: join(folder, 'raw'),
    reference: join(folder, 'reference'),
    archive: join(folder, 'archive'),
    warehouse: join(folder, 'warehouse', 'planfact.duckdb'),
    releases: join(folder, 'releases'),
    pipelines,
    chosen,
  };
}

/** Reads files in this process: processes of their own take a second to start. */
export function openHere(): ReadingPool {
  return { extract: extractBytes, inspect: inspectBytes, close: () => Promise.resolve() };
}

/** The world around a run of a test: nobody stops it, and what nobody foresaw is shown. */
export function surroundings(replaced: Partial<RunSurroundings> = {}): RunSurroundings {
  return {
    now: () => new Date('2026-11-24T00:00:00Z'),
    signal: new AbortController().signal,
    openPool: openHere,
    report: (event) => {
      if (event.kind === 'noticed') console.error(event.message);
    },
    ...replaced,
  };
}
