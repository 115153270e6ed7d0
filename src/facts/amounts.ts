import { Decimal } from 'decimal.js';
import type { Amount, PlanAndFact } from '../model/amount.ts';
import { hryvniasOf, type Kopecks, kopecksOf } from './kopecks.ts';

/** An amount as read from a cell, and what had to be done to it. */
export type AmountReading = {
  readonly amount: Amount;
  /** Neither a number nor words that stand for one: a finding is due. */
  readonly unreadable: boolean;
  /** Finer than a kopeck, and rounded half up. */
  readonly rounded: boolean;
};

export type PairReading = {
  readonly plan: AmountReading;
  readonly fact: AmountReading;
  /** Only one number where a pair was expected: it is taken for the plan. */
  readonly incomplete: boolean;
};

/** One cell may name its own unit («15606000грн.»), which then wins over the column's. */
const OWN_UNIT: readonly { readonly pattern: RegExp; readonly hryvnias: number }[] = [
  { pattern: /млрд\.?\s*(?:грн|гр|гривень)?\.?$/iu, hryvnias: 1_000_000_000 },
  { pattern: /млн\.?\s*(?:грн|гр|гривень)?\.?$/iu, hryvnias: 1_000_000 },
  { pattern: /тис\.?\s*(?:грн|гр|гривень)?\.?$/iu, hryvnias: 1_000 },
  { pattern: /(?:грн|гривень|гривні|гривня)\.?$/iu, hryvnias: 1 },
];

/** Words that say on purpose that there is no amount of its own. */
const NO_AMOUNT_WORDS =
  /^(?:в межах|у межах|не потребує|без фінансування|згідно|за рахунок|не передбач|фінансування не|відповідно до)/iu;

/** Most amounts: digits and at most one mark, few enough to be counted in kopecks at once. */
const PLAIN = /^(-?)(\d{1,15})(?:[.,](\d{1,9}))?$/;
const BLANK = without('', 'blank');
const DASH = without('-', 'none');
const KOPECKS = 100n;
const NUMBER = /^[-−–]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/u;
const GROUPED_BY_COMMAS = /^[-−–]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;
const GROUPED_BY_DOTS = /^[-−–]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u;

/**
 * Reads the amount of one cell, in units of `hryvniasPerUnit`, to exact hryvnias. A dash, an empty cell and
 * «х» are no zeros. A comma before three digits is a decimal comma («32,890»), as Ukrainian reports print it,
 * unless a dot or another comma follows («4,744.10»). Spaces may group or split digits («192 3,00»).
 */
export function readAmount(raw: string, hryvniasPerUnit: number): AmountReading {
  const text = raw.trim();
  if (text === '') return BLANK;
  if (text === '-') return DASH;
  const plain = PLAIN.exec(text);
  if (plain) return countKopecks(text, plain, hryvniasPerUnit);
  if (/^[-−–—]+$/u.test(text)) return without(text, 'none');
  if (/^[хХxX]$/u.test(text)) return without(text, 'not_applicable');
  const { digits, hryvnias } = splitUnit(text, hryvniasPerUnit);
  const number = readNumber(digits);
  if (number === null) return { ...without(text, 'text'), unreadable: !NO_AMOUNT_WORDS.test(text) };
  const exact = number.times(hryvnias);
  const uah = exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return {
    amount: { raw: text, state: 'amount', uah: uah.toFixed(2) },
    unreadable: false,
    rounded: !uah.equals(exact),
  };
}

/** Reads a «план / факт» cell: «28,8 / 0». A dash, an empty cell or «х» stands for both. */
export function readPair(raw: string, hryvniasPerUnit: number): PairReading {
  const slash = raw.indexOf('/');
  if (slash !== -1 && slash === raw.lastIndexOf('/')) {
    const [plan, fact] = [raw.slice(0, slash), raw.slice(slash + 1)];
    return {
      plan: readAmount(plan, hryvniasPerUnit),
      fact: readAmount(fact, hryvniasPerUnit),
      incomplete: plan.trim() === '' || fact.trim() === '',
    };
  }
  const whole = slash === -1 ? readAmount(raw, hryvniasPerUnit) : unreadable(raw.trim());
  if (whole.amount.state !== 'amount') return { plan: whole, fact: whole, incomplete: false };
  return { plan: whole, fact: readAmount('', hryvniasPerUnit), incomplete: true };
}

/** Adds up the plans or the facts that are amounts; null when none is. */
export function sumOf(money: readonly PlanAndFact[], phase: keyof PlanAndFact): Kopecks | null {
  let sum: Kopecks | null = null;
  for (const { [phase]: amount } of money) {
    if (amount.uah !== null) sum = (sum ?? 0n) + kopecksOf(amount.uah);
  }
  return sum;
}

/** What one unit of the last printed digit is worth in hryvnias: «28,8» in thousands gives 100. */
export function printedStep(raw: string, hryvniasPerUnit: number): Decimal {
  const { digits, hryvnias } = splitUnit(raw, hryvniasPerUnit);
  const decimals = /[.,](\d+)\s*\)?$/u.exec(digits.replace(/[\s\u00a0\u202f]/gu, ''))?.[1]?.length ?? 0;
  return new Decimal(hryvnias).times(Decimal.pow(10, -decimals));
}

/** A plan and fact that say nothing, for a source the row does not mention. */
export const NOTHING: PlanAndFact = {
  plan: { raw: '', state: 'blank', uah: null },
  fact: { raw: '', state: 'blank', uah: null },
};

/** Half a kopeck and more is a whole one, on either side of zero. */
function countKopecks(
  text: string,
  [, sign, whole = '', part = '']: RegExpExecArray,
  hryvniasPerUnit: number,
): AmountReading {
  const scale = 10n ** BigInt(part.length);
  const exact = BigInt(whole + part) * BigInt(hryvniasPerUnit) * KOPECKS;
  const kopecks = (2n * exact + scale) / (2n * scale);
  const uah = hryvniasOf(sign === '-' ? -kopecks : kopecks);
  return {
    amount: { raw: text, state: 'amount', uah },
    unreadable: false,
    rounded: kopecks * scale !== exact,
  };
}

function readNumber(text: string): Decimal | null {
  const negative = /^\(.*\)$/u.test(text.trim());
  const bare = text.replace(/[\s\u00a0\u202f\u2007'’]/gu, '').replace(/^\((.*)\)$/u, '$1');
  const plain = ungroup(bare).replace(/^[−–]/u, '-');
  if (!NUMBER.test(plain)) return null;
  const number = new Decimal(plain.replace(',', '.'));
  return negative ? number.negated() : number;
}

function ungroup(text: string): string {
  const byCommas = GROUPED_BY_COMMAS.test(text) && (text.includes('.') || text.split(',').length > 2);
  if (byCommas) return text.replaceAll(',', '');
  const byDots = GROUPED_BY_DOTS.test(text) && (text.includes(',') || text.split('.').length > 2);
  return byDots ? text.replaceAll('.', '') : text;
}

function splitUnit(text: string, hryvniasPerUnit: number): { digits: string; hryvnias: number } {
  const own = /\p{L}/u.test(text) && /\d/.test(text) && OWN_UNIT.find(({ pattern }) => pattern.test(text));
  return own
    ? { digits: text.replace(own.pattern, ''), hryvnias: own.hryvnias }
    : { digits: text, hryvnias: hryvniasPerUnit };
}

function without(raw: string, state: Exclude<Amount['state'], 'amount'>): AmountReading {
  return { amount: { raw, state, uah: null }, unreadable: false, rounded: false };
}

function unreadable(raw: string): AmountReading {
  return { ...without(raw, 'text'), unreadable: true };
}
