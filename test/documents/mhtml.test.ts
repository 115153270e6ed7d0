import { expect, test } from 'vitest';
import { latinHead } from '../../src/documents/latin-head.ts';
import { isMhtml, readMhtml } from '../../src/documents/mhtml.ts';
import { encodeText } from './encode-text.ts';
import { onlyGrid, paragraphsOf, textsOf } from './grid-texts.ts';

type Part = { readonly location: string; readonly headers: readonly string[]; readonly body: string };

function mhtml(parts: readonly Part[]): Uint8Array {
  const boundary = '----=_NextPart_01DA0000.0000';
  const written = parts.map(
    ({ location, headers, body }) =>
      `--${boundary}\r\nContent-Location: file:///C:/${location}\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`,
  );
  const header = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="${boundary}"\r\n\r\n`;
  return Buffer.from(
    `${header}This document is a Single File Web Page.\r\n\r\n${written.join('\r\n')}--${boundary}--\r\n`,
  );
}

const quoted = (text: string) =>
  Array.from(encodeText(text, 'windows-1251'), (byte) => {
    const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x3d;
    return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  })
    .join('')
    .replace(/((?:=..|.){25})/g, '$1=\r\n');

const HTML_1251 = [
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Type: text/html; charset="windows-1251"',
];
const HTML_BASE64 = ['Content-Transfer-Encoding: base64', 'Content-Type: text/html'];
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('a page that Word saved as a single file is read', () => {
  const page = '<p>Звіт за 2016 рік<table><tr><td>Захід<td>28,8 / 0</table>';
  const bytes = mhtml([
    { location: 'report.htm', headers: HTML_1251, body: quoted(page) },
    { location: 'image001.png', headers: ['Content-Type: image/png'], body: '<p>не сторінка' },
  ]);
  expect(isMhtml(latinHead(bytes))).toBe(true);
  const document = readMhtml(bytes);
  expect(document.format).toBe('html');
  expect(paragraphsOf(document)).toEqual(['Звіт за 2016 рік']);
  expect(textsOf(onlyGrid(document))).toEqual([['Захід', '28,8 / 0']]);
});

test('a workbook of several sheets gives each sheet, but not the strip of their names', () => {
  const sheet = (text: string) => base64(`<meta charset=utf-8><table><tr><td>${text}</table>`);
  const document = readMhtml(
    mhtml([
      { location: 'Book.htm', headers: HTML_BASE64, body: base64('<frameset><frame src="x"></frameset>') },
      { location: 'Book.files/tabstrip.htm', headers: HTML_BASE64, body: sheet('Аркуш1') },
      { location: 'Book.files/sheet001.htm', headers: HTML_BASE64, body: sheet('перший') },
      { location: 'Book.files/sheet002.htm', headers: HTML_BASE64, body: sheet('другий') },
    ]),
  );
  const grids = document.blocks.filter((block) => block.kind === 'grid');
  expect(grids.map(textsOf)).toEqual([[['перший']], [['другий']]]);
});

test('a page without parts is read, too', () => {
  const bytes = Buffer.from('Content-Type: text/html; charset=utf-8\nMIME-Version: 1.0\n\n<p>Звіт');
  expect(paragraphsOf(readMhtml(bytes))).toEqual(['Звіт']);
});

test('one that holds no page says what to do', () => {
  const bytes = mhtml([{ location: 'a.txt', headers: ['Content-Type: text/plain'], body: 'а' }]);
  expect(() => readMhtml(bytes)).toThrow(/found none\. .*save it as \.docx/);
});

test('other text is not taken for one', () => {
  expect(isMhtml('\n\nMIME-Version: 1.0\nContent-Type: text/html\n')).toBe(false);
});
