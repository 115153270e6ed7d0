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
