import type { NamedSource } from '../truth.ts';

/** What a town may do year after year: a measure without its year. `{n}` stands for a number. */
export type Concept = {
  readonly id: string;
  /** What it is called at first, and what it is called once it is renamed. */
  readonly titles: readonly [string, string];
  readonly actions: readonly string[];
  readonly executors: readonly string[];
  readonly sources: readonly NamedSource[];
  /** What is reported when it is done. */
  readonly done: readonly string[];
};

export type SectionContent = {
  readonly code: string;
  readonly title: string;
  readonly concepts: readonly Concept[];
};
