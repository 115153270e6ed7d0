/** What can go wrong when a file is read, as fixed words that scripts may rely on. */
export const READING_ERROR_CODES = [
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_changed',
  'format_unknown',
  'limit_exceeded',
  'libreoffice_missing',
  'pdf_scanned',
  'reader_failed',
] as const;

export type ReadingErrorCode = (typeof READING_ERROR_CODES)[number];

/** What else can go wrong. */
type OtherErrorCode =
  | 'usage'
  | 'pipeline_invalid'
  | 'release_missing'
  | 'release_invalid'
  | 'query_stopped'
  | 'cursor_invalid'
  | 'question_invalid'
  | 'warehouse_busy'
  | 'warehouse_invalid'
  | 'port_taken'
  | 'config_invalid'
  | 'interrupted';

export type ErrorCode = ReadingErrorCode | OtherErrorCode;

/** The same sentence, or part of one, in English and in Ukrainian. */
export type BothLanguages = { readonly en: string; readonly uk: string };

/** An error of reading a file: it can become a part of a finding, so it speaks both languages. */
export type ReadingError = PlanfactError & { readonly code: ReadingErrorCode; readonly messageUk: string };

/**
 * An error with a sentence for the reader: what was expected, what was found, where, and what to do.
 * Anything else that is thrown is a bug.
 */
export class PlanfactError extends Error {
  readonly code: ErrorCode;
  /** The sentence in Ukrainian; null for errors that only the terminal shows. */
  readonly messageUk: string | null;

  constructor(code: ReadingErrorCode, message: BothLanguages, options?: { cause?: unknown });
  constructor(code: OtherErrorCode, message: string, options?: { cause?: unknown });
  constructor(code: ErrorCode, message: string | BothLanguages, options?: { cause?: unknown }) {
    super(typeof message === 'string' ? message : message.en, options);
    this.name = 'PlanfactError';
    this.code = code;
    this.messageUk = typeof message === 'string' ? null : message.uk;
  }
}

export function isReadingError(error: unknown): error is ReadingError {
  return error instanceof PlanfactError && error.messageUk !== null;
}
