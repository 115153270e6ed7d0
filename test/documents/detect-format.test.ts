import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../src/documents/detect-format.ts';
import type { TextEncoding } from '../../src/documents/encoding.ts';
import { encodeText } from './encode-text.ts';
import { makeZip } from './make-zip.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const detect = async (content: string | Uint8Array, path?: string) =>
  detectFormat(Buffer.from(content), path);
const formatOf = async (content: string | Uint8Array, path?: string) => (await detect(content, path)).format;
const withBytes = (...start: number[]) => Uint8Array.from([...start, ...new Uint8Array(300)]);

const TABLE = '<table><tr><td>Захід<td>План</table>';
const PROSE = 'Звіт про виконання програми за 2016 рік\n';
const CSV = '№;Захід;План\n1;Ремонт;28,8\n';
const EXPORT = `${PROSE}\n\tн/п\n\tЗахід\n\n\t1\n\tРемонт\n`;

describe('the content tells', () => {
  test.each([
    ['seed-table.doc', 'doc'],
    ['seed-table.xls', 'xls'],
    ['seed-table.rtf', 'rtf'],
    ['seed-table.docx', 'docx'],
    ['seed-table.odt', 'odt'],
    ['seed-table.xlsx', 'xlsx'],
    ['seed-table.ods', 'ods'],
    ['office-text/writer.html', 'html'],
    ['office-text/writer.xhtml', 'html'],
    ['office-text/calc-utf-16.csv', 'csv'],
    ['office-text/calc-koi8-u.csv', 'csv'],
    ['office-text/calc-windows-1251.csv', 'csv'],
  ])('%s is %s, whatever its name', async (name, format) => {
    expect(await formatOf(fixture(name), 'звіт.txt')).toBe(format);
  });

  test.each([
    ['a text export', EXPORT, 'text'],
    ['prose', PROSE, 'text'],
    ['separated values', CSV, 'csv'],
    ['a bare table of HTML', TABLE, 'html'],
    ['a page with a byte order mark and a comment', `\ufeff<!-- x -->\n<!DOCTYPE HTML><p>а`, 'html'],
    ['a page that begins with words', `Звіт ${TABLE}`, 'html'],
    ['RTF', '{\\rtf1\\ansi Звіт}', 'rtf'],
    ['a PDF with rubbish before it', `${'x'.repeat(900)}%PDF-1.4\n`, 'pdf'],
    [
      'a single-file web page',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x',
      'mhtml',
    ],
  ])('%s', async (_, content, format) => {
    expect(await formatOf(content, 'report.doc')).toBe(format);
  });

  test('sheets of Excel before 5.0 have no container', async () => {
    expect(await formatOf(withBytes(0x09, 0x02, 0x06, 0x00))).toBe('xls');
  });

  test('a name counts only where a text could be both', async () => {
    const unsure = 'Захід, план\nРемонт, дорога, міст\nРазом\n';
    expect(await formatOf(unsure, 'a.txt')).toBe('text');
    expect(await formatOf(unsure, 'a.CSV')).toBe('csv');
    expect(await formatOf(PROSE, 'a.csv')).toBe('text');
  });
});

describe('a text comes decoded', () => {
  test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'koi8-u'] satisfies TextEncoding[])(
    'from %s',
    async (encoding) => {
      expect(await detect(encodeText(EXPORT, encoding))).toEqual({ format: 'text', text: EXPORT });
    },
  );

  test('with the charset that a page declares, where the text alone leaves it open', async () => {
    const page = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-u"><p>то';
    expect((await detect(encodeText(page, 'koi8-u'))).text).toBe(page);
    const xml = '<?xml version="1.0" encoding="koi8-u"?><html><p>то';
    expect((await detect(encodeText(xml, 'koi8-u'))).text).toBe(xml);
  });
});

describe('what is no report is named, with what to do', () => {
  test.each([
    ['an empty file', '', 'file_empty', /empty file \(0 bytes\)/],
    ['white space', ' \r\n\t ', 'file_empty', /white space/],
    [
      'a picture',
      withBytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52),
      'format_unknown',
      /a picture \(PNG.*ask for the file/,
    ],
    [
      'a RAR archive',
      withBytes(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00),
      'format_unknown',
      /an archive \(RAR.*Unpack it/,
    ],
    ['a program', withBytes(0x4d, 0x5a, 0x90, 0x00), 'format_unknown', /a program \(EXE/],
    ['an empty ZIP', makeZip({}), 'format_unknown', /an archive \(ZIP.*Unpack|a ZIP archive\. Unpack/],
    [
      'a ZIP of reports',
      makeZip({ 'звіт.docx': 'x' }),
      'format_unknown',
      /an archive \(ZIP.*Unpack|a ZIP archive\. Unpack/,
    ],
    ['a ZIP cut off', fixture('seed-table.docx').subarray(0, 5_000), 'file_unreadable', /damaged/],
    [
      'bytes of no known kind',
      withBytes(1, 2, 3, 4),
      'format_unknown',
      /a binary file \(304 bytes, beginning with 01 02 03 04/,
    ],
    [
      'Word 2003 XML',
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">',
      'format_unknown',
      /Word 2003 XML.*as \.docx/,
    ],
    [
      'Excel 2003 XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:x">',
      'format_unknown',
      /Excel 2003 XML.*as \.xlsx/,
    ],
    [
      'flat OpenDocument',
      fixture('office-text/writer.fodt'),
      'format_unknown',
      /flat OpenDocument.*as \.odt/,
    ],
    ['other XML', '<?xml version="1.0"?><rss version="2.0">', 'format_unknown', /outermost element is <rss>/],
  ] as const)('%s', async (_, content, code, sentence) => {
    await expect(detect(content)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
  });
});
