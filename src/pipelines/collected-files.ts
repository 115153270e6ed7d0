import { PlanfactError } from '../errors.ts';
import type { SourceFile } from './report-file.ts';

/** A file that may still be what it was, by its place among the raw files, but could not be read; null for a whole folder. */
export type MissedFile = { readonly path: string | null; readonly error: PlanfactError };

/** What a source holds now, as far as it could be asked. */
export type CollectedFiles = {
  readonly files: readonly SourceFile[];
  /** What could not be read: what was loaded from it before stays. The other files are there nevertheless. */
  readonly missed: readonly MissedFile[];
  /** What else went wrong; it leaves nothing unsure. */
  readonly failures: readonly PlanfactError[];
};

/** The result of `work`, or null once its error has been added to `missed`. */
export async function collectOrMiss<Result>(
  missed: MissedFile[],
  path: string | null,
  work: () => Promise<Result> | Result,
): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlanfactError)) throw error;
    missed.push({ path, error });
    return null;
  }
}
