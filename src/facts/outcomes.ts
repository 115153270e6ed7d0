import type { Outcome } from '../model/execution.ts';
import { type Clause, readClauses } from './execution-statements.ts';
import type { Meaning } from './execution-vocabulary.ts';
import { isLetterAt } from './letters.ts';
import type { Narrative } from './narrative.ts';
import { locateNumbers, type PrintedNumber } from './outcome-numbers.ts';
import { type Counted, isThing, readCounted } from './outcome-objects.ts';
import {
  APPROXIMATE,
  DEGREE_OF_EXECUTION,
  MAY_APPROXIMATE,
  NUMBERED_THING,
  SECOND_HALF,
} from './outcome-vocabulary.ts';

/** Where a clause begins, and whether it only tells of what has not come about. */
type Prospect = { readonly start: number; readonly unrealised: boolean };

const THING_BEFORE = /(?<![а-яіїєґ'-])([а-яіїєґ]+(?:['-][а-яіїєґ]+){0,2}) - ?$/;
const UNREALISED: ReadonlySet<Meaning> = new Set<Meaning>(['planned', 'postponed', 'not_done', 'withheld']);
const LONGEST_LOOK = 80;

/**
 * Reads what a narrative counts: «понад 180 трансляцій» is quantity 180, object «трансляцій», approximate;
 * «12 тисяч переглядів» is 12000; «2,5 км» has a unit. Money keeps its unit as printed: «964 тис. грн.» is
 * 964 of «тис. грн.»; it is an outcome, never a funding fact. A range counts as its lower end, approximate.
 * Years, dates, ordinals, numbers of things («№ 5», «3 поверх») and the degree of execution («виконано на
 * 50 %») are none, nor is what is only planned or was not done, nor anything in quotation marks. `quote` is a
 * substring of the text. `clauses`, where the caller has them, are those of the text.
 */
export function readOutcomes(
  narrative: Narrative,
  clauses: readonly Clause[] = readClauses(narrative),
): readonly Outcome[] {
  const numbers = locateNumbers(narrative.folded);
  if (numbers.length === 0) return [];
  const prospects = prospectsOf(clauses);
  const outcomes: Outcome[] = [];
  let behind = 0;
  let clause = 0;
  for (const number of numbers) {
    while ((prospects[clause + 1]?.start ?? Number.POSITIVE_INFINITY) <= number.start) clause += 1;
    if (number.start < behind || prospects[clause]?.unrealised) continue;
    const found = readOutcome(narrative, number);
    if (found === null) continue;
    outcomes.push(found.outcome);
    behind = found.end;
  }
  return outcomes;
}

/** A clause that says nothing of its own goes on with what its sentence said: «планується 3 наради, 2 збори». */
function prospectsOf(clauses: readonly Clause[]): readonly Prospect[] {
  let unrealised = false;
  return clauses.map(({ start, opensSentence, statements }) => {
    if (statements.length > 0) unrealised = statements.every(({ meaning }) => UNREALISED.has(meaning));
    else if (opensSentence) unrealised = false;
    return { start, unrealised };
  });
}

function readOutcome(narrative: Narrative, number: PrintedNumber): { outcome: Outcome; end: number } | null {
  const before = narrative.folded.slice(Math.max(0, number.start - LONGEST_LOOK), number.start);
  const word = lastWord(before);
  if (before.trimEnd().endsWith('№') || NUMBERED_THING.test(word) || SECOND_HALF.test(word)) return null;
  const counted = readCounted(narrative, number.end);
  if (counted === null) return readThingBefore(narrative, number, before);
  if (isDegree(counted, before)) return null;
  const approximately = MAY_APPROXIMATE.has(word) ? (APPROXIMATE.exec(before)?.[0] ?? '') : '';
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

/** The letters before the number; a full stop may stand between. */
function lastWord(before: string): string {
  const trimmed = before.trimEnd();
  const end = trimmed.length - (trimmed.endsWith('.') ? 1 : 0);
  let start = end;
  while (isLetterAt(trimmed, start - 1)) start -= 1;
  return trimmed.slice(start, end);
}

/** «розглянуто питань – 85»: the thing, a dash, and the number as the last word of its clause. */
function readThingBefore({ folded, printed }: Narrative, number: PrintedNumber, before: string) {
  const [whole = '', word = ''] = THING_BEFORE.exec(before) ?? [];
  const start = number.start - whole.length;
  const object = printed.slice(start, start + word.length);
  const last = /^\s*(?:[;()\n]|[,.](?!\d)|$)/.test(folded.slice(number.end, number.end + 3));
  if (!last || number.range || !isThing(word, object)) return null;
  const quote = printed.slice(start, number.end);
  const quantity = movePoint(number.digits, 0);
  return { outcome: { quantity, unit: null, object, approximate: false, quote }, end: number.end };
}

/** «виконано на 50 %», or a narrative that is nothing but «50 %». */
function isDegree({ unit, object }: Counted, before: string): boolean {
  const percent = unit !== null && /^(?:%|відсот)/i.test(unit);
  return percent && (DEGREE_OF_EXECUTION.test(before) || (object === null && before.trim() === ''));
}

/** Things come whole, so «1.200 осіб» is a thousand and two hundred. */
function quantityOf(digits: string, { power, unit }: Counted): string {
  const grouped = unit === null && power === 0 && /^\d{1,3}\.\d{3}$/.test(digits);
  return movePoint(grouped ? digits.replace('.', '') : digits, power);
}

/** Digits with their point moved to the right, without zeros that say nothing: «1.50» by three places is 1500. */
function movePoint(digits: string, places: number): string {
  const [whole = '', part = ''] = digits.split('.');
  const padded = part.padEnd(places, '0');
  const moved = (whole + padded.slice(0, places)).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(places).replace(/0+$/, '');
  return rest === '' ? moved : `${moved}.${rest}`;
}
