/** How a measure of one year goes on in a later one. */
export const LINEAGE_KINDS = ['same', 'renamed', 'split', 'merged'] as const;

export type LineageKind = (typeof LINEAGE_KINDS)[number];

/**
 * What an edge rests on. `title`: the titles say the same words in the same order. `spelling`: they differ in inflection, typos or
 * abbreviations only. `words`: most of their weight is shared. `parts`: several titles together say what one said.
 * `reviewed`: somebody looked and said so.
 */
export const LINEAGE_METHODS = ['title', 'spelling', 'words', 'parts', 'reviewed'] as const;

export type LineageMethod = (typeof LINEAGE_METHODS)[number];

/** Two measures that are one through the years, or one and a part of it. */
export type LineageEdge = {
  /** Key of the earlier measure. */
  readonly from: string;
  /** Key of the later measure. */
  readonly to: string;
  readonly kind: LineageKind;
  /** Between 0 and 1 with three decimals, `"0.873"`; 1 only where the titles are equal or somebody has looked. */
  readonly confidence: string;
  readonly method: LineageMethod;
  /** Words of the titles: `= shared`, `- earlier only`, `+ later only`. For a reviewed edge: why, and on whose word. */
  readonly evidence: readonly string[];
};

/** What lineage has to know of a measure. Dates in ISO 8601. */
export type TracedMeasure = {
  readonly key: string;
  readonly report: string;
  readonly year: number;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly number: string;
  readonly title: string;
  readonly actions: readonly string[];
};

/** What a reviewer says of two measures: how they are tied, or that they are not. */
export type ReviewedLineage = {
  readonly from: string;
  readonly to: string;
  readonly kind: LineageKind | 'not';
  readonly why: string;
  readonly reviewer: string;
};
