import { expect, test } from 'vitest';
import { detectZipFormat } from '../../src/documents/detect-zip-format.ts';
import { fixture } from './as-text-export.ts';
import { makeZip } from './make-zip.ts';
import { contentTypes, docx, odf, sheet } from './office-parts.ts';

test.each(['docx', 'odt', 'xlsx', 'ods'])('a .%s as LibreOffice writes it is told', async (format) => {
  expect(await detectZipFormat(fixture(`seed-table.${format}`))).toBe(format);
});

test('the smallest documents are told', async () => {
  const formats = [docx(''), sheet(''), odf('text', ''), odf('spreadsheet', '')].map((bytes) =>
    detectZipFormat(bytes),
  );
  expect(await Promise.all(formats)).toEqual(['docx', 'xlsx', 'odt', 'ods']);
});

test.each([
  ['application/vnd.ms-word.document.macroEnabled.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml', 'docx'],
  ['application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xlsx'],
  ['application/vnd.ms-excel.sheet.binary.macroEnabled.main', null],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml', null],
])('%s is %s', async (type, format) => {
  const types = contentTypes('x').replace(/ContentType="[^"]*"/, `ContentType="${type}"`);
  expect(await detectZipFormat(makeZip({ '[Content_Types].xml': types }))).toBe(format);
});

test('an OpenDocument template, and a file whose manifest alone says what it is, are told', async () => {
  expect(
    await detectZipFormat(makeZip({ mimetype: 'application/vnd.oasis.opendocument.text-template' })),
  ).toBe('odt');
  const manifest =
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="/" ' +
    'm:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>';
  expect(await detectZipFormat(makeZip({ 'META-INF/manifest.xml': manifest }))).toBe('ods');
});

test('other archives are none of them', async () => {
  expect(await detectZipFormat(makeZip({ 'звіт.docx': docx('') }))).toBeNull();
  expect(await detectZipFormat(makeZip({ mimetype: 'application/epub+zip' }))).toBeNull();
});
