import { PlanfactError } from '../../errors.ts';
import type { PoolLimits } from './pool-limits.ts';

/** How a reading process came to its end; `replaced`: by the pool, and no file is to blame. */
export type Fate =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'time' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'crash'; readonly text: string };

const ADVICE =
  'Reading stopped there; other files are not affected. If it is a real report, delete what is not part of the table (pictures, other sheets, empty rows), save it anew and try again.';
const DAMAGED =
  'Open the file, save it anew and try again; if that does not help, please report this as a bug of planfact, with the file.';

/** The error of a file whose size is over the limit. */
export function fileTooLarge(path: string, bytes: number, { fileBytes }: PoolLimits): PlanfactError {
  return new PlanfactError(
    'limit_exceeded',
    `${path}: expected a report of at most ${megabytes(fileBytes)}, found a file of ${megabytes(bytes)}. If it is a real report, make it smaller (delete or compress pictures, split it) and try again.`,
  );
}

/** The error of the file that a reading process was at when it ended. */
export function fateError(path: string, fate: Fate, limits: PoolLimits): PlanfactError {
  switch (fate.kind) {
    case 'time':
      return new PlanfactError(
        'limit_exceeded',
        `${path}: expected a report that is read within ${limits.timeMs / 1000} s, but reading it takes longer. ${ADVICE}`,
      );
    case 'memory':
      return new PlanfactError(
        'limit_exceeded',
        `${path}: expected a report that is read within ${megabytes(limits.memoryBytes)} of memory, but reading it takes more. ${ADVICE}`,
      );
    case 'crash':
      return unexpectedError(path, fate.text);
    case 'replaced':
      return unexpectedError(path, 'its process was ended');
  }
}

/** The error of a file whose reader failed in a way that nobody foresaw; `text` (logged elsewhere) is its cause. */
function unexpectedError(path: string, text: string): PlanfactError {
  const [reason = text] = text.split('\n');
  return new PlanfactError(
    'file_unreadable',
    `${path}: expected a whole report, but its reader failed unexpectedly (${reason}). ${DAMAGED}`,
    { cause: new Error(text) },
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
