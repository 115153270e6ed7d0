import { PlanfactError } from '../errors.ts';

/**
 * The error for people behind what the file system or DuckDB says when it cannot write: `disk_full` or `not_writable`. Any other
 * error comes back as it is.
 */
export function explainStorage(error: unknown, data: string): unknown {
  if (error instanceof PlanfactError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const says = (words: RegExp) => words.test(`${code} ${error.message}`);
  if (says(/ENOSPC|EDQUOT|no space left|disk quota|Could not write all bytes|not enough space/i)) {
    return new PlanfactError(
      'disk_full',
      `${data}: expected room to write, but the disk is full (${error.message}). What was published stays as it is. Free some space, remove old releases for instance, and run again.`,
      { cause: error },
    );
  }
  if (says(/EACCES|EPERM|EROFS|permission denied|read-only file system/i)) {
    return new PlanfactError(
      'not_writable',
      `${data}: expected to write there, but may not (${error.message}). Run as the owner of the folder, or choose another one with --data.`,
      { cause: error },
    );
  }
  return error;
}
