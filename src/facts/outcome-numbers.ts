import { NUMBER_WORDS, TENS_WORDS } from './outcome-vocabulary.ts';

/** A number as it stands in a text: its offsets and its value in plain decimal digits. */
export type PrintedNumber = {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** «10-12 заходів»: the value is the lower end. */
  readonly range: boolean;
};

const DIGITS = /\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?/g;
const DATE = /(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;
const UPPER_END = /^ ?- ?(\d{1,9}(?:[.,]\d+)?)(?![\d./-])/;
/** «2 з 5 автобусів»: two, of five. */
const OUT_OF = /^ (?:з|із) (?:\d{1,3}(?: \d{3})+|\d{1,9})(?= [а-яіїєґ])/;
/** «18-ти населених пунктів»: a count; «2-го поверху», «5-денний», «20-річчя» are not. */
const COUNT_ENDING = /^-(?:ти|ми|ма|х|ох|ьох|тьох)(?![а-яіїєґ])/;
const TENS = [...TENS_WORDS.keys()].join('|');
const UNITS = [...NUMBER_WORDS.keys()].join('|');
/** «п'ять», «двадцять п'ять», «двадцять». */
const WORDS = new RegExp(`(?<![а-яіїєґ'-])(?:(?:(${TENS}) +)?(${UNITS})|(${TENS}))(?![а-яіїєґ'-])`, 'g');

/** A longer one is a code. */
const MOST_DIGITS = 15;

const NO_NUMBERS: readonly PrintedNumber[] = [];

/** The numbers of a folded text that may count something, in order; dates, codes and fractions «1/2» are none. */
export function locateNumbers(folded: string): readonly PrintedNumber[] {
  const undated = folded.replace(DATE, (date) => '/'.repeat(date.length));
  const digits = inDigits(undated);
  const words = inWords(undated);
  if (words.length === 0) return digits;
  return [...digits, ...words].sort((one, other) => one.start - other.start);
}

function inDigits(text: string): readonly PrintedNumber[] {
  if (text.search(DIGITS) < 0) return NO_NUMBERS;
  const found: PrintedNumber[] = [];
  let behind = 0;
  for (const match of text.matchAll(DIGITS)) {
    const start = match.index;
    if (start < behind || !startsFree(text, start)) continue;
    const digits = match[0].replaceAll(' ', '').replace(',', '.');
    if (digits.length > MOST_DIGITS) continue;
    const after = text.slice(start + match[0].length, start + match[0].length + 40);
    const upper = UPPER_END.exec(after);
    if (upper !== null && Number(upper[1]?.replace(',', '.')) > Number(digits)) {
      behind = start + match[0].length + upper[0].length;
      found.push({ start, end: behind, digits, range: true });
      continue;
    }
    const ending = (COUNT_ENDING.exec(after) ?? OUT_OF.exec(after))?.[0] ?? '';
    if (ending === '' && /^(?:-[а-яіїєґ\d]|[./:,]\d|\/)/.test(after)) continue;
    behind = start + match[0].length + ending.length;
    found.push({ start, end: behind, digits, range: false });
  }
  return found;
}

/** Not the tail of a date, a code («УПП-5», «Т2409»), a time or a fraction; a dash before it may be a bullet. */
function startsFree(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return !/[\p{L}\d./:]$|[^\p{L}],$|[\p{L}\d.)]-$/u.test(before);
}

function inWords(text: string): readonly PrintedNumber[] {
  if (text.search(WORDS) < 0) return NO_NUMBERS;
  const found: PrintedNumber[] = [];
  for (const match of text.matchAll(WORDS)) {
    const tens = TENS_WORDS.get(match[1] ?? match[3] ?? '') ?? 0;
    const units = NUMBER_WORDS.get(match[2] ?? '') ?? 0;
    const [start, end] = [match.index, match.index + match[0].length];
    found.push({ start, end, digits: `${tens + units}`, range: false });
  }
  return found;
}
