/** A sum of money as a whole number of kopecks: exact at any size, and cheap to add up and to compare. */
export type Kopecks = bigint;

/** The kopecks of an amount in hryvnias with two decimals: `"50000.00"` is 5000000n. */
export function kopecksOf(uah: string): Kopecks {
  return BigInt(uah.replace('.', ''));
}

/** Kopecks as hryvnias with two decimals. */
export function hryvniasOf(kopecks: Kopecks): string {
  const digits = `${kopecks < 0n ? -kopecks : kopecks}`.padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
