/** What can go wrong, as fixed words that scripts may rely on. */
export const ERROR_CODES = [
  'usage',
  'file_missing',
  'file_unreadable',
  'file_empty',
  'file_changed',
  'format_unknown',
  'limit_exceeded',
  'libreoffice_missing',
  'pdf_scanned',
  'reader_failed',
  'pipeline_invalid',
  'fetch_failed',
  'fetch_refused',
  'release_missing',
  'release_invalid',
  'query_stopped',
  'cursor_invalid',
  'question_invalid',
  'warehouse_busy',
  'warehouse_invalid',
  'port_taken',
  'config_invalid',
  'interrupted',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * An error with a sentence for the reader: what was expected, what was found, where, and what to do.
 * Anything else that is thrown is a bug.
 */
export class PlanfactError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'PlanfactError';
    this.code = code;
  }
}
