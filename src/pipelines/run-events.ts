import type { RunSummary } from './run-summary.ts';

/**
 * The steps of a run, in their order; `fetched` comes for each file from the web, `read` and `loaded` for each group of documents, `tied` for each group
 * of publishers. A run that is killed at any of them leaves a whole release, and the next run goes on from there.
 */
export const RUN_STEPS = [
  'opened',
  'fetched',
  'found',
  'read',
  'loaded',
  'withdrawn',
  'tidied',
  'untied',
  'tied',
  'traced',
  'listed',
  'tables_written',
  'files_written',
  'checked',
  'described',
  'sealed',
  'renamed',
  'linked',
  'recorded',
] as const;

export type RunStep = (typeof RUN_STEPS)[number];

/** What happens in a run. It is told before the next thing begins. */
export type RunEvent =
  | { readonly kind: 'started'; readonly run: number; readonly pipelines: readonly string[] }
  /** How many files a source on the web is asked for, each one that has answered, and what is tried again. */
  | { readonly kind: 'asked'; readonly pipeline: string; readonly files: number }
  | { readonly kind: 'answered'; readonly pipeline: string; readonly path: string }
  | { readonly kind: 'retrying'; readonly pipeline: string; readonly message: string }
  /** What a source holds, and how much of it is to be read. */
  | { readonly kind: 'found'; readonly pipeline: string; readonly files: number; readonly toRead: number }
  | { readonly kind: 'read'; readonly pipeline: string; readonly path: string }
  /** A file or a source that could not be read. */
  | { readonly kind: 'failed'; readonly pipeline: string; readonly message: string }
  /** Files and folders among the raw ones that no pipeline reads. */
  | { readonly kind: 'unclaimed'; readonly paths: readonly string[] }
  /** Something that nobody foresaw, with all there is to say of it: for the log. */
  | { readonly kind: 'noticed'; readonly message: string }
  | { readonly kind: 'step'; readonly step: RunStep }
  /** The run has ended before its end, and why. */
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'finished'; readonly summary: RunSummary };
