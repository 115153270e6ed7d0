import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CellText, cellAt, placeTexts } from '../../src/tables/corrected-cells.ts';
import type { SquareGrid } from '../../src/tables/square-cell.ts';
import { squareGrid } from '../../src/tables/square-grid.ts';
import { type TestCell, tableDocument } from '../table-document.ts';

function gridOf(...rows: readonly (readonly TestCell[])[]): SquareGrid {
  const grid = tableDocument([], rows).blocks.find((block) => block.kind === 'grid');
  if (!grid) throw new Error('a table document has a grid');
  return squareGrid(grid);
}

function textAt(row: number, column: number, text: string): CellText {
  return { cell: { table: 0, row, column }, text, rows: null };
}

function textsOf({ rows }: SquareGrid): readonly (readonly (string | undefined)[])[] {
  return rows.map(({ slots }) => Array.from(slots, (cell) => cell?.text));
}

test('a cell gets another text and remembers the printed one', () => {
  const grid = placeTexts(gridOf(['1. Ремонт', '28,8 / 0'], ['2. Парк', '-']), [textAt(0, 1, ' 288 / 0\n')]);
  expect(textsOf(grid)).toEqual([
    ['1. Ремонт', '288 / 0'],
    ['2. Парк', '-'],
  ]);
  expect(grid.rows[0]?.cells[1]).toMatchObject({ text: '288 / 0', printed: '28,8 / 0', row: 0, column: 1 });
});

test('what was printed first is remembered when a cell is corrected again', () => {
  const grid = placeTexts(gridOf(['28,8 / 0']), [textAt(0, 0, '288 / 0'), textAt(0, 0, '288 / 5')]);
  expect(grid.rows[0]?.cells).toEqual([expect.objectContaining({ text: '288 / 5', printed: '28,8 / 0' })]);
});

test('a merged cell is corrected in every place it covers, whichever of them is named', () => {
  const merged = { text: 'І квартал', rows: 2, columns: 2 };
  const grid = placeTexts(gridOf(['a', merged], ['b'], ['c', 'd', 'e']), [textAt(1, 2, 'ІІ квартал')]);
  expect(textsOf(grid)).toEqual([
    ['a', 'ІІ квартал', 'ІІ квартал'],
    ['b', 'ІІ квартал', 'ІІ квартал'],
    ['c', 'd', 'e'],
  ]);
  expect(new Set([grid.rows[0]?.slots[1], grid.rows[1]?.slots[2], grid.rows[0]?.cells[1]]).size).toBe(1);
});

test('a share of a merged cell is a cell of its own in its rows, the rest stays as printed', () => {
  const grid = placeTexts(gridOf(['a', { text: 'І квартал', rows: 3 }], ['b'], ['c']), [
    { cell: { table: 0, row: 1, column: 1 }, text: 'ІІ квартал', rows: { first: 1, last: 1 } },
  ]);
  expect(textsOf(grid).map(([, term]) => term)).toEqual(['І квартал', 'ІІ квартал', 'І квартал']);
  expect(grid.rows[1]?.cells).toEqual([
    expect.objectContaining({ text: 'b' }),
    { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: 'ІІ квартал', printed: 'І квартал' },
  ]);
});

test('a place where a format has no cell can be filled, in the order of the columns', () => {
  const rows = [
    { hidden: false, cells: [0, 2].map((column) => ({ column, text: 'x', rowSpan: 1, columnSpan: 1 })) },
  ];
  const sparse = squareGrid({ kind: 'grid', name: null, rows, hiddenColumns: [], merges: 'kept' });
  expect(cellAt(sparse, { table: 0, row: 0, column: 1 })?.text).toBe('');
  const grid = placeTexts(sparse, [textAt(0, 1, '5')]);
  expect(grid.rows[0]?.cells.map(({ text, printed }) => [text, printed])).toEqual([
    ['x', undefined],
    ['5', ''],
    ['x', undefined],
  ]);
  expect(textsOf(grid)).toEqual([['x', '5', 'x']]);
});

test('a place outside the table has no cell, and a text for it changes nothing', () => {
  const grid = gridOf(['a', 'b']);
  expect(cellAt(grid, { table: 0, row: 0, column: 2 })).toBeNull();
  expect(cellAt(grid, { table: 0, row: 1, column: 0 })).toBeNull();
  expect(placeTexts(grid, [textAt(0, 2, 'x'), textAt(1, 0, 'x')])).toEqual(grid);
});

const CELL = fc.record({
  text: fc.constantFrom('', '-', '28,8 / 0', 'слова'),
  columns: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 1, max: 3 }),
});
const TABLE = fc.array(fc.array(CELL, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const PLACES = fc.uniqueArray(fc.record({ row: fc.nat(6), column: fc.nat(12), text: fc.string() }), {
  selector: ({ row, column }) => `${row}.${column}`,
});

test('no cell changes that is not named', () => {
  fc.assert(
    fc.property(TABLE, PLACES, (rows, places) => {
      const before = gridOf(...rows);
      const after = placeTexts(
        before,
        places.map(({ row, column, text }) => textAt(row, column, text)),
      );
      const named = new Set(places.map(({ row, column }) => before.rows[row]?.slots[column]));
      for (const [index, row] of before.rows.entries()) {
        for (const [column, cell] of Array.from(row.slots).entries()) {
          if (cell !== undefined && !named.has(cell)) expect(after.rows[index]?.slots[column]).toBe(cell);
        }
        expect(after.rows[index]?.slots).toHaveLength(row.slots.length);
      }
    }),
  );
});

test('texts for different cells can be placed in any order', () => {
  fc.assert(
    fc.property(TABLE, PLACES, (rows, places) => {
      const grid = gridOf(...rows);
      const seen = new Set<unknown>();
      const ofDifferentCells = places.filter(({ row, column }) => {
        const cell = grid.rows[row]?.slots[column] ?? `${row}.${column}`;
        return !seen.has(cell) && seen.add(cell);
      });
      const texts = ofDifferentCells.map(({ row, column, text }) => textAt(row, column, text));
      expect(placeTexts(grid, texts.toReversed())).toEqual(placeTexts(grid, texts));
    }),
  );
});
