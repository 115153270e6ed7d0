import { Decimal } from 'decimal.js';

import type { Outcome } from '../model/execution.ts';
import { IMPERSONAL_PAST, REFLEXIVE_PAST, REFLEXIVE_PRESENT } from './execution-vocabulary.ts';
import { foldLetters } from './letters.ts';
import { locateNumbers, type PrintedNumber } from './outcome-numbers.ts';
import {
  ADJECTIVE,
  APPROXIMATE,
  DEGREE_OF_EXECUTION,
  MONEY_UNIT,
  MULTIPLIERS,
  NOT_A_THING,
  NOT_COUNTED,
  NUMBERED_THING,
  SECOND_HALF,
  UNIT,
} from './outcome-vocabulary.ts';
import { maskQuotations } from './quotations.ts';

/** A narrative in the spelling it is searched in, and as printed; offsets are the same in both. */
type Narrative = { readonly folded: string; readonly printed: string };

/** What follows a number: the power of ten, the unit, the thing counted, and where it ends. */
type Counted = {
  readonly power: number;
  readonly unit: string | null;
  readonly object: string | null;
  readonly end: number;
};

const SPACES = /^ {0,2}/;
const THING = /^([a-zа-яіїєґ]+(?:['-][a-zа-яіїєґ]+)*)/;
const THING_BEFORE = /(?<![а-яіїєґ'-])([а-яіїєґ]+(?:['-][а-яіїєґ]+){0,2}) - ?$/;
const ACRONYM = /^[A-ZА-ЯІЇЄҐ]{2,8}$/;
const LONGEST_LOOK = 80;
const MOST_ADJECTIVES = 3;

/**
 * Reads what a narrative counts: «понад 180 трансляцій» is quantity 180, object «трансляцій», approximate;
 * «12 тисяч переглядів» is 12000; «2,5 км» has a unit. Money keeps its unit as printed: «964 тис. грн.» is
 * 964 of «тис. грн.»; it is an outcome, never a funding fact. A range counts as its lower end, approximate.
 * Years, dates, ordinals, numbers of things («№ 5», «3 поверх») and the degree of execution («виконано на
 * 50 %») are none, nor is anything in quotation marks. `quote` is a substring of the text.
 */
export function readOutcomes(text: string): readonly Outcome[] {
  const narrative = { folded: maskQuotations(foldLetters(text)), printed: text };
  const outcomes: Outcome[] = [];
  let behind = 0;
  for (const number of locateNumbers(narrative.folded)) {
    const found = number.start < behind ? null : readOutcome(narrative, number);
    if (found === null) continue;
    outcomes.push(found.outcome);
    behind = found.end;
  }
  return outcomes;
}

function readOutcome(narrative: Narrative, number: PrintedNumber): { outcome: Outcome; end: number } | null {
  const before = narrative.folded.slice(Math.max(0, number.start - LONGEST_LOOK), number.start);
  if (NUMBERED_THING.test(before) || SECOND_HALF.test(before)) return null;
  const counted = readCounted(narrative, number.end);
  if (counted === null) return readThingBefore(narrative, number, before);
  if (counted.unit !== null && isDegree(counted.unit, before)) return null;
  const approximately = APPROXIMATE.exec(before)?.[0] ?? '';
  const start = number.start - approximately.length;
  return {
    outcome: {
      quantity: quantityOf(number.digits, counted),
      unit: counted.unit,
      object: counted.object,
      approximate: approximately !== '' || number.range,
      quote: narrative.printed.slice(start, counted.end),
    },
    end: counted.end,
  };
}

/** «розглянуто питань – 85»: the thing, a dash, and the number as the last word of its clause. */
function readThingBefore({ folded, printed }: Narrative, number: PrintedNumber, before: string) {
  const word = THING_BEFORE.exec(before)?.[1] ?? '';
  const start = number.start - (THING_BEFORE.exec(before)?.[0].length ?? 0);
  const object = printed.slice(start, start + word.length);
  const last = /^\s*(?:[;()\n]|[,.](?!\d)|$)/.test(folded.slice(number.end, number.end + 3));
  if (!last || number.range || !isThing(word, object)) return null;
  const quote = printed.slice(start, number.end);
  const quantity = new Decimal(number.digits).toFixed();
  return { outcome: { quantity, unit: null, object, approximate: false, quote }, end: number.end };
}

/** Null when nothing that can be counted follows. */
function readCounted(narrative: Narrative, numberEnd: number): Counted | null {
  const start = numberEnd + spacesAt(narrative.folded, numberEnd);
  const rest = narrative.folded.slice(start, start + LONGEST_LOOK);
  if (NOT_COUNTED.test(rest)) return null;
  const money = MONEY_UNIT.exec(rest)?.[0];
  if (money !== undefined) {
    const end = start + money.length;
    return { power: 0, unit: narrative.printed.slice(start, end), object: null, end };
  }
  const [multiplier, power] = multiplierOf(rest);
  const unitStart =
    start + multiplier.length + (power === 0 ? 0 : spacesAt(narrative.folded, start + multiplier.length));
  const unit = UNIT.exec(narrative.folded.slice(unitStart, unitStart + LONGEST_LOOK))?.[0] ?? '';
  const thingStart = unitStart + unit.length;
  const object = thingAt(
    narrative,
    unit === '' ? unitStart : thingStart + spacesAt(narrative.folded, thingStart),
  );
  const glued = start === numberEnd && unit === '';
  if (glued || (unit === '' && object === null)) return null;
  return {
    power,
    unit: unit === '' ? null : narrative.printed.slice(unitStart, thingStart),
    object: object?.text ?? null,
    end: object?.end ?? thingStart,
  };
}

function multiplierOf(rest: string): readonly [string, number] {
  for (const [pattern, power] of MULTIPLIERS) {
    const word = pattern.exec(rest)?.[0];
    if (word !== undefined) return [word, power];
  }
  return ['', 0];
}

/** The noun at this offset with the adjectives before it; null where no thing is named. */
function thingAt({ folded, printed }: Narrative, start: number): { text: string; end: number } | null {
  let end = start;
  for (let count = 0; count <= MOST_ADJECTIVES; count += 1) {
    const from = count === 0 ? start : end + spacesAt(folded, end);
    const word = THING.exec(folded.slice(from, from + LONGEST_LOOK))?.[0] ?? '';
    if (!isThing(word, printed.slice(from, from + word.length)) || (count > 0 && from === end)) break;
    end = from + word.length;
    if (!ADJECTIVE.test(word)) break;
  }
  return end === start ? null : { text: printed.slice(start, end), end };
}

/** A name with a capital is no counted thing («5 Травня»); an abbreviation is («12 ОСББ»). */
function isThing(word: string, printed: string): boolean {
  if (word === '' || NOT_A_THING.test(word) || NOT_COUNTED.test(word)) return false;
  if (IMPERSONAL_PAST.test(word) || REFLEXIVE_PAST.test(word) || REFLEXIVE_PRESENT.test(word)) return false;
  return ACRONYM.test(printed) || (word.length > 1 && printed.charAt(0) === printed.charAt(0).toLowerCase());
}

function isDegree(unit: string, before: string): boolean {
  return /^(?:%|відсот)/i.test(unit) && DEGREE_OF_EXECUTION.test(before);
}

/** Things come whole, so «1.200 осіб» is a thousand and two hundred. */
function quantityOf(digits: string, { power, unit }: Counted): string {
  const grouped = unit === null && power === 0 && /^\d{1,3}\.\d{3}$/.test(digits);
  return new Decimal(grouped ? digits.replace('.', '') : digits).times(new Decimal(10).pow(power)).toFixed();
}

function spacesAt(text: string, offset: number): number {
  return SPACES.exec(text.slice(offset, offset + 2))?.[0].length ?? 0;
}
