import { PlanfactError } from '../../errors.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from '../limits.ts';

/** What a PDF may hold beyond the limits of every format. */
export type PdfLimits = ReadingLimits & {
  readonly pages: number;
  /** Drawing operators of all pages together. */
  readonly operations: number;
  readonly pageOperations: number;
  /** Letters and corners of lines on one page. */
  readonly pageMarks: number;
  /** Characters in the ranges of one character map. Unicode has 1 114 112. */
  readonly mappedCharacters: number;
};

type PdfLimit = 'pages' | 'operations' | 'pageOperations' | 'pageMarks' | 'mappedCharacters';

export const DEFAULT_PDF_LIMITS: PdfLimits = {
  ...DEFAULT_LIMITS,
  pages: 2_000,
  operations: 5_000_000,
  pageOperations: 300_000,
  pageMarks: 1_000_000,
  mappedCharacters: 1_200_000,
};

const WORDING: Readonly<Record<PdfLimit, (limit: string) => string>> = {
  pages: (limit) => `has more than ${limit} pages`,
  operations: (limit) => `draws more than ${limit} things`,
  pageOperations: (limit) => `draws more than ${limit} things on one page`,
  pageMarks: (limit) => `puts more than ${limit} letters and lines on one page`,
  mappedCharacters: (limit) => `has a font that maps more than ${limit} characters`,
};

/** The error of a PDF that goes over one of the limits. */
export function pdfLimitExceeded(limits: PdfLimits, limit: PdfLimit): PlanfactError {
  return new PlanfactError(
    'limit_exceeded',
    `Expected a report, but the PDF ${WORDING[limit](limits[limit].toLocaleString('en'))}: far more than a report needs, so reading stopped. Print the pages of the report to a PDF of their own and try again.`,
  );
}
