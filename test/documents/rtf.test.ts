import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { readRtf } from '../../src/documents/rtf.ts';
import {
  asTextExport,
  fixture,
  gridsOf,
  outline,
  paragraphsOf,
  SEED_PARAGRAPHS,
  SEED_ROWS,
} from './as-text-export.ts';

const WORD_FONTS =
  '{\\fonttbl{\\f0\\froman\\fcharset0\\fprq2{\\*\\panose 02020603050405020304}Times New Roman;}' +
  '{\\f37\\froman\\fcharset204\\fprq2 Times New Roman Cyr;}}';

const read = (rtf: string) => readRtf(Buffer.from(rtf, 'latin1'));
const row = (definition: string, cells: readonly string[]) =>
  `\\trowd${definition}\\pard\\intbl ${cells.map((text) => `${text}\\cell `).join('')}\\row\n`;

test('every cell of the seed report comes out of its .rtf as of its text export', () => {
  const document = readRtf(fixture('seed-table.rtf'));
  const [grid] = gridsOf(document);
  expect(grid && asTextExport(grid)).toEqual(SEED_ROWS);
  expect(paragraphsOf(document)).toEqual(SEED_PARAGRAPHS);
});

test('rows with different cell edges line up, also where a border was dragged by a millimetre', () => {
  const document = read(
    `{\\rtf1\\ansi ${row('\\trleft-108\\cellx2000\\cellx6000', ['a', 'b'])}` +
      `${row('\\trleft-113\\cellx1950\\cellx4000\\cellx6000', ['1', '2', '3'])}\\pard after\\par}`,
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0:a | 1+2:b', '0:1 | 1:2 | 2:3']);
  expect(paragraphsOf(document)).toEqual(['after']);
});

test('narrow cells of one row stay apart', () => {
  const document = read(`{\\rtf1\\ansi ${row('\\cellx50\\cellx100\\cellx2000', ['1', '2', '3'])}}`);
  expect(outline(gridsOf(document)[0])).toEqual(['0:1 | 1:2 | 2:3']);
});

test('cells are merged across by \\clmgf and \\clmrg and down by \\clvmgf and \\clvmrg', () => {
  const document = read(
    '{\\rtf1\\ansi ' +
      row('\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000', ['No', 'plan', '']) +
      row('\\clvmrg\\cellx1000\\cellx2000\\cellx3000', ['', 'state', 'city']) +
      row('\\cellx1000\\cellx2000\\cellx3000', ['1', '2', '3']) +
      '}',
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0v2:No | 1+2:plan', '1:state | 2:city', '0:1 | 1:2 | 2:3']);
});

test('text in a cell that is merged into the one above is kept', () => {
  const document = read(
    `{\\rtf1\\ansi ${row('\\clvmgf\\cellx1000\\cellx2000', ['a', 'b'])}${row('\\clvmrg\\cellx1000\\cellx2000', ['c', 'd'])}}`,
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0:a | 1:b', '0:c | 1:d']);
});

test('Word repeats the definition of a row behind its cells', () => {
  const document = read(
    '{\\rtf1\\ansi\\trowd\\cellx1000\\cellx2000\\pard\\intbl{a\\cell b\\cell}\\pard\\intbl{\\trowd\\cellx1000\\cellx2000\\row}' +
      '\\trowd\\cellx2000\\pard\\intbl{c\\cell}\\pard\\intbl{\\trowd\\cellx2000\\row}\\pard}',
  );
  expect(outline(gridsOf(document)[0])).toEqual(['0:a | 1:b', '0+2:c']);
});

test('paragraphs, lines and blank lines inside a cell are kept, and a paragraph between two tables parts them', () => {
  const document = read(
    `{\\rtf1\\ansi ${row('\\cellx1000\\cellx2000', ['10. \\par \\par - one;\\line two', '5'])}\\pard\\par` +
      `${row('\\cellx1000', ['x'])}}`,
  );
  expect(gridsOf(document).map((grid) => outline(grid))).toEqual([['0:10. \n\n- one;\ntwo | 1:5'], ['0:x']]);
});

test('letters are read from Unicode, from the page of the font and from the page of the document', () => {
  const unicode = "{\\uc1\\u1056\\'d0\\u1072\\'e0}";
  const cyrillicFont = "{\\f37\\'d0\\'e0\\'e7\\'ee\\'ec}";
  const western = "{\\f0 m\\'b3 \\'ab\\'bb}";
  expect(
    paragraphsOf(
      read(`{\\rtf1\\ansi\\ansicpg1251\\deff0${WORD_FONTS}${unicode} ${cyrillicFont} ${western}\\par}`),
    ),
  ).toEqual(['Ра Разом m³ «»']);
  expect(
    paragraphsOf(read("{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0\\fcharset0 Arial;}}\\f0\\'b3\\'ed\\par}")),
  ).toEqual(['ін']);
  expect(paragraphsOf(read("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial Cyr;}}\\'bf\\'ba\\par}"))).toEqual(['їє']);
});

test('a fallback of several characters, of none, and a surrogate pair are read once', () => {
  expect(
    paragraphsOf(
      read('{\\rtf1\\ansi{\\uc2\\u1110 i1}{\\uc0\\u1110 x}{\\u-10179?\\u-8704?}\\u8211\\endash .\\par}'),
    ),
  ).toEqual(['ііx😀–.']);
});

test('groups that are not text of the page are left out; numbers of lists are kept', () => {
  const document = read(
    '{\\rtf1\\ansi{\\info{\\title no}}{\\*\\generator no}{\\header no\\par}{\\pict 0102}{\\listtext 1.\\tab}Repair' +
      '{\\field{\\*\\fldinst DATE}{\\fldrslt 2016}}{\\deleted no}\\bin3 {{{ year\\~2016\\par}',
  );
  expect(paragraphsOf(document)).toEqual(['1. Repair2016 year\u00a02016']);
});

test('lists keep their numbers, notes, comments, boxes and hidden text come last', () => {
  const document = readRtf(fixture('beside.rtf'));
  expect(outline(gridsOf(document)[0])).toEqual([
    '0:1. Ремонт | 1:5 | 2:- дах;\n- стіни.',
    '0:2. Закупівля\n2.1. серверів\n2.2. столів | 1:7 | 2:',
  ]);
  expect(paragraphsOf(document)).toEqual([
    'Звіт за 2016 рік',
    'кінець',
    'текст у рамці',
    'примітка до звіту',
    'коментар',
    '(чернетка)',
  ]);
});

test('a table inside a cell becomes lines of that cell', () => {
  const document = read(
    '{\\rtf1\\ansi\\trowd\\cellx1000\\cellx2000\\pard\\intbl Works\\par\\itap2 server\\nestcell 5\\nestcell' +
      '{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\cell 28\\cell\\row}',
  );
  expect(gridsOf(document)[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(['Works\nserver\t5\n', '28']);
});

test('a row without a definition keeps its cells in order', () => {
  expect(outline(gridsOf(read('{\\rtf1\\ansi\\pard\\intbl a\\cell b\\cell\\row c\\cell\\row}'))[0])).toEqual([
    '0:a | 1:b',
    '0:c',
  ]);
});

test('a file that is cut off or is no RTF is refused, one nested without end is stopped', () => {
  const bytes = fixture('seed-table.rtf');
  for (const damaged of [bytes.subarray(0, 40_000), fixture('seed-table.doc'), new Uint8Array(0)]) {
    expect(() => readRtf(damaged)).toThrow(expect.objectContaining({ code: 'file_unreadable' }));
  }
  expect(() => read(`{\\rtf1${'{'.repeat(100_000)}`)).toThrow(
    expect.objectContaining({ code: 'limit_exceeded' }),
  );
});

test('any text that is written as RTF is read back', () => {
  const escaped = (text: string) =>
    Array.from({ length: text.length }, (_, index) => `\\u${text.charCodeAt(index)}?`).join('');
  const printable = string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text));
  assert(
    property(printable, printable, (left, right) => {
      const document = read(
        `{\\rtf1\\ansi ${row('\\cellx1000\\cellx2000', [escaped(left), escaped(right)])}}`,
      );
      expect(gridsOf(document)[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([left, right]);
    }),
  );
});

test('reading twice gives the same document', () => {
  expect(readRtf(fixture('seed-table.rtf'))).toEqual(readRtf(fixture('seed-table.rtf')));
});
