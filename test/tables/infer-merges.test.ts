import { expect, test } from 'vitest';
import type { Grid } from '../../src/documents/document.ts';
import { squareGrid } from '../../src/tables/square-grid.ts';

function exported(...rows: readonly (readonly string[])[]): Grid {
  return {
    kind: 'grid',
    name: null,
    hiddenColumns: [],
    merges: 'lost',
    rows: rows.map((texts) => ({
      hidden: false,
      cells: texts.map((text, column) => ({ column, text, rowSpan: 1, columnSpan: 1 })),
    })),
  };
}

function slotsOf(grid: Grid): readonly (readonly (string | undefined)[])[] {
  return squareGrid(grid).rows.map((row) => row.slots.map((cell) => cell?.text));
}

test('a blank under a heading continues it, what stands between blanks breaks the heading above down', () => {
  const slots = slotsOf(
    exported(['Захід', 'Витрати', 'Стан'], ['', 'Всього', 'міста', 'області', ''], ['1', '2', '3', '4', '5']),
  );
  expect(slots[0]).toEqual(['Захід', 'Витрати', 'Витрати', 'Витрати', 'Стан']);
  expect(slots[1]).toEqual(['Захід', 'Всього', 'міста', 'області', 'Стан']);
});

test('plan and fact are shared out evenly among the sources above them', () => {
  const slots = slotsOf(
    exported(
      ['Захід', 'міста', 'області'],
      ['', 'План', 'Факт', 'План', 'Факт'],
      ['1. Ремонт', '1', '2', '3', '4'],
    ),
  );
  expect(slots[0]).toEqual(['Захід', 'міста', 'міста', 'області', 'області']);
});

test('the label of a short totals row spans what is missing', () => {
  const slots = slotsOf(
    exported(['Захід', 'Термін', 'Хто', 'План'], ['1. Ремонт', 'рік', 'ЖКГ', '5'], ['РАЗОМ', '5']),
  );
  expect(slots[2]).toEqual(['РАЗОМ', 'РАЗОМ', 'РАЗОМ', '5']);
});

test('any other short row is ragged', () => {
  const { rows } = squareGrid(
    exported(['Захід', 'Термін', 'План'], ['1. Ремонт', 'рік', '5'], ['2. Фарба', '7']),
  );
  expect(rows.map((row) => row.ragged)).toEqual([false, false, true]);
});

test('a label merged across and down comes back blank in the rows of sources below a total', () => {
  const square = squareGrid(
    exported(
      ['1', '2', '3', '4'],
      ['1. Ремонт', 'УЖКГ', 'міський бюджет', '7'],
      ['Разом', 'державний бюджет', '2'],
      ['', 'міський бюджет', '5'],
      ['', '5'],
    ),
  );
  expect(square.rows[3]?.cells.map(({ column, columnSpan }) => [column, columnSpan])).toEqual([
    [0, 2],
    [2, 1],
    [3, 1],
  ]);
  expect(square.rows.map(({ ragged }) => ragged)).toEqual([false, false, false, false, true]);
});
