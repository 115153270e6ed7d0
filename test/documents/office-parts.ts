import { makeZip, type ZipParts } from './make-zip.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const ODF = ['office', 'style', 'text', 'table']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')
  .concat('xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"')
  .join(' ');

/** A relationships part: what each id leads to, and its type. */
export function links(targets: Readonly<Record<string, string>>): string {
  const items = Object.entries(targets).map(
    ([type, target], index) =>
      `<Relationship Id="r${index + 1}" Type="${OFFICE}/${type.replace(/\d+$/, '')}" Target="${target}"/>`,
  );
  const namespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return `<Relationships xmlns="${namespace}">${items.join('')}</Relationships>`;
}

/** A Word document with this body; `parts` are further files in its folder, linked as r1, r2, … in order. */
export function docx(
  body: string,
  parts: Readonly<Record<string, string>> = {},
  more: ZipParts = {},
): Uint8Array {
  const targets = Object.fromEntries(Object.keys(parts).map((type) => [type, `${type}.xml`]));
  const files = Object.fromEntries(
    Object.entries(parts).map(([type, content]) => [`word/${type}.xml`, wordPart(rootOf(type), content)]),
  );
  return makeZip({
    '[Content_Types].xml': contentTypes('wordprocessingml.document'),
    '_rels/.rels': links({ officeDocument: 'word/document.xml' }),
    'word/_rels/document.xml.rels': links(targets),
    'word/document.xml': wordPart('w:document', `<w:body>${body}</w:body>`),
    ...files,
    ...more,
  });
}

export function contentTypes(kind: string): string {
  const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`;
  const namespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return `<Types xmlns="${namespace}"><Override PartName="/main.xml" ContentType="${type}"/></Types>`;
}

function wordPart(root: string, content: string): string {
  const more =
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';
  return `<?xml version="1.0" encoding="UTF-8"?><${root} ${WORD} xmlns:r="${OFFICE}" ${more}>${content}</${root}>`;
}

function rootOf(type: string): string {
  if (type.startsWith('header')) return 'w:hdr';
  return type.startsWith('footer') ? 'w:ftr' : `w:${type}`;
}

/** A paragraph of Word with one run of plain text. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export type SheetSource = { readonly name: string; readonly content: string; readonly state?: string };

/** A workbook; `content` is what stands inside `<worksheet>`. */
export function xlsx(
  sheets: readonly SheetSource[],
  parts: Readonly<Record<string, string>> = {},
  more: ZipParts = {},
): Uint8Array {
  const targets = Object.fromEntries([
    ...sheets.map((_, index) => [`worksheet${index + 1}`, `worksheets/sheet${index + 1}.xml`]),
    ...Object.keys(parts)
      .filter((type) => type !== 'workbookPr')
      .map((type) => [type, `${type}.xml`]),
  ]);
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  return makeZip({
    '[Content_Types].xml': contentTypes('spreadsheetml.sheet'),
    '_rels/.rels': links({ officeDocument: 'xl/workbook.xml' }),
    'xl/_rels/workbook.xml.rels': links(targets),
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${OFFICE}">${parts['workbookPr'] ?? ''}<sheets>${list.join('')}</sheets></workbook>`,
    ...Object.fromEntries(
      sheets.map(({ content }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${SHEET}>${content}</worksheet>`,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(parts).map(([type, content]) => {
        const root = type === 'styles' ? 'styleSheet' : 'sst';
        return [`xl/${type}.xml`, `<${root} ${SHEET}>${content}</${root}>`];
      }),
    ),
    ...more,
  });
}

/** A workbook of one sheet with these rows. */
export function sheet(rows: string, after = '', parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return xlsx([{ name: 'Звіт', content: `<sheetData>${rows}</sheetData>${after}` }], parts);
}

/** An OpenDocument file; `styles` are automatic styles of the content, `body` is what its text or sheets hold. */
export function odf(
  kind: 'text' | 'spreadsheet',
  body: string,
  styles = '',
  more: ZipParts = {},
): Uint8Array {
  return makeZip({
    mimetype: { content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    'content.xml': `<office:document-content ${ODF}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...more,
  });
}

/** A `styles.xml` of an OpenDocument file. */
export function odfStyles(content: string): string {
  return `<office:document-styles ${ODF}>${content}</office:document-styles>`;
}
