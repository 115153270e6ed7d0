import { makeZip } from '../../documents/make-zip.ts';
import { fullGrid, type Page, type PlacedCell, widthOf } from '../page.ts';
import type { Format } from './format.ts';
import { escapeXml } from './xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const OFFICE_DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Word 2007 and later: the three parts that ECMA-376 asks of a document. */
export const WORD_DOCUMENT: Format = {
  name: 'docx',
  extension: 'docx',
  wordsInGrid: false,
  write: (page) =>
    makeZip({
      '[Content_Types].xml':
        `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
      '_rels/.rels':
        `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">` +
        `<Relationship Id="rId1" Type="${OFFICE_DOCUMENT}" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `${DECLARATION}<w:document xmlns:w="${WORD}"><w:body>${body(page)}</w:body></w:document>`,
    }),
};

function body(page: Page): string {
  const columns = '<w:gridCol w:w="1200"/>'.repeat(widthOf(page));
  const rows = fullGrid(page).map(
    (slots, row) => `<w:tr>${slots.map((slot, column) => printSlot(slot, row, column)).join('')}</w:tr>`,
  );
  const table = `<w:tbl><w:tblPr/><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`;
  return [...page.above.map(paragraph), table, ...page.below.map(paragraph), paragraph('')].join('');
}

/** A cell merged down comes again in each row, empty; one merged across once. */
function printSlot(slot: PlacedCell | undefined, row: number, column: number): string {
  if (!slot) return `<w:tc>${paragraph('')}</w:tc>`;
  if (slot.column !== column) return '';
  const across = slot.columns > 1 ? `<w:gridSpan w:val="${slot.columns}"/>` : '';
  const down = slot.rows > 1 ? `<w:vMerge${slot.row === row ? ' w:val="restart"' : ''}/>` : '';
  const text = slot.row === row ? slot.text : '';
  return `<w:tc><w:tcPr>${across}${down}</w:tcPr>${text.split('\n').map(paragraph).join('')}</w:tc>`;
}

function paragraph(text: string): string {
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
  return `<w:p>${run}</w:p>`;
}
