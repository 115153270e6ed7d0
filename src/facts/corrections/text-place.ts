import type { TextCorrection } from '../../model/correction.ts';
import type { Measure } from '../../model/measure.ts';
import type { CellText } from '../../tables/corrected-cells.ts';
import type { ColumnRole } from '../../tables/vocabulary.ts';
import { cellsOfRole, columnsOf, type MeasureRows } from './measure-rows.ts';
import { findWords } from './printed-text.ts';
import { ownCell, type ValuePlace } from './value-place.ts';

type TextValue = TextCorrection['value'];

const ROLES: Readonly<Record<TextValue, ColumnRole>> = {
  title: 'measure',
  term: 'term',
  executors: 'executor',
  execution: 'execution',
};

/** What the report prints of a measure under a name, an empty text where its cell is empty; null without a column. */
export function printedText(rows: MeasureRows, measure: Measure, value: TextValue): string | null {
  if (columnsOf(rows.table, ROLES[value]).length === 0) return null;
  return value === 'title' ? measure.title : linesOf(filledCells(rows, value));
}

/** Where these words stand. Null for a title that is none of the cells' own words, as that of a row named by its codes. */
export function placeOfText(rows: MeasureRows, measure: Measure, value: TextValue): ValuePlace | null {
  const cells = filledCells(rows, value);
  const text = linesOf(cells);
  if (value === 'title') {
    const found = findWords(measure.title, text);
    return found && narrowed(cells, found);
  }
  const [first = emptyCell(rows, value), ...others] = cells;
  return { cells: [first, ...others], text, start: 0, end: text.length };
}

function filledCells(rows: MeasureRows, value: TextValue): readonly CellText[] {
  const filled = cellsOfRole(rows, ROLES[value]).filter(({ text }) => text !== '');
  return filled.map((cell) => ownCell(cell, rows));
}

function emptyCell(rows: MeasureRows, value: TextValue): CellText {
  const [empty] = cellsOfRole(rows, ROLES[value]);
  if (empty) return ownCell(empty, rows);
  const [column = 0] = columnsOf(rows.table, ROLES[value]);
  return { cell: { table: rows.table.table, row: rows.rows[0]?.index ?? 0, column }, text: '', rows: null };
}

function linesOf(cells: readonly CellText[]): string {
  return cells.map(({ text }) => text).join('\n');
}

/** A stretch of several cells' lines as one of those cells alone in which it lies. */
function narrowed(
  cells: readonly CellText[],
  { start, end }: { readonly start: number; readonly end: number },
): ValuePlace | null {
  let offset = 0;
  const placed = cells.map((cell) => {
    const from = offset;
    offset += cell.text.length + 1;
    return { cell, from, to: from + cell.text.length };
  });
  const [first, ...others] = placed.filter(({ from, to }) => from < end && to > start);
  if (!first) return null;
  const lain: ValuePlace['cells'] = [first.cell, ...others.map(({ cell }) => cell)];
  return { cells: lain, text: linesOf(lain), start: start - first.from, end: end - first.from };
}
