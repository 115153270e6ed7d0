import type { Period } from '../model/report.ts';
import { MONTH_STEMS } from './term-vocabulary.ts';

/** What a report's heading says of its time. */
export type PeriodReading = { readonly year: number; readonly period: Period };

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

const YEAR = '((?:19|20)\\d{2})\\s*(?:рік|року|році|р\\.?)';
const YEARS = '((?:19|20)\\d{2})\\s?[-–—]\\s?((?:19|20)\\d{2})\\s*(?:роки|років|роках|рр)(?!\\p{L})';
const PART = '([іiІI]{1,3}[vV]?|[1-4])[\\s-]*(?:й|е|го)?\\s*';

/**
 * Finds the period in the words above a table: «за 2016 рік», «за І півріччя 2017 року», «за 9 місяців
 * 2018 року», «за січень – червень 2017 року», «станом на 01.07.2015» (which is the time up to the day before); else
 * the years of the programme, «на 2016–2020 роки». Null when there is none.
 */
export function readPeriod(caption: string): PeriodReading | null {
  const text = caption.replace(/[\s\u00a0]+/gu, ' ');
  for (const { pattern, span } of SPELLINGS) {
    const found = pattern.exec(text);
    const dates = found && span(found.slice(1).map((group) => group ?? ''));
    if (found && dates)
      return { year: Number(dates.end.slice(0, 4)), period: { text: found[0].trim(), ...dates } };
  }
  return null;
}

/** Whole years, where only a folder, a file name or the columns tell them. */
export function wholeYears(first: number, last = first): PeriodReading {
  return { year: last, period: { text: '', start: dateOf(first, 1, 1), end: dateOf(last, 12, 31) } };
}

type Span = { readonly start: string; readonly end: string };
type Spelling = { readonly pattern: RegExp; readonly span: (groups: readonly string[]) => Span | null };

const SPELLINGS: readonly Spelling[] = [
  {
    pattern: new RegExp(`(?:за|у|в|протягом)?\\s?${PART}квартал\\p{L}*\\s+${YEAR}`, 'iu'),
    span: ([part = '', year]) => months(year, 3 * ordinal(part) - 2, 3 * ordinal(part)),
  },
  {
    pattern: new RegExp(`(?:за|у|в|протягом)?\\s?${PART}півріччя\\s+${YEAR}`, 'iu'),
    span: ([part = '', year]) => months(year, 6 * ordinal(part) - 5, 6 * ordinal(part)),
  },
  {
    pattern: new RegExp(`за\\s(?:перші\\s)?(\\d{1,2})\\s?місяц\\p{L}*\\s+${YEAR}`, 'iu'),
    span: ([count, year]) => months(year, 1, Number(count)),
  },
  {
    pattern: new RegExp(`за\\s(\\p{L}+)\\s?[-–—]\\s?(\\p{L}+)\\s+${YEAR}`, 'iu'),
    span: ([first = '', last = '', year]) => months(year, monthOf(first), monthOf(last)),
  },
  {
    pattern: /станом на (\d{1,2})\.(\d{1,2})\.((?:19|20)\d{2})(?:\s*(?:року|р\.?))?/iu,
    span: ([day, month, year]) => upTo(Number(day), Number(month), Number(year)),
  },
  {
    pattern: new RegExp(`станом на (\\d{1,2})\\s(\\p{L}+)\\s+${YEAR}`, 'iu'),
    span: ([day, month = '', year]) => upTo(Number(day), monthOf(month), Number(year)),
  },
  {
    pattern: new RegExp(`(?:за|у|в|на|протягом|упродовж)\\s(?:звітний\\s)?${YEAR}`, 'iu'),
    span: ([year]) => months(year, 1, 12),
  },
  { pattern: new RegExp(YEARS, 'iu'), span: ([first, last]) => years(Number(first), Number(last)) },
  { pattern: new RegExp(`(?<![-–—\\d.]\\s?)${YEAR}`, 'iu'), span: ([year]) => months(year, 1, 12) },
];

function months(year: string | undefined, first: number, last: number): Span | null {
  const valid = first >= 1 && last >= first && last <= 12;
  return valid ? { start: dateOf(Number(year), first, 1), end: dateOf(Number(year), last + 1, 0) } : null;
}

function years(first: number, last: number): Span | null {
  return last < first ? null : { start: dateOf(first, 1, 1), end: dateOf(last, 12, 31) };
}

/** «Станом на 01.07.2015» is the time from the new year to the day before; on 1 January, the year before. */
function upTo(day: number, month: number, year: number): Span | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const end = dateOf(year, month, day - 1);
  return { start: `${end.slice(0, 4)}-01-01`, end };
}

function ordinal(part: string): number {
  const latin = part.toLowerCase().replaceAll('і', 'i');
  return ROMAN[latin] ?? Number(latin);
}

function monthOf(word: string): number {
  return MONTH_STEMS.findIndex((stem) => word.toLowerCase().startsWith(stem)) + 1;
}

/** ISO date; day 0 is the last day of the month before. */
function dateOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
