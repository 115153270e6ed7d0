import type { PlanfactError } from '../../errors.ts';

/** What is remembered of an address from one run to the next. */
export type FetchState = {
  /** The address as the source names it, in the spelling of the URL standard and without a fragment. */
  readonly url: string;
  /** Its place among the raw files, with forward slashes: `<folder>/…`. */
  readonly path: string;
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** When the server last said what it holds, ISO 8601. */
  readonly checkedAt: string;
  /** The title a catalogue gives the file, and the licence it states; null where there is none. */
  readonly name: string | null;
  readonly licence: string | null;
};

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
