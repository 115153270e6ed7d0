/** What one request may ask for. Beyond it the answer is an error that names the limit, never a part of the data. */
export const LIMITS = {
  /** Bytes of a request's body. */
  bodyBytes: 64 * 1024,
  /** Bytes of an address with its query. */
  urlBytes: 8 * 1024,
  /** Lexical tokens of a document. */
  tokens: 2000,
  /** Fields nested in fields; introspection may go deeper. */
  depth: 10,
  /** Fields under another name than their own. */
  aliases: 30,
  /** Fields of the query itself. */
  rootFields: 20,
  /** Items of a page when `first` is not given. */
  defaultPage: 100,
  /** Items of a page at most. */
  page: 1000,
  /** Conditions of a filter: the values of its lists and the words of its texts. */
  filterParts: 1000,
  /** Filters nested in filters. */
  filterDepth: 10,
  /** Milliseconds; then the running queries are interrupted. */
  time: 2000,
} as const;
