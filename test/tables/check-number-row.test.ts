import { expect, test } from 'vitest';
import { readTables } from '../../src/tables/read-tables.ts';
import { type TestCell, tableDocument } from '../table-document.ts';

function codesOf(header: readonly TestCell[], numbers: readonly string[]): readonly string[] {
  const { findings } = readTables(
    tableDocument(['за 2016 рік'], [header, numbers, ['1. Ремонт', '5', '50']]),
  );
  return findings.map(({ code }) => code);
}

test('a number row under its headings confirms them', () => {
  expect(codesOf(['Назва заходу', 'План, грн.', '% виконання'], ['1', '2', '3'])).not.toContain(
    'number_row_mismatch',
  );
});

test('a heading without a number is no mismatch', () => {
  const codes = codesOf(['Назва заходу', 'План, грн.', 'Виконавець', '% виконання'], ['1', '2', '3', '']);
  expect(codes).not.toContain('number_row_mismatch');
});

test('a number without a heading is a column that was lost', () => {
  expect(codesOf(['Назва заходу', 'План, грн.', ''], ['1', '2', '3'])).toContain('number_row_mismatch');
});
