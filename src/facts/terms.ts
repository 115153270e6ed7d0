import type { Period } from '../model/report.ts';
import type { Recurrence, Term } from '../model/term.ts';
import { oneLine } from '../tables/one-line.ts';
import { remember } from '../tables/remember.ts';
import { foldLetters } from './letters.ts';
import { type CalendarPoint, daysIn, readCalendarPoint } from './term-points.ts';
import { ANY_TIME_WORDS, RECURRENCE_WORDS } from './term-vocabulary.ts';

/** `read` is false when the words were not understood: the caller makes a finding of it. */
export type ReadTerm = { readonly term: Term; readonly read: boolean };

type Dates = { readonly start: string; readonly end: string };

/** Dates of which one may be open. */
type Span = { readonly start: string | null; readonly end: string | null };

const WITHOUT_TERM = /^[-хx.\s]*$/;
const LEADING_WORDS =
  /^(?:термін|строк|протягом|впродовж|упродовж|на протязі|орієнтовно|у|в|за|на)(?::|\s)\s*/;
const UNTIL = /^(?:до|по|не пізніше(?: ніж)?)\s+(?:кінця\s+)?/;
const SINCE = /^(?:починаючи\s+)?(?:з|із|від)\s+/;
const LIST_SEPARATOR = /\s*[,;/]\s*|\s+(?:та|і|й)\s+/;
const RANGE_SEPARATOR = /\s+(?:до|по)\s+|\s*-\s*/;
/** «П ротягом», «20 20 рік»: words and years that markup has split. */
const SPLIT_WORD = /^([абг-жий-тф-яєїґ]) (?=[а-яіїє]{3})/;
const SPLIT_YEAR = /(?<!\d)(19|20) (?=\d\d(?!\d)\s*(?:р|$))/;
const SHORT_SECOND_YEAR = /((?:19|20)\d\d)(\s*-\s*)(\d\d)(?=\s*р)/;
const GLUED_UNIT = /(кв|півр|міс)\.(?=\S)/g;
const ORDINAL_ENDING = /((?:^|[\s-])(?:\d|[іv]{1,3}))-(?:й|го|му|ий|ого|ше|ге|е|а)(?=\s)/g;
const UNIT_WORD = /(?:кв|квартал[а-яі]*|півріч[а-яі]*|півр|місяц[а-яі]*|міс)\.?$|[а-яіїє]+$/;

/** A longer text is prose, not a term; it also bounds the work. */
const LONGEST_TERM = 300;
const MOST_PARTS = 12;
const LONGEST_REMEMBERED = 80;

/**
 * Reads when a measure was due. Dates the words leave open («І квартал», «жовтень») are taken in the year
 * the report's period ends in; «Протягом року» is that calendar year. «До …» starts with the period and
 * includes the day, month or year it names; «з …» ends with the period. Parts of a list give the span from the
 * first to the last. A recurrence («щомісяця») or «за потреби» spans the dates named beside it, else the period.
 * Words not understood keep their text, without dates.
 */
export function readTerm(text: string, { start, end }: Period): ReadTerm {
  return readDated(start + end + text);
}

const ISO_DATE_LENGTH = 10;

/** The same words in reports of the same period mean the same; the period stands before them. */
const readDated = remember((dated) => {
  const start = dated.slice(0, ISO_DATE_LENGTH);
  const end = dated.slice(ISO_DATE_LENGTH, 2 * ISO_DATE_LENGTH);
  return readIn(dated.slice(2 * ISO_DATE_LENGTH), { start, end });
}, LONGEST_REMEMBERED);

function readIn(text: string, period: Dates): ReadTerm {
  if (text.length > LONGEST_TERM) return { term: termOf(text, null, null), read: false };
  const words = normalise(text);
  if (WITHOUT_TERM.test(words)) return { term: termOf(text, null, null), read: true };
  const span = readSpan(words, period) ?? readSpan(normalise(text.replaceAll('\n', ', ')), period);
  if (span !== null) return { term: termOf(text, span, null), read: true };
  return recurring(text, words, period);
}

function normalise(text: string): string {
  const folded = foldLetters(text.normalize('NFC').replaceAll('\u00AD', ''));
  return oneLine(folded.replace(/\(.{0,100}?\)/g, ' '))
    .replace(/[\s.;,:]+$/, '')
    .trim()
    .replace(SPLIT_WORD, '$1')
    .replace(SPLIT_YEAR, '$1')
    .replace(GLUED_UNIT, '$1. ')
    .replace(
      SHORT_SECOND_YEAR,
      (_, first: string, dash: string, second: string) => `${first}${dash}20${second}`,
    )
    .replace(ORDINAL_ENDING, '$1');
}

function recurring(text: string, words: string, period: Dates): ReadTerm {
  const squeezed = words.replace(/[\s-]/g, '');
  const recurrence = RECURRENCE_WORDS.find(([word]) => squeezed.includes(word))?.[1] ?? null;
  const known = recurrence !== null || ANY_TIME_WORDS.some((word) => squeezed.includes(word));
  if (!known) return { term: termOf(text, null, null), read: false };
  return { term: termOf(text, datesBeside(words, period) ?? period, recurrence), read: true };
}

/** The dates of «щорічно, 2016-2018 роки» or «Постійно протягом 2016 року»; null when there are none. */
function datesBeside(words: string, period: Dates): Span | null {
  const [first = '', ...others] = words.split(' ');
  const last = others.at(-1) ?? '';
  const withoutFirst = others.join(' ');
  const withoutLast = words.slice(0, words.length - last.length).replace(/[\s,;]+$/, '');
  return (
    (isRecurrence(first) ? readSpan(withoutFirst, period) : null) ??
    (isRecurrence(last) ? readSpan(withoutLast, period) : null)
  );
}

function isRecurrence(word: string): boolean {
  return RECURRENCE_WORDS.some(([stem]) => word.startsWith(stem));
}

function readSpan(words: string, period: Dates): Span | null {
  const rest = words.replace(LEADING_WORDS, '');
  const until = UNTIL.exec(rest);
  if (until !== null) return spanUntil(readSpan(rest.slice(until[0].length), period), period);
  const since = SINCE.exec(rest);
  if (since === null) return named(rest, period);
  const from = rest.slice(since[0].length);
  return parts(from, period, RANGE_SEPARATOR) ?? spanSince(named(from, period), period);
}

function spanUntil(named: Span | null, period: Dates): Span | null {
  if (named?.end == null) return null;
  return { start: named.end < period.start ? null : period.start, end: named.end };
}

function spanSince(named: Span | null, period: Dates): Span | null {
  if (named?.start == null) return null;
  return { start: named.start, end: named.start > period.end ? null : period.end };
}

function named(words: string, period: Dates): Span | null {
  const point = readCalendarPoint(words);
  if (point !== null) return datesOf([point], period);
  return parts(words, period, RANGE_SEPARATOR) ?? list(words, period);
}

/** «І-ІV квартал», «жовтень 2016 – лютий 2017», «10-15 травня»: two ends, the unit and the year printed once. */
function parts(words: string, period: Dates, separator: RegExp): Dates | null {
  const [first, last, ...more] = words.split(separator);
  if (first === undefined || last === undefined || more.length > 0) return null;
  const end = readCalendarPoint(last);
  const start = end === null ? null : pointLike(first, last);
  if (start === null || end === null) return null;
  const [from, to] = yearsOf(start, end, period);
  return from && to && from.start <= to.end ? { start: from.start, end: to.end } : null;
}

/** «І, ІІІ квартали», «квітень, вересень», «2016 та 2017 роки», and lists of ranges. */
function list(words: string, period: Dates): Span | null {
  const items = words.split(LIST_SEPARATOR);
  if (items.length < 2 || items.length > MOST_PARTS) return null;
  const points = items.map((item, index) => pointLike(item, items.slice(index + 1).find(endsInUnit) ?? ''));
  if (points.every((point) => point !== null)) return datesOf(points, period);
  return hull(items.map((item) => readSpan(item, period)));
}

/** Reads a point that may leave its unit or month to a later one: «І» in «І-ІІ квартал», «10» in «10-15 травня». */
function pointLike(words: string, later: string): CalendarPoint | null {
  const alone = readCalendarPoint(words);
  if (alone !== null) return alone;
  const laterPoint = readCalendarPoint(later);
  const unit = UNIT_WORD.exec(later.replace(/\s*(?:19|20)\d\d(?:\s*р\S*)?$/, ''))?.[0] ?? '';
  const point = readCalendarPoint(`${words} ${unit}`.trim());
  return point === null ? null : { ...point, year: point.year ?? laterPoint?.year ?? null };
}

function endsInUnit(words: string): boolean {
  return readCalendarPoint(words) !== null;
}

/** Both ends with their years; the first is a year earlier in «жовтень - лютий 2017». */
function yearsOf(start: CalendarPoint, end: CalendarPoint, period: Dates): readonly (Dates | null)[] {
  const endYear = end.year ?? start.year ?? reportYear(period);
  const crosses = end.year !== null && start.firstMonth > end.lastMonth;
  return [datesIn(start, start.year ?? (crosses ? endYear - 1 : endYear)), datesIn(end, endYear)];
}

function datesOf(points: readonly CalendarPoint[], period: Dates): Dates | null {
  const year = points.find((point) => point.year !== null)?.year ?? reportYear(period);
  return hull(points.map((point) => datesIn(point, point.year ?? year)));
}

function reportYear(period: Dates): number {
  return Number(period.end.slice(0, 4));
}

/** Null for 29.02 in a year that has none. */
function datesIn(point: CalendarPoint, year: number): Dates | null {
  const length = daysIn(year, point.lastMonth);
  if (point.lastDay !== null && point.lastDay > length) return null;
  return {
    start: isoDate(year, point.firstMonth, point.firstDay),
    end: isoDate(year, point.lastMonth, point.lastDay ?? length),
  };
}

/** From the earliest start to the latest end; null when a part was not read or the ends are reversed. */
function hull(spans: readonly (Span | null)[]): Dates | null {
  const starts = spans.map((span) => span?.start ?? '').toSorted();
  const ends = spans.map((span) => span?.end ?? '').toSorted();
  const [start = '', end = ''] = [starts[0], ends.at(-1)];
  return starts.includes('') || ends.includes('') || start > end ? null : { start, end };
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function twoDigits(number: number): string {
  return `${number}`.padStart(2, '0');
}

function termOf(text: string, span: Span | null, recurrence: Recurrence | null): Term {
  return { text, start: span?.start ?? null, end: span?.end ?? null, recurrence };
}
