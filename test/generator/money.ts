/** A unit reports are written in; `step` is the least amount it prints, in kopecks. */
export type MoneyUnit = {
  readonly text: string;
  readonly kopecks: bigint;
  readonly decimals: number;
};

/** How a department writes its amounts. */
export type MoneyStyle = {
  readonly separator: ',' | '.';
  readonly grouping: '' | ' ' | '\u00a0';
  /** What stands where there is no amount: a dash or nothing. */
  readonly nothing: '-' | '–' | '';
  /** Whether «20,0» is written «20». */
  readonly trims: boolean;
};

export const MONEY_UNITS: readonly MoneyUnit[] = [
  { text: 'тис. грн.', kopecks: 100_000n, decimals: 1 },
  { text: 'тис.грн', kopecks: 100_000n, decimals: 3 },
  { text: 'грн.', kopecks: 100n, decimals: 2 },
  { text: 'грн', kopecks: 100n, decimals: 0 },
  { text: 'тис. гривень', kopecks: 100_000n, decimals: 2 },
  { text: 'млн грн', kopecks: 100_000_000n, decimals: 3 },
];

/** The least amount a unit prints, in kopecks. */
export function stepOf({ kopecks, decimals }: MoneyUnit): bigint {
  return kopecks / 10n ** BigInt(decimals);
}

/** Prints an amount that is a whole number of steps. */
export function printAmount(kopecks: bigint, unit: MoneyUnit, style: MoneyStyle): string {
  const steps = kopecks / stepOf(unit);
  if (steps * stepOf(unit) !== kopecks)
    throw new Error(`${kopecks} kopecks cannot be printed in ${unit.text}`);
  const digits = `${steps < 0n ? -steps : steps}`.padStart(unit.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - unit.decimals);
  const part = digits.slice(digits.length - unit.decimals);
  const decimals = style.trims ? part.replace(/0+$/, '') : part;
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, style.grouping);
  return `${steps < 0n ? '-' : ''}${grouped}${decimals === '' ? '' : `${style.separator}${decimals}`}`;
}

/** Hryvnias as planfact gives them: «50000.00». */
export function toUah(kopecks: bigint): string {
  const digits = `${kopecks < 0n ? -kopecks : kopecks}`.padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
