import { type BookType, type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { type Page, type PlacedCell, placeCells } from '../page.ts';
import type { Format } from './format.ts';
import { sheetRows } from './sheet-rows.ts';

/** Excel 2007 and later. */
export const XLSX: Format = workbook('xlsx', 'xlsx', 'xlsx');
/** Excel 97–2003. */
export const XLS: Format = workbook('xls', 'xls', 'biff8');
/** OpenDocument spreadsheet. */
export const ODS: Format = workbook('ods', 'ods', 'ods');

function workbook(name: string, extension: string, bookType: BookType): Format {
  return {
    name,
    extension,
    wordsInGrid: true,
    write: (page) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, sheetOf(page), 'Звіт');
      const bytes: unknown = write(book, { type: 'buffer', bookType, compression: true });
      if (!(bytes instanceof Uint8Array)) throw new Error('Expected the writer to give bytes.');
      return bytes;
    },
  };
}

function sheetOf(page: Page): WorkSheet {
  const rows = sheetRows(page).map((cells) => cells.map((placed) => (placed ? toCell(placed) : null)));
  const first = page.above.length;
  return {
    ...utils.aoa_to_sheet(rows),
    '!merges': placeCells(page)
      .filter(({ rows: down, columns }) => down > 1 || columns > 1)
      .map(({ row, column, rows: down, columns }) => ({
        s: { r: first + row, c: column },
        e: { r: first + row + down - 1, c: column + columns - 1 },
      })),
  };
}

/** An empty cell is left out, as spreadsheets do. */
function toCell({ text, value }: PlacedCell): CellObject | null {
  if (value !== null) return { t: 'n', v: value };
  return text === '' ? null : { t: 's', v: text };
}
