import type { Severity } from './finding.ts';

/** One kind of finding: how grave it is, and its sentence in both languages with `{words}` to be filled in. */
export type FindingKind = {
  readonly severity: Severity;
  readonly en: string;
  readonly uk: string;
};

/** The names between braces of a sentence: `'{found} of {expected}'` gives `'found' | 'expected'`. */
export type WordName<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | WordName<Rest>
  : never;
