import type { Origin } from '../model/loaded-document.ts';

/** A report file that a source holds now. */
export type SourceFile = {
  /** Its place among the raw files, with forward slashes: `sloviansk/2016/6.2.docx`. */
  readonly path: string;
  /** Where its bytes are on this disk. */
  readonly location: string;
  readonly sha256: string;
  /** The source note beside it as it is written; null where there is none. */
  readonly note: string | null;
  readonly origin: Origin | null;
};

/** A source file together with the paths of others that hold the same bytes. */
export type ReportFile = SourceFile & { readonly copies: readonly string[] };
