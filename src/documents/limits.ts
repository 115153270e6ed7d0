import { type BothLanguages, PlanfactError } from '../errors.ts';

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

const WORDING: Readonly<Record<keyof ReadingLimits, (limit: number) => BothLanguages>> = {
  inflatedBytes: (limit) => ({
    en: `unpacks to more than ${english(limit)} bytes`,
    uk: `розпаковується в понад ${ukrainian(limit)} байтів`,
  }),
  inflationRatio: (limit) => ({
    en: `unpacks to more than ${english(limit)} times its size`,
    uk: `після розпакування більший за себе понад у ${ukrainian(limit)} разів`,
  }),
  entries: (limit) => ({
    en: `is packed from more than ${english(limit)} parts`,
    uk: `складається з понад ${ukrainian(limit)} частин`,
  }),
  cells: (limit) => ({
    en: `has more than ${english(limit)} cells and rows`,
    uk: `має понад ${ukrainian(limit)} клітинок і рядків`,
  }),
  places: (limit) => ({
    en: `has a table that reaches over more than ${english(limit)} places (rows times columns)`,
    uk: `має таблицю, що простягається на понад ${ukrainian(limit)} місць (рядки на стовпці)`,
  }),
  nesting: (limit) => ({
    en: `nests its elements more than ${english(limit)} deep`,
    uk: `вкладає елементи один в одного глибше ніж на ${ukrainian(limit)} рівнів`,
  }),
  cellCharacters: (limit) => ({
    en: `has a cell of more than ${english(limit)} characters`,
    uk: `має клітинку, у якій понад ${ukrainian(limit)} символів`,
  }),
};

/** The error of a file that goes over one of the limits. */
export function limitExceeded(
  limits: ReadingLimits,
  limit: keyof ReadingLimits,
  where?: string,
): PlanfactError {
  const found = WORDING[limit](limits[limit]);
  return new PlanfactError('limit_exceeded', {
    en: `Expected a report, but the file ${found.en}${where ? `, in ${where}` : ''}: far more than a report needs, so reading stopped. If it is a real report, delete what is not part of the table (stray cells, other sheets), save it anew and try again.`,
    uk: `Очікувався звіт, але файл ${found.uk}${where ? ` (частина ${where})` : ''}: значно більше, ніж треба звітові, тому читання зупинено. Якщо це справжній звіт, вилучіть усе, що не належить до таблиці (зайві клітинки, інші аркуші), збережіть його заново та спробуйте ще раз.`,
  });
}

function english(limit: number): string {
  return limit.toLocaleString('en');
}

function ukrainian(limit: number): string {
  return limit.toLocaleString('uk');
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
