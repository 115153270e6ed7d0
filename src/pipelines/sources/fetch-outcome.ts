import type { PlanfactError } from '../../errors.ts';
import type { FetchState } from '../../model/fetch-state.ts';

/**
 * A file that a source holds now. `fetched`: its bytes are new; `unchanged`: they are those of `known`; `kept`: the
 * server could not be asked now, so the file from before counts.
 */
export type FetchedFile = FetchState & { readonly state: 'fetched' | 'unchanged' | 'kept' };

export type FetchOutcome = {
  /** In the order of the source. */
  readonly files: readonly FetchedFile[];
  /** To be withdrawn: the server says that the file is no more, or the source names it no longer. */
  readonly gone: readonly FetchState[];
  readonly failures: readonly PlanfactError[];
};

/** What is told while a source is fetched: enough for a progress bar, and to remember each file at once. */
export type FetchEvent =
  | { readonly kind: 'listed'; readonly files: number }
  | { readonly kind: 'settled'; readonly file: FetchedFile }
  | { readonly kind: 'gone'; readonly file: FetchState }
  | { readonly kind: 'failed'; readonly failure: PlanfactError }
  | { readonly kind: 'retrying'; readonly url: string; readonly waitMs: number; readonly reason: string };
