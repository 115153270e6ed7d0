import { expect, test } from 'vitest';
import type { Grid } from '../../src/documents/document.ts';
import { readText } from '../../src/documents/text.ts';

function gridsOf(text: string): readonly Grid[] {
  return readText(text).blocks.filter((block) => block.kind === 'grid');
}

function textsOf(grid: Grid | undefined): readonly (readonly string[])[] {
  return grid?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? [];
}

function paragraphsOf(text: string): readonly string[] {
  return readText(text).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

test('a cell starts with a TAB on its own line, a row ends before a blank line and a TAB', () => {
  expect(textsOf(gridsOf('\tЗахід\n\tПлан\n\n\t1. Ремонт\n\t5\n')[0])).toEqual([
    ['Захід', 'План'],
    ['1. Ремонт', '5'],
  ]);
});

test('a blank line inside a cell does not end the row', () => {
  const text = '\tЗахід\n\tПлан\n\n\t1. Закупівля: \n\n- серверів;\n\n- столів.\n\t5\n\n\t2. Ремонт\n\t7\n';
  expect(textsOf(gridsOf(text)[0])).toEqual([
    ['Захід', 'План'],
    ['1. Закупівля: \n\n- серверів;\n\n- столів.', '5'],
    ['2. Ремонт', '7'],
  ]);
});

test('a blank line inside the last cell of a row does not end the table', () => {
  const text = '\tЗахід\n\tСтан\n\n\t1. Ремонт\n\tПроведено.\n\nЗакінчено.\n\n\t2. Фарбування\n\tТриває\n';
  expect(textsOf(gridsOf(text)[0])).toEqual([
    ['Захід', 'Стан'],
    ['1. Ремонт', 'Проведено.\n\nЗакінчено.'],
    ['2. Фарбування', 'Триває'],
  ]);
});

test('a blank cell, a dash and a missing cell stay apart', () => {
  expect(textsOf(gridsOf('\ta\n\t\n\t-\n\n\tb\n')[0])).toEqual([['a', '', '-'], ['b']]);
});

test('text above and below a table is paragraphs', () => {
  const text = 'Звіт\nза 2016 рік\n\tЗахід\n\tПлан\n\n\t1. Ремонт\n\t5\n\nНачальник відділу\n\nІ. Петренко\n';
  expect(paragraphsOf(text)).toEqual(['Звіт', 'за 2016 рік', 'Начальник відділу', 'І. Петренко']);
  expect(textsOf(gridsOf(text)[0])).toHaveLength(2);
});

test('a heading before a row that repeats the header starts another table', () => {
  const table = '\tЗахід\n\tПлан\n\n\t1. Ремонт\n\t5\n\n';
  const grids = gridsOf(`${table}Розділ 2\n\n${table}`);
  expect(grids).toHaveLength(2);
  expect(textsOf(grids[1])).toEqual(textsOf(grids[0]));
});

test('line ends of Windows and a byte order mark change nothing', () => {
  const text = 'Звіт\n\tЗахід\n\tПлан\n\n\t1. Ремонт\n\t5\n';
  expect(readText(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(readText(text));
});

test('text without a table has no grid', () => {
  expect(gridsOf('Шановні колеги!\n\nНадсилаємо звіт.\n')).toEqual([]);
});
