import type { BothLanguages, ReadingErrorCode } from '../../errors.ts';
import type { Extraction } from '../../model/report.ts';
import type { ExtractOptions } from '../extract.ts';

/**
 * The descriptors of the child: 0, 1 and 2 lead nowhere. Requests and replies each have a channel of their own, so
 * that a request which comes too late for a dying process cannot break off the replies that are still to be read.
 */
export const REQUESTS = 3;
export const REPLIES = 4;

/** Reads one report file: what the reading processes run for each request. */
export type ReadBytes = (bytes: Uint8Array, path: string, options?: ExtractOptions) => Promise<Extraction>;

/** Asked of a child; the bytes of the file are the body of the frame. */
export type Request = {
  /** Comes back with the answer, so that an answer too many is never taken for that of the next file. */
  readonly id: number;
  readonly path: string;
  readonly options?: ExtractOptions | undefined;
};

export type Outcome =
  | { readonly kind: 'extraction'; readonly extraction: Extraction }
  /** A PlanfactError of reading. */
  | { readonly kind: 'refusal'; readonly code: ReadingErrorCode; readonly message: BothLanguages }
  /** Anything else that was thrown. */
  | { readonly kind: 'failure'; readonly outOfMemory: boolean; readonly text: string };

export type Answer = { readonly id: number; readonly outcome: Outcome };

/** Said by a child: once that it is ready, then one answer for each request, in their order. */
export type Reply = 'ready' | Answer;
