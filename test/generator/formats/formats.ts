import type { Format } from './format.ts';
import { OFFICE_CSV } from './office-csv.ts';
import { OPEN_DOCUMENT_TEXT } from './open-document-text.ts';
import { RICH_TEXT } from './rich-text.ts';
import { TEXT_EXPORT } from './text-export.ts';
import { WEB_PAGE } from './web-page.ts';
import { WORD_DOCUMENT } from './word-document.ts';
import { ODS, XLS, XLSX } from './workbooks.ts';

/** Every format the generator writes. */
export const FORMATS: readonly Format[] = [
  TEXT_EXPORT,
  WEB_PAGE,
  OFFICE_CSV,
  XLSX,
  WORD_DOCUMENT,
  ODS,
  OPEN_DOCUMENT_TEXT,
  RICH_TEXT,
  XLS,
];
