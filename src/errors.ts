/** What went wrong, as a fixed word that scripts may rely on. */
export type ErrorCode =
  | 'usage'
  | 'file_missing'
  | 'file_unreadable'
  | 'file_empty'
  | 'format_unknown'
  | 'limit_exceeded'
  | 'pdf_scanned'
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
