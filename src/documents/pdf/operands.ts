import type { Matrix } from './geometry.ts';

/** The operands of a drawing operator come from the file: whatever is not of the right kind is left out. */
export function operandsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A number of the file, or the fallback where it is none. */
export function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function matrixOf(value: unknown): Matrix | null {
  const numbers = numbersOf(value);
  const [a, b, c, d, e, f] = numbers;
  if (numbers.length !== 6 || !numbers.every(Number.isFinite)) return null;
  if (a === undefined || b === undefined || c === undefined) return null;
  if (d === undefined || e === undefined || f === undefined) return null;
  return [a, b, c, d, e, f];
}

/** The numbers of a list or a typed array. */
export function numbersOf(value: unknown): readonly number[] {
  if (value instanceof Float32Array || value instanceof Float64Array) return Array.from(value);
  return operandsOf(value).filter((item) => typeof item === 'number');
}
