import { type BothLanguages, PlanfactError } from '../../errors.ts';
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

const WORDING: Readonly<Record<PdfLimit, (english: string, ukrainian: string) => BothLanguages>> = {
  pages: (en, uk) => ({ en: `has more than ${en} pages`, uk: `має понад ${uk} сторінок` }),
  operations: (en, uk) => ({ en: `draws more than ${en} things`, uk: `малює понад ${uk} речей` }),
  pageOperations: (en, uk) => ({
    en: `draws more than ${en} things on one page`,
    uk: `малює на одній сторінці понад ${uk} речей`,
  }),
  pageMarks: (en, uk) => ({
    en: `puts more than ${en} letters and lines on one page`,
    uk: `має на одній сторінці понад ${uk} літер і ліній`,
  }),
  mappedCharacters: (en, uk) => ({
    en: `has a font that maps more than ${en} characters`,
    uk: `має шрифт, який описує понад ${uk} символів`,
  }),
};

/** The error of a PDF that goes over one of the limits. */
export function pdfLimitExceeded(limits: PdfLimits, limit: PdfLimit): PlanfactError {
  const found = WORDING[limit](limits[limit].toLocaleString('en'), limits[limit].toLocaleString('uk'));
  return new PlanfactError('limit_exceeded', {
    en: `Expected a report, but the PDF ${found.en}: far more than a report needs, so reading stopped. Print the pages of the report to a PDF of their own and try again.`,
    uk: `Очікувався звіт, але PDF ${found.uk}: значно більше, ніж треба звітові, тому читання зупинено. Надрукуйте сторінки звіту в окремий PDF і спробуйте ще раз.`,
  });
}
