import { CARDINALS, MONTH_STEMS, ORDINALS, SEASONS } from './term-vocabulary.ts';

/**
 * A stretch of the calendar as words name it: «І квартал», «жовтень», «10 квітня». The year is null where
 * the words leave it to the report. `lastDay` null is the last day of the month, whatever the year.
 */
export type CalendarPoint = {
  readonly year: number | null;
  readonly firstMonth: number;
  readonly firstDay: number;
  readonly lastMonth: number;
  readonly lastDay: number | null;
};

const YEAR_WORD = '(?:рр?|рік|року|році|роком|роки|років|роках)\\.?';
const TRAILING_YEAR = new RegExp(`(?:^|\\s)((?:19|20)\\d\\d)(?:\\s*${YEAR_WORD})?$`);
const NUMBERED_UNIT = /^([а-яіv]+|\d{1,2})\s*(кв|квартал[а-яі]*|півріч[а-яі]*|півр|місяц[а-яі]*|міс)\.?$/;
const NUMERIC_DATE = new RegExp(
  `^(\\d{1,2})\\.(\\d{1,2})(?:\\.((?:19|20)\\d\\d|\\d{2}))?(?:\\s*${YEAR_WORD})?$`,
);
const NUMERIC_MONTH = new RegExp(`^(\\d{1,2})\\.((?:19|20)\\d\\d)(?:\\s*${YEAR_WORD})?$`);
const ISO_DATE = /^((?:19|20)\d\d)-(\d{2})-(\d{2})$/;
const DAY_OF_MONTH = /^(\d{1,2})(?:-?го)?\s+([а-яіїє]+)$/;
const BARE_YEAR_WORD =
  /^(?:(?:весь|всього|усього|цього|поточного|звітного|бюджетного|календарного)\s+)?(?:рік|року)$/;
const MONTH_ENDING = /^(?:|ень|ня|ні|нем|ий|ого|ому|им|а|і|у|ом)$/;

const LEAP_YEAR = 2000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What folded words name, or null when they name no stretch of the calendar. */
export function readCalendarPoint(words: string): CalendarPoint | null {
  return numericDate(words) ?? isoDate(words) ?? worded(words);
}

function numericDate(words: string): CalendarPoint | null {
  const date = NUMERIC_DATE.exec(words);
  if (date !== null) {
    const year = date[3] === undefined ? null : fullYear(date[3]);
    const day = dayPoint(Number(date[1]), Number(date[2]), year);
    if (day !== null) return day;
  }
  const month = NUMERIC_MONTH.exec(words);
  return month === null ? null : monthsPoint(Number(month[1]), Number(month[1]), fullYear(month[2] ?? ''));
}

function isoDate(words: string): CalendarPoint | null {
  const date = ISO_DATE.exec(words);
  return date === null ? null : dayPoint(Number(date[3]), Number(date[2]), fullYear(date[1] ?? ''));
}

function worded(words: string): CalendarPoint | null {
  const trailing = TRAILING_YEAR.exec(words);
  const year = trailing === null ? null : Number(trailing[1]);
  const rest = trailing === null ? words : words.slice(0, trailing.index).trim();
  if (rest === '') return year === null ? null : monthsPoint(1, 12, year);
  if (BARE_YEAR_WORD.test(rest)) return year === null ? monthsPoint(1, 12, null) : null;
  return numberedUnit(rest, year) ?? dayOfMonth(rest, year) ?? monthOrSeason(rest, year);
}

/** «ІІ квартал», «1 кв.», «друге півріччя», «9 місяців». */
function numberedUnit(words: string, year: number | null): CalendarPoint | null {
  const match = NUMBERED_UNIT.exec(words);
  const [number, unit] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (unit === '') return null;
  if (unit.startsWith('міс')) {
    const months = CARDINALS.get(number) ?? Number(number);
    return months >= 1 ? monthsPoint(1, months, year) : null;
  }
  const ordinal = ORDINALS.get(number) ?? Number(number);
  const length = unit.startsWith('кв') ? 3 : 6;
  return ordinal >= 1 ? monthsPoint(length * (ordinal - 1) + 1, length * ordinal, year) : null;
}

/** «10 жовтня», with the year taken off before. */
function dayOfMonth(words: string, year: number | null): CalendarPoint | null {
  const match = DAY_OF_MONTH.exec(words);
  const month = monthOf(match?.[2] ?? '');
  return month === null ? null : dayPoint(Number(match?.[1]), month, year);
}

function monthOrSeason(words: string, year: number | null): CalendarPoint | null {
  const month = monthOf(words);
  if (month !== null) return monthsPoint(month, month, year);
  const season = SEASONS.get(words);
  return season === undefined ? null : monthsPoint(season[0], season[1], year);
}

function monthOf(word: string): number | null {
  const index = MONTH_STEMS.findIndex((stem) => word.startsWith(stem));
  const stem = MONTH_STEMS[index];
  return stem !== undefined && MONTH_ENDING.test(word.slice(stem.length)) ? index + 1 : null;
}

function monthsPoint(firstMonth: number, lastMonth: number, year: number | null): CalendarPoint | null {
  if (firstMonth < 1 || lastMonth > 12) return null;
  return { year, firstMonth, firstDay: 1, lastMonth, lastDay: null };
}

/** Null for a day that no year has (31.02), or this year has not (29.02.2015). */
function dayPoint(day: number, month: number, year: number | null): CalendarPoint | null {
  if (month < 1 || month > 12 || day < 1) return null;
  return day > daysIn(year ?? LEAP_YEAR, month)
    ? null
    : { year, firstMonth: month, firstDay: day, lastMonth: month, lastDay: day };
}

/** The days of a month, counted from 1. */
export function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}
