import type { Finding } from './finding.ts';
import type { Publisher } from './publisher.ts';
import type { DocumentInfo, Report } from './report.ts';

/** A report with its permanent keys. */
export type KeyedReport = {
  /** `<publisher>/<period>/<section>`, e.g. `sloviansk/2016/6.2`. */
  readonly key: string;
  /** `<publisher>/<section>`, the same through the years. */
  readonly sectionKey: string;
  readonly report: Report;
  /** `<report>/<number>`, in the order of the report's measures. */
  readonly measureKeys: readonly string[];
  /** For each measure the keys of its executors: one for all spellings and declared abbreviations of a name. */
  readonly executorKeys: readonly (readonly string[])[];
};

/** Where a file came from, for one that was not put into a folder by hand. */
export type Origin = { readonly url: string; readonly licence: string | null };

/** A document that a pipeline has read, ready for the warehouse. Its path is relative to the folder of raw files. */
export type LoadedDocument = {
  readonly document: DocumentInfo;
  readonly publisher: Publisher;
  readonly pipeline: string;
  readonly licence: string | null;
  readonly sourceUrl: string | null;
  /** Paths of other files with the same bytes. */
  readonly copies: readonly string[];
  /** The source note beside the file as it is written, null where there is none. */
  readonly note: string | null;
  /** Where it was fetched from, null for a file of a folder. */
  readonly origin: Origin | null;
  readonly reports: readonly KeyedReport[];
  readonly findings: readonly Finding[];
};
