import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTerm } from '../../src/facts/terms.ts';

const YEAR_2016 = { text: 'за 2016 рік', start: '2016-01-01', end: '2016-12-31' };

function read(text: string) {
  const { term, read: understood } = readTerm(text, YEAR_2016);
  return understood ? [term.start, term.end, term.recurrence] : 'unread';
}

test.each([
  ['Протягом року', '2016-01-01', '2016-12-31'],
  ['Упродовж року', '2016-01-01', '2016-12-31'],
  ['протягом 2016 року', '2016-01-01', '2016-12-31'],
  ['2016', '2016-01-01', '2016-12-31'],
  ['2016 рік', '2016-01-01', '2016-12-31'],
  ['2015-2017 рр.', '2015-01-01', '2017-12-31'],
  ['2016-18 рр.', '2016-01-01', '2018-12-31'],
  ['2011—2015', '2011-01-01', '2015-12-31'],
  ['2021-2025 роки', '2021-01-01', '2025-12-31'],
  ['2016, 2017 та 2018 роки', '2016-01-01', '2018-12-31'],
])('years: «%s»', (text, start, end) => {
  expect(read(text)).toEqual([start, end, null]);
});

test.each([
  ['І квартал', '2016-01-01', '2016-03-31'],
  ['I квартал', '2016-01-01', '2016-03-31'],
  ['1 кв.', '2016-01-01', '2016-03-31'],
  ['1-й квартал', '2016-01-01', '2016-03-31'],
  ['IV кв.2015 р.', '2015-10-01', '2015-12-31'],
  ['четвертий квартал 2017', '2017-10-01', '2017-12-31'],
  ['II-III квартали', '2016-04-01', '2016-09-30'],
  ['І-ІV квартал', '2016-01-01', '2016-12-31'],
  ['І, ІІІ квартали', '2016-01-01', '2016-09-30'],
  ['І квартал\nІІІ квартал', '2016-01-01', '2016-09-30'],
  ['IV квартал 2016 – ІІ квартал 2017', '2016-10-01', '2017-06-30'],
  ['І півріччя 2021 року', '2021-01-01', '2021-06-30'],
  ['IІ півріччя', '2016-07-01', '2016-12-31'],
  ['перше півріччя', '2016-01-01', '2016-06-30'],
  ['9 місяців', '2016-01-01', '2016-09-30'],
])('quarters, halves and months of a year: «%s»', (text, start, end) => {
  expect(read(text)).toEqual([start, end, null]);
});

test.each([
  ['жовтень', '2016-10-01', '2016-10-31'],
  ['січень 2017', '2017-01-01', '2017-01-31'],
  ['лютий 2016', '2016-02-01', '2016-02-29'],
  ['січень-березень', '2016-01-01', '2016-03-31'],
  ['квітень, вересень', '2016-04-01', '2016-09-30'],
  ['жовтень - лютий 2017', '2016-10-01', '2017-02-28'],
  ['10 квітня 2024 р.', '2024-04-10', '2024-04-10'],
  ['10-15 травня', '2016-05-10', '2016-05-15'],
  ['1 квітня – 15 травня 2017 року', '2017-04-01', '2017-05-15'],
  ['01.03.2016-31.12.2016', '2016-03-01', '2016-12-31'],
  ['з 01.03.2016 по 31.12.2016', '2016-03-01', '2016-12-31'],
])('months and days: «%s»', (text, start, end) => {
  expect(read(text)).toEqual([start, end, null]);
});

test.each([
  ['До 10 жовтня 2023 р.', '2016-01-01', '2023-10-10'],
  ['до 31.12.2022', '2016-01-01', '2022-12-31'],
  ['до кінця І кварталу', '2016-01-01', '2016-03-31'],
  ['до 1 вересня', '2016-01-01', '2016-09-01'],
])('a deadline starts with the period and includes the day it names: «%s»', (text, start, end) => {
  expect(read(text)).toEqual([start, end, null]);
});

test('a deadline before the period has no start', () => {
  expect(read('до 01.05.2014')).toEqual([null, '2014-05-01', null]);
});

test('«з 2015 року» ends with the period', () => {
  expect(read('з 2015 року')).toEqual(['2015-01-01', '2016-12-31', null]);
});

test.each([
  ['Постійно', 'continuous'],
  ['щомісяця', 'monthly'],
  ['щоквартально', 'quarterly'],
  ['Щокварта-льно', 'quarterly'],
  ['За підсумками кварталу', 'quarterly'],
  ['1 раз на квартал', 'quarterly'],
  ['щорічно', 'yearly'],
  ['щоденно', 'daily'],
  ['щотижня', 'weekly'],
  ['до 25 числа щомісяця', 'monthly'],
  ['Постійно, протягом року', 'continuous'],
])('a recurrence spans the period: «%s»', (text, recurrence) => {
  expect(read(text)).toEqual(['2016-01-01', '2016-12-31', recurrence]);
});

test('a recurrence spans the years named beside it', () => {
  expect(read('2016-2018 роки, щорічно')).toEqual(['2016-01-01', '2018-12-31', 'yearly']);
});

test('a recurrence in a half-year report spans the half-year, «протягом року» the year', () => {
  const half = { text: 'за І півріччя 2017 року', start: '2017-01-01', end: '2017-06-30' };
  expect(readTerm('щомісяця', half).term).toMatchObject({ start: '2017-01-01', end: '2017-06-30' });
  expect(readTerm('Протягом року', half).term).toMatchObject({ start: '2017-01-01', end: '2017-12-31' });
});

test.each(['за потреби', 'в міру потреби', 'У разі необхідності'])(
  '«%s» is any time of the period',
  (text) => {
    expect(read(text)).toEqual(['2016-01-01', '2016-12-31', null]);
  },
);

test.each(['П ротягом року', 'Протягом 20 16 року', 'Протягом\nроку', 'протягом\u00a0року'])(
  'markup that splits words is seen through: «%s»',
  (text) => {
    expect(read(text)).toEqual(['2016-01-01', '2016-12-31', null]);
  },
);

test.each([
  'за окремим планом',
  '31.02.2016',
  '29 лютого 2015',
  '2017-2016',
  'листопад-березень',
  '2016-2017 навчальний рік',
  'V квартал',
  'Придбано 5 комп’ютерів',
])('what names no dates keeps its text, unread: «%s»', (text) => {
  expect(readTerm(text, YEAR_2016)).toEqual({
    term: { text, start: null, end: null, recurrence: null },
    read: false,
  });
});

test.each(['', '-', '–', 'х', ' '])('an empty or dashed cell has no term to read: «%s»', (text) => {
  expect(readTerm(text, YEAR_2016)).toEqual({
    term: { text, start: null, end: null, recurrence: null },
    read: true,
  });
});

const words = fc.constantFrom(
  ...'до,з,по,-,–,І,II,ІV,1,10,31,29,2015,2016,2017,кв.,квартал,півріччя,місяців,січень,лютого,року,рр.,щомісяця,.,/,та'.split(
    ',',
  ),
);

test('any words give real calendar dates in order, or none', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), fc.constantFrom(' ', ''), (parts, glue) => {
      const { start, end } = readTerm(parts.join(glue), YEAR_2016).term;
      for (const date of [start, end]) {
        if (date !== null)
          expect(Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()).toBe(date);
      }
      if (start !== null && end !== null) expect(start <= end).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('any text at all is kept as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(readTerm(text, YEAR_2016).term.text).toBe(text);
    }),
  );
});
