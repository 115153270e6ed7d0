const SHORTEST = 3;
const MOST_SKIPPED = 4;
const NUMBER = /^(\d{1,2})(?:\s*=\s*[\d\s+\-*/().:%гр]+)?$/u;

/**
 * Whether the cells are a table's number row, «1 | 2 | 3 …», which would otherwise pass for money.
 * Real ones have gaps («1 | 2 | 4 | 5 | 7»), repeats and formulas («13=3+6»).
 */
export function isNumberRow(cells: readonly { readonly text: string }[]): boolean {
  let filled = 0;
  let previous = 0;
  for (const { text } of cells) {
    const printed = text.trim();
    if (printed === '') continue;
    const number = Number(NUMBER.exec(printed)?.[1] ?? Number.NaN);
    const follows = number >= previous && number <= previous + (filled === 0 ? 1 : MOST_SKIPPED);
    if (!follows) return false;
    previous = number;
    filled += 1;
  }
  return filled >= SHORTEST && previous >= filled - 1;
}
