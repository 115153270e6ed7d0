import type { Term } from '../../../src/model/term.ts';
import type { Random } from '../random.ts';

/** A term as departments write it, with the dates it means in the report's year. */
export function makeTerm(year: number, random: Random): Term {
  return random.pick(TERMS)(year);
}

/** A term that names no time. */
export const UNREADABLE_TERM = 'за окремим графіком';

const TERMS: readonly ((year: number) => Term)[] = [
  (year) => span('Протягом року', year, '01-01', '12-31'),
  (year) => span('Упродовж року', year, '01-01', '12-31'),
  (year) => span(`${year}`, year, '01-01', '12-31'),
  (year) => span(`${year} рік`, year, '01-01', '12-31'),
  (year) => span('І квартал', year, '01-01', '03-31'),
  (year) => span('ІІ квартал', year, '04-01', '06-30'),
  (year) => span('III квартал', year, '07-01', '09-30'),
  (year) => span('4 кв.', year, '10-01', '12-31'),
  (year) => span('І півріччя', year, '01-01', '06-30'),
  (year) => span(`IІ півріччя ${year} року`, year, '07-01', '12-31'),
  (year) => span('До 1 грудня', year, '01-01', '12-01'),
  (year) => ({ text: `${year}-${year + 2} рр.`, ...dates(`${year}-01-01`, `${year + 2}-12-31`) }),
  (year) => ({ ...span('Постійно', year, '01-01', '12-31'), recurrence: 'continuous' }),
  (year) => ({ ...span('щомісяця', year, '01-01', '12-31'), recurrence: 'monthly' }),
  (year) => ({ ...span('щоквартально', year, '01-01', '12-31'), recurrence: 'quarterly' }),
];

function span(text: string, year: number, start: string, end: string): Term {
  return { text, ...dates(`${year}-${start}`, `${year}-${end}`) };
}

function dates(start: string, end: string) {
  return { start, end, recurrence: null };
}
