import { PlanfactError } from '../errors.ts';

/** Cells, empty rows and covered places together, in one document. */
export const CELL_LIMIT = 2_000_000;
/** Groups within groups, tables within tables. */
export const NESTING_LIMIT = 256;

/** The error of a file that would take more memory or time than a report ever needs. */
export function limitExceeded(what: string, limit: number): PlanfactError {
  return new PlanfactError(
    'limit_exceeded',
    `The file holds more ${what} than planfact reads (${limit}), far more than a report needs. If it is a real report, remove the sheets or rows that are not part of it and try again.`,
  );
}
