import { readCsvRecords } from './csv-records.ts';
import { guessSeparator } from './csv-separator.ts';
import type { Block, Document, Grid, GridRow } from './document.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';

const DECLARED_SEPARATOR = /^"?sep=(.)"?[ ;,\t]*\n/i;

/**
 * Reads separated values, whatever separates them (told from the content, or declared by a first line `sep=;`):
 * one grid, in which nothing is merged, for the format knows no merges. Lines without a separator above and below
 * the table are paragraphs. Columns and rows at the end in which every cell is empty are left out
 * («видатки - план_факт.csv» has 250 such columns), and so are spaces around a value.
 *
 * @throws PlanfactError `limit_exceeded` for a file beyond the reading limits
 */
export function readCsv(text: string, limits: ReadingLimits = DEFAULT_LIMITS): Document {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const declared = DECLARED_SEPARATOR.exec(lines);
  const body = lines.slice(declared?.[0].length ?? 0);
  const records = readCsvRecords(
    body,
    declared?.[1] ?? guessSeparator(body)?.separator ?? ';',
    new CellBudget(limits),
  );
  const first = records.findIndex((record) => record.length > 1);
  const last = records.findLastIndex((record) => record.length > 1);
  const table = first === -1 ? [] : [toGrid(records.slice(first, last + 1))];
  const above = toParagraphs(records.slice(0, first === -1 ? records.length : first));
  const below = first === -1 ? [] : toParagraphs(records.slice(last + 1));
  return { format: 'csv', blocks: [...above, ...table, ...below] };
}

function toParagraphs(records: readonly (readonly string[])[]): readonly Block[] {
  const texts = records.flat().filter((text) => text !== '');
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

function toGrid(records: readonly (readonly string[])[]): Grid {
  const filled = records.map((record) => record.findLastIndex((text) => text !== '') + 1);
  const width = filled.reduce((widest, cells) => Math.max(widest, cells), 0);
  const rows = records.slice(0, filled.findLastIndex((cells) => cells > 0) + 1);
  return {
    kind: 'grid',
    name: null,
    rows: rows.map((record, row) => (filled[row] === 0 ? EMPTY_ROW : toRow(record.slice(0, width)))),
    hiddenColumns: [],
    merges: 'kept',
  };
}

const EMPTY_ROW: GridRow = { hidden: false, cells: [] };

function toRow(record: readonly string[]): GridRow {
  return {
    hidden: false,
    cells: record.map((text, column) => ({ column, text, rowSpan: 1, columnSpan: 1 })),
  };
}
