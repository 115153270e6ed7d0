import type { Page } from '../page.ts';

/** A kind of file the generator writes, without a word processor. */
export type Format = {
  /** As `planfact` names the format. */
  readonly name: string;
  readonly extension: string;
  /** Sheets have no words outside of their grid: the table starts below them. */
  readonly wordsInGrid: boolean;
  readonly write: (page: Page) => Uint8Array;
};
