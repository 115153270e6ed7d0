import { expect, test } from 'vitest';
import { declaredAbbreviations } from '../../src/facts/executor-abbreviations.ts';
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

test('an abbreviation the report declares stands for its full name', () => {
  const declared = declaredAbbreviations(
    'Контроль покласти на Управління житлово-комунального\nгосподарства (далі – УЖКГ) та Центр надання ' +
      'адміністративних послуг (далі - ЦНАП).',
  );
  expect(declared).toEqual([
    ['УЖКГ', 'Управління житлово-комунального господарства'],
    ['ЦНАП', 'Центр надання адміністративних послуг'],
  ]);
  const abbreviations = abbreviationsOf(declared);
  const full = executorKey('управління житлово - комунального господарства', abbreviations);
  expect(executorKey('УЖКГ', abbreviations)).toBe(full);
  expect(executorKey('УЖКГ (за згодою)', abbreviations)).toBe(full);
  expect(executorKey('УЖКГ')).not.toBe(full);
});

test('where the initials do not fit, the name starts at the nearest body noun', () => {
  expect(declaredAbbreviations('та комунальне підприємство “Благоустрій” (далі – КПБЛ)')).toEqual([
    ['КПБЛ', 'підприємство “Благоустрій”'],
  ]);
});

test('«(далі – Програма)» declares no abbreviation', () => {
  expect(declaredAbbreviations('Програма розвитку міста (далі – Програма)')).toEqual([]);
});
