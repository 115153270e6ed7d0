import { Decimal } from 'decimal.js';

import type { Outcome } from '../model/execution.ts';
import { type Clause, readClauses } from './execution-statements.ts';
import type { Meaning } from './execution-vocabulary.ts';
import { foldLetters } from './letters.ts';
import { locateNumbers, type PrintedNumber } from './outcome-numbers.ts';
import { type Counted, isThing, type Narrative, readCounted } from './outcome-objects.ts';
import { APPROXIMATE, DEGREE_OF_EXECUTION, NUMBERED_THING, SECOND_HALF } from './outcome-vocabulary.ts';
import { maskQuotations } from './quotations.ts';

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
  text: string,
  clauses: readonly Clause[] = readClauses(text),
): readonly Outcome[] {
  const narrative = { folded: maskQuotations(foldLetters(text)), printed: text };
  const prospects = prospectsOf(clauses);
  const outcomes: Outcome[] = [];
  let behind = 0;
  let clause = 0;
  for (const number of locateNumbers(narrative.folded)) {
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
  if (NUMBERED_THING.test(before) || SECOND_HALF.test(before)) return null;
  const counted = readCounted(narrative, number.end);
  if (counted === null) return readThingBefore(narrative, number, before);
  if (isDegree(counted, before)) return null;
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

/** «виконано на 50 %», or a narrative that is nothing but «50 %». */
function isDegree({ unit, object }: Counted, before: string): boolean {
  const percent = unit !== null && /^(?:%|відсот)/i.test(unit);
  return percent && (DEGREE_OF_EXECUTION.test(before) || (object === null && before.trim() === ''));
}

/** Things come whole, so «1.200 осіб» is a thousand and two hundred. */
function quantityOf(digits: string, { power, unit }: Counted): string {
  const grouped = unit === null && power === 0 && /^\d{1,3}\.\d{3}$/.test(digits);
  return new Decimal(grouped ? digits.replace('.', '') : digits).times(new Decimal(10).pow(power)).toFixed();
}
