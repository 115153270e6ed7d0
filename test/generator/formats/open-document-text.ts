import { makeZip } from '../../documents/make-zip.ts';
import { fullGrid, type Page, type PlacedCell, widthOf } from '../page.ts';
import type { Format } from './format.ts';
import { escapeXml } from './xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const SCHEMA = 'urn:oasis:names:tc:opendocument:xmlns';
const MIME = 'application/vnd.oasis.opendocument.text';

/** OpenDocument text: its type first and stored, as the standard asks, then the manifest and the content. */
export const OPEN_DOCUMENT_TEXT: Format = {
  name: 'odt',
  extension: 'odt',
  wordsInGrid: false,
  write: (page) =>
    makeZip({
      mimetype: { content: MIME, stored: true },
      'META-INF/manifest.xml':
        `${DECLARATION}<manifest:manifest xmlns:manifest="${SCHEMA}:manifest:1.0" manifest:version="1.3">` +
        `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/>` +
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
      'content.xml':
        `${DECLARATION}<office:document-content xmlns:office="${SCHEMA}:office:1.0" xmlns:text="${SCHEMA}:text:1.0" ` +
        `xmlns:table="${SCHEMA}:table:1.0" office:version="1.3"><office:body><office:text>${body(page)}` +
        '</office:text></office:body></office:document-content>',
    }),
};

function body(page: Page): string {
  const columns = `<table:table-column table:number-columns-repeated="${widthOf(page)}"/>`;
  const rows = fullGrid(page).map((slots, row) => {
    const cells = slots.map((slot, column) => printSlot(slot, row, column)).join('');
    return `<table:table-row>${cells}</table:table-row>`;
  });
  const table = `<table:table table:name="Звіт">${columns}${rows.join('')}</table:table>`;
  return [...page.above.map(paragraph), table, ...page.below.map(paragraph)].join('');
}

function printSlot(slot: PlacedCell | undefined, row: number, column: number): string {
  if (!slot) return '<table:table-cell/>';
  if (slot.row !== row || slot.column !== column) return '<table:covered-table-cell/>';
  const across = slot.columns > 1 ? ` table:number-columns-spanned="${slot.columns}"` : '';
  const down = slot.rows > 1 ? ` table:number-rows-spanned="${slot.rows}"` : '';
  return `<table:table-cell${across}${down}>${slot.text.split('\n').map(paragraph).join('')}</table:table-cell>`;
}

function paragraph(text: string): string {
  return `<text:p>${escapeXml(text)}</text:p>`;
}
