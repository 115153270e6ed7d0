import { expect, test } from 'vitest';
import { abbreviationsOf, executorKey } from '../../src/facts/executor-keys.ts';

test.each([
  ['Відділ охорони здоров’я', "відділ охорони здоров'я"],
  ['КП “КТП”', 'Комунальне підприємство «КTП»'],
  ['Управління житлово-комунального господарства', 'управління  житлово - комунального господарства.'],
  ['центр зайнятості (за згодою)', 'Центр зайнятості'],
  ['ЦНАП та інші', 'ЦНАП'],
  ['Управління ЖКГ (далі – УЖКГ)', 'Управління ЖКГ'],
])('«%s» and «%s» are one body', (one, other) => {
  expect(executorKey(one)).not.toBe('');
  expect(executorKey(one)).toBe(executorKey(other));
});

test.each([
  ['Відділ освіти', 'Відділ культури'],
  ['Школа № 5', 'Школа № 15'],
  ['КП «Тепло»', 'ТОВ «Тепло»'],
])('«%s» and «%s» are two', (one, other) => {
  expect(executorKey(one)).not.toBe(executorKey(other));
});

test('an abbreviation that is declared stands for its full name, alone, within a name and beside it', () => {
  const full = 'Управління житлово-комунального господарства';
  const declared = abbreviationsOf([{ short: 'УЖКГ', full }]);
  const key = executorKey('управління житлово - комунального господарства', declared);
  for (const name of [
    'УЖКГ',
    'УЖКГ (за згодою)',
    `${full} (далі – УЖКГ)`,
    `${full} (УЖКГ)`,
    `УЖКГ (${full})`,
  ]) {
    expect(executorKey(name, declared), name).toBe(key);
  }
  expect(executorKey('начальник УЖКГ', declared)).toBe(`начальник ${key}`);
  expect(executorKey('УЖКГ')).not.toBe(key);
});

test('a short name that is no abbreviation stands for the whole name only', () => {
  const declared = abbreviationsOf([{ short: 'Управління', full: 'Управління освіти' }]);
  expect(executorKey('управління', declared)).toBe(executorKey('Управління освіти'));
  expect(executorKey('Управління культури', declared)).toBe(executorKey('Управління культури'));
});

test('a legal form that a report takes for one enterprise is written out as ever within other names', () => {
  const declared = abbreviationsOf([{ short: 'КП', full: 'Комунальне підприємство «Парки»' }]);
  expect(executorKey('КП', declared)).toBe(executorKey('КП «Парки»'));
  expect(executorKey('КП «Тепло»', declared)).toBe(executorKey('комунальне підприємство «Тепло»'));
});

test('a full name that is declared in another case is the one in the nominative', () => {
  const declared = abbreviationsOf([{ short: 'ВОЗ', full: 'відділом охорони здоров’я' }]);
  expect(executorKey('ВОЗ', declared)).toBe(executorKey('Відділ охорони здоров’я'));
});

test('of two full names for one abbreviation the first counts', () => {
  const declared = abbreviationsOf([
    { short: 'ВК', full: 'Відділ культури' },
    { short: 'ВК', full: 'Відділ контролю' },
  ]);
  expect(executorKey('ВК', declared)).toBe(executorKey('Відділ культури'));
});
