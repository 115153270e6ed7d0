import { stringify } from 'csv-stringify/sync';
import { encodeText } from '../../documents/encode-text.ts';
import type { Page } from '../page.ts';
import type { Format } from './format.ts';
import { sheetRows } from './sheet-rows.ts';

/** What a spreadsheet saves as CSV in Ukraine: «;», Windows-1251, CRLF; words above the table in rows of it. */
export const OFFICE_CSV: Format = {
  name: 'csv',
  extension: 'csv',
  wordsInGrid: true,
  write: (page) => encodeText(print(page), 'windows-1251'),
};

function print(page: Page): string {
  const rows = sheetRows(page).map((cells) => cells.map((placed) => placed?.text ?? ''));
  return stringify(rows, { delimiter: ';', record_delimiter: 'windows', quoted_match: /\n/ });
}
