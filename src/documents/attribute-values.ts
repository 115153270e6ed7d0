/** A count from an attribute, at least 1; anything else is 1. */
export function countOf(value: string | undefined): number {
  const count = Number.parseInt(value ?? '', 10);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

/** A whole number from an attribute, or undefined. */
export function integerOf(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** An on/off property of OOXML (ECMA-376 part 1, 22.9.2.7): there without a value means on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off'].includes(value);
}
