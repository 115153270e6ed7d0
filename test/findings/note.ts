import type { Finding } from '../../src/model/finding.ts';

/** What docs/findings.md says of a code beside its sentences. */
export type Note = {
  /** When the finding is given, a sentence. */
  readonly given: string;
  /** What a reader of the data does about it. */
  readonly todo: string;
  readonly example: Example;
};

/** Where a finding of the code is found: the sentence on the page is the one that really comes out. */
export type Example = {
  readonly where: string;
  readonly findings: () => readonly Finding[] | Promise<readonly Finding[]>;
};
