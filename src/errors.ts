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
  | 'fetch_failed'
  | 'fetch_refused'
  | 'release_missing'
  | 'release_invalid'
  | 'query_stopped'
  | 'cursor_invalid'
  | 'question_invalid'
  | 'warehouse_busy'
  | 'warehouse_damaged'
  | 'warehouse_invalid'
  | 'archive_invalid'
  | 'minimum_missed'
  | 'disk_full'
  | 'not_writable'
  | 'time_limit'
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
/**
 * The error for people behind what the file system, or DuckDB in its own words, says when it cannot write below a folder:
 * `disk_full` or `not_writable`. Null for any other error.
 */
export function storageError(error: unknown, folder: string): PlanfactError | null {
  if (error instanceof PlanfactError || !(error instanceof Error)) return null;
  const said = `${'code' in error ? String(error.code) : ''} ${error.message}`;
  if (DISK_FULL.test(said)) {
    return new PlanfactError(
      'disk_full',
      `${folder}: expected room to write, but the disk is full (${error.message}). What was published stays as it is. Free some space, remove old releases for instance, and run again.`,
      { cause: error },
    );
  }
  if (NOT_WRITABLE.test(said)) {
    return new PlanfactError(
      'not_writable',
      `${folder}: expected to write there, but may not (${error.message}). Run as the owner of the folder, or choose another one with --data.`,
      { cause: error },
    );
  }
  return null;
}

const DISK_FULL =
  /ENOSPC|EDQUOT|no space left|disk quota|could not write all bytes|not enough (?:disk )?space/i;
const NOT_WRITABLE = /EACCES|EPERM|EROFS|permission denied|read-only file system/i;
