import { array, assert, integer, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { Grid } from '../../src/documents/document.ts';
import { GridBuilder } from '../../src/documents/grid-builder.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from '../../src/documents/limits.ts';
import { placesOf } from './grid-texts.ts';

function builder(limits: ReadingLimits = DEFAULT_LIMITS): GridBuilder {
  return new GridBuilder(limits, new CellBudget(limits));
}

function built(fill: (grid: GridBuilder) => void): Grid {
  const grid = builder();
  fill(grid);
  return grid.build('Звіт') ?? { kind: 'grid', name: null, rows: [], hiddenColumns: [], merges: 'kept' };
}

test('cells stand at their place in whatever order they come', () => {
  const grid = built((sheet) => {
    sheet.put(2, 1, 'факт');
    sheet.put(0, 2, 'план');
    sheet.put(0, 0, 'захід');
  });
  expect(placesOf(grid)).toEqual([['0:захід', '2:план'], [], ['1:факт']]);
});

test('a merged area is cut at the last row and column in use', () => {
  const grid = built((sheet) => {
    sheet.put(0, 0, 'Звіт за 2016 рік');
    sheet.put(2, 3, '5');
    sheet.merge({ row: 0, column: 0, rowSpan: 1_048_576, columnSpan: 3 });
  });
  expect(placesOf(grid)).toEqual([['0+3x3:Звіт за 2016 рік'], [], ['3:5']]);
});

test('a merged area over text, or over another one, is left out', () => {
  const grid = built((sheet) => {
    sheet.put(0, 0, 'план');
    sheet.put(0, 1, 'факт');
    sheet.put(1, 0, 'а');
    sheet.put(1, 2, 'б');
    sheet.merge({ row: 0, column: 0, rowSpan: 1, columnSpan: 2 });
    sheet.merge({ row: 1, column: 0, rowSpan: 1, columnSpan: 2 });
    sheet.merge({ row: 0, column: 1, rowSpan: 2, columnSpan: 1 });
  });
  expect(placesOf(grid)).toEqual([
    ['0:план', '1:факт'],
    ['0+1x2:а', '2:б'],
  ]);
});

test('spaces under a merged cell are no text', () => {
  const grid = built((sheet) => {
    sheet.put(0, 0, 'план');
    sheet.put(0, 1, ' ');
    sheet.merge({ row: 0, column: 0, rowSpan: 1, columnSpan: 2 });
  });
  expect(placesOf(grid)).toEqual([['0+1x2:план']]);
});

test('two texts of one place are both kept', () => {
  const grid = built((sheet) => {
    sheet.put(0, 1, 'план');
    sheet.put(0, 1, 'факт');
  });
  expect(placesOf(grid)).toEqual([['1:план\nфакт']]);
});

test('hidden rows and columns are marked as far as the grid goes', () => {
  const grid = built((sheet) => {
    sheet.put(0, 0, 'а');
    sheet.put(3, 2, 'б');
    sheet.hideRows(1, 2);
    sheet.hideColumns(1, 16_383);
    sheet.hideColumns(-5, -1);
  });
  expect(grid.rows.map((row) => row.hidden)).toEqual([false, true, true, false]);
  expect(grid.hiddenColumns).toEqual([1, 2]);
});

test('a grid without a cell is none', () => {
  const grid = builder();
  grid.hideRows(0, 10);
  grid.merge({ row: 0, column: 0, rowSpan: 2, columnSpan: 2 });
  expect(grid.build('порожній')).toBeNull();
});

test('two far corners are refused, a far row is not', () => {
  const far = builder();
  far.put(0, 0, 'а');
  far.put(1_048_575, 0, 'б');
  expect(far.build(null)?.rows).toHaveLength(1_048_576);
  const corners = builder();
  corners.put(0, 0, 'а');
  expect(() => corners.put(1_048_575, 16_383, 'б')).toThrow(
    expect.objectContaining({ code: 'limit_exceeded' }),
  );
});

test('too many cells, too long a text and merges without end are refused', () => {
  const limits = { ...DEFAULT_LIMITS, cells: 3, cellCharacters: 5, places: 20 };
  const many = builder(limits);
  for (let column = 0; column < 3; column += 1) many.put(0, column, 'а');
  expect(() => many.put(0, 3, 'а')).toThrow(expect.objectContaining({ code: 'limit_exceeded' }));
  expect(() => builder(limits).put(0, 0, 'шість!')).toThrow(
    expect.objectContaining({ code: 'limit_exceeded' }),
  );
  const merged = builder(limits);
  merged.put(0, 0, 'а');
  merged.put(1, 3, 'б');
  for (let count = 0; count < 10; count += 1) merged.merge({ row: 0, column: 0, rowSpan: 1, columnSpan: 3 });
  expect(() => merged.build(null)).toThrow(expect.objectContaining({ code: 'limit_exceeded' }));
});

test('whatever is put and merged, each text is in the grid once and no two cells cover one place', () => {
  const position = { row: integer({ min: 0, max: 7 }), column: integer({ min: 0, max: 7 }) };
  const span = { rowSpan: integer({ min: 1, max: 9 }), columnSpan: integer({ min: 1, max: 9 }) };
  const places = array(record({ ...position, text: string({ minLength: 1, maxLength: 3 }) }), {
    maxLength: 20,
  });
  assert(
    property(places, array(record({ ...position, ...span }), { maxLength: 8 }), (cells, areas) => {
      const grid = built((sheet) => {
        for (const { row, column, text } of cells) sheet.put(row, column, text);
        for (const area of areas) sheet.merge(area);
      });
      const letters = (texts: readonly string[]) =>
        [...texts.join('')].filter((letter) => letter.trim() !== '').sort();
      const found = grid.rows.flatMap((row) => row.cells.map((cell) => cell.text));
      expect(letters(found)).toEqual(letters(cells.map((cell) => cell.text)));
      const covered = new Set<string>();
      for (const [row, { cells: line }] of grid.rows.entries()) {
        for (const { column, rowSpan, columnSpan } of line) {
          for (let place = 0; place < rowSpan * columnSpan; place += 1) {
            const key = `${row + Math.floor(place / columnSpan)}/${column + (place % columnSpan)}`;
            expect(covered.has(key)).toBe(false);
            covered.add(key);
          }
        }
      }
    }),
  );
});
