import { PlanfactError } from '../errors.ts';

/** How much a reader takes from one file before it stops: a report needs a small part of it, a bomb much more. */
export type ReadingLimits = {
  /** Bytes of all parts of a packed file together, unpacked. */
  readonly inflatedBytes: number;
  /** Unpacked bytes for each byte of the file; looked at once a file has unpacked to a megabyte. */
  readonly inflationRatio: number;
  /** Parts in a packed file. */
  readonly entries: number;
  /** Cells and rows of all tables of a file together. */
  readonly cells: number;
  /** Rows times columns of one table, from its first cell to its last; one stray cell can make it large. */
  readonly places: number;
  /** Elements within elements. */
  readonly nesting: number;
  /** Characters in one cell. */
  readonly cellCharacters: number;
};

export const DEFAULT_LIMITS: ReadingLimits = {
  inflatedBytes: 200_000_000,
  inflationRatio: 100,
  entries: 2_000,
  cells: 2_000_000,
  places: 10_000_000,
  nesting: 256,
  cellCharacters: 1_000_000,
};

const WORDING: Readonly<Record<keyof ReadingLimits, (limit: string) => string>> = {
  inflatedBytes: (limit) => `unpacks to more than ${limit} bytes`,
  inflationRatio: (limit) => `unpacks to more than ${limit} times its size`,
  entries: (limit) => `is packed from more than ${limit} parts`,
  cells: (limit) => `has more than ${limit} cells and rows`,
  places: (limit) => `has a table that reaches over more than ${limit} places (rows times columns)`,
  nesting: (limit) => `nests its elements more than ${limit} deep`,
  cellCharacters: (limit) => `has a cell of more than ${limit} characters`,
};

/** The error of a file that goes over one of the limits. */
export function limitExceeded(
  limits: ReadingLimits,
  limit: keyof ReadingLimits,
  where?: string,
): PlanfactError {
  const found = WORDING[limit](limits[limit].toLocaleString('en'));
  return new PlanfactError(
    'limit_exceeded',
    `Expected a report, but the file ${found}${where ? `, in ${where}` : ''}: far more than a report needs, so reading stopped. If it is a real report, delete what is not part of the table (stray cells, other sheets), save it anew and try again.`,
  );
}

/** Counts the cells of a file against its limits. */
export class CellBudget {
  readonly #limits: ReadingLimits;
  #spent = 0;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
  }

  spend(cells: number): void {
    this.#spent += cells;
    if (this.#spent > this.#limits.cells) throw limitExceeded(this.#limits, 'cells');
  }

  /** Gives the text back when it is not too long for a cell. */
  checked(text: string): string {
    if (text.length > this.#limits.cellCharacters) throw limitExceeded(this.#limits, 'cellCharacters');
    return text;
  }
}
