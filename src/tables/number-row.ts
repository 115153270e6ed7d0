const SHORTEST = 3;
const MOST_SKIPPED = 4;

/**
 * Whether the cells are a table's number row, «1 | 2 | 3 …», which would otherwise pass for money.
 * Real ones have gaps («1 | 2 | 4 | 5 | 7»), repeats and formulas («13=3+6»).
 */
export function isNumberRow(texts: readonly string[]): boolean {
  const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
  if (filled.length < SHORTEST) return false;
  let previous = 0;
  for (const text of filled) {
    const printed = /^(\d{1,2})(?:\s*=\s*[\d\s+\-*/().:%гр]+)?$/u.exec(text)?.[1];
    const number = Number(printed);
    if (printed === undefined || number < previous || number > previous + MOST_SKIPPED) return false;
    previous = number;
  }
  return Number(filled[0]?.match(/^\d+/)?.[0]) <= 1 && previous >= filled.length - 1;
}
