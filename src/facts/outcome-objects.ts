import { IMPERSONAL_PAST, REFLEXIVE_PAST, REFLEXIVE_PRESENT } from './execution-vocabulary.ts';
import type { Narrative } from './narrative.ts';
import { ADJECTIVE, MONEY_UNIT, MULTIPLIERS, NOT_A_THING, NOT_COUNTED, UNIT } from './outcome-vocabulary.ts';

/** What follows a number: the power of ten, the unit, the thing counted, and where it ends. */
export type Counted = {
  readonly power: number;
  readonly unit: string | null;
  readonly object: string | null;
  readonly end: number;
};

const SPACES = /^ {0,2}/;
const THING = /^([a-zа-яіїєґ]+(?:['-][a-zа-яіїєґ]+)*)/;
const ACRONYM = /^[A-ZА-ЯІЇЄҐ]{2,8}$/;
const LONGEST_LOOK = 80;
const MOST_ADJECTIVES = 3;

/** Reads what is counted by the number that ends here; null when nothing that can be counted follows. */
export function readCounted(narrative: Narrative, numberEnd: number): Counted | null {
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
export function isThing(word: string, printed: string): boolean {
  if (word === '' || NOT_A_THING.test(word) || NOT_COUNTED.test(word)) return false;
  if (IMPERSONAL_PAST.test(word) || REFLEXIVE_PAST.test(word) || REFLEXIVE_PRESENT.test(word)) return false;
  return ACRONYM.test(printed) || (word.length > 1 && printed.charAt(0) === printed.charAt(0).toLowerCase());
}

function spacesAt(text: string, offset: number): number {
  return SPACES.exec(text.slice(offset, offset + 2))?.[0].length ?? 0;
}
