import { expect, test } from 'vitest';
import { remember } from '../../src/tables/remember.ts';

function counting() {
  const read: string[] = [];
  const known = remember((text) => {
    read.push(text);
    return text.toUpperCase();
  }, 10);
  return { read, known };
}

test('a short text that comes again is read once, a long one each time', () => {
  const { read, known } = counting();
  const texts = ['разом', 'Всього', 'разом', 'довший за десять', 'довший за десять'];
  expect(texts.map(known)).toEqual(['РАЗОМ', 'ВСЬОГО', 'РАЗОМ', 'ДОВШИЙ ЗА ДЕСЯТЬ', 'ДОВШИЙ ЗА ДЕСЯТЬ']);
  expect(read).toEqual(['разом', 'Всього', 'довший за десять', 'довший за десять']);
});

test('what is remembered is bounded: texts without end are forgotten and read anew', () => {
  const { read, known } = counting();
  known('перший');
  for (let number = 0; number < 5_000; number += 1) known(`${number}`);
  expect(known('перший')).toBe('ПЕРШИЙ');
  expect(read.filter((text) => text === 'перший')).toHaveLength(2);
});
