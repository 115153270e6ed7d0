import type { Pipeline } from './define-pipeline.ts';
import type { openReadingPool } from './reading/reading-pool.ts';
import type { RunEvent } from './run-events.ts';
import type { Pause } from './sources/retry.ts';

/** Where a run finds things, and what it is to do. */
export type RunPlan = {
  readonly raw: string;
  readonly reference: string;
  readonly archive: string;
  readonly warehouse: string;
  readonly releases: string;
  /** All pipelines there are, and those of them to run. */
  readonly pipelines: readonly Pipeline[];
  readonly chosen: readonly Pipeline[];
};

/** What a run asks of the world around it. */
export type RunSurroundings = {
  readonly now: () => Date;
  /** Stops the run after the documents at hand; nothing is published then. */
  readonly signal: AbortSignal;
  readonly report: (event: RunEvent) => void;
  /** Milliseconds to wait for another run to end. */
  readonly waitMs?: number;
  /** How waits before another request pass; in real time where nothing else is given. */
  readonly pause?: Pause;
  /** What reads the files; processes of their own where nothing else is given. */
  readonly openPool?: typeof openReadingPool;
};
