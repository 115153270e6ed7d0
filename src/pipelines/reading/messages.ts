import type { BothLanguages, ReadingErrorCode } from '../../errors.ts';
import type { Measure } from '../../model/measure.ts';
import type { Extraction } from '../../model/report.ts';
import type { ExtractOptions } from '../extract.ts';
import type { Inspection } from '../inspect.ts';

/**
 * The descriptors of the child: 0, 1 and 2 lead nowhere. Requests and replies each have a channel of their own, so
 * that a request which comes too late for a dying process cannot break off the replies that are still to be read.
 */
export const REQUESTS = 3;
export const REPLIES = 4;

type Read<Result> = (bytes: Uint8Array, path: string, options?: ExtractOptions) => Promise<Result>;

/** Reads one report file. */
export type ReadBytes = Read<Extraction>;

/** What the reading processes run for each task: plain data come back, as they cross in JSON. */
export type Readers = { readonly extraction: ReadBytes; readonly inspection: Read<Inspection> };

/** What is asked for: the facts of a file, or how its tables were understood. */
export type Task = keyof Readers;

/** Asked of a child; the bytes of the file are the body of the frame. */
export type Request = {
  /** Comes back with the answer, so that an answer too many is never taken for that of the next file. */
  readonly id: number;
  readonly task: Task;
  readonly path: string;
  readonly options?: ExtractOptions | undefined;
};

/** The kind is the task's. */
export type Result =
  | { readonly kind: 'extraction'; readonly extraction: Extraction }
  | { readonly kind: 'inspection'; readonly inspection: Inspection };

export type Outcome =
  | Result
  /** A PlanfactError of reading. */
  | { readonly kind: 'refusal'; readonly code: ReadingErrorCode; readonly message: BothLanguages }
  /** Anything else that was thrown. */
  | { readonly kind: 'failure'; readonly outOfMemory: boolean; readonly text: string };

export type Answer = { readonly id: number; readonly outcome: Outcome };

/** Measures of a report of the answer that follows, which has none there itself. */
export type AnswerPart = {
  readonly id: number;
  /** The place of the report among those of the file. */
  readonly report: number;
  readonly measures: readonly Measure[];
};

/** Said by a child: once that it is ready, then for each request, in their order, an answer, a long one in parts. */
export type Reply = 'ready' | AnswerPart | Answer;
