import { stringify } from 'csv-stringify/sync';
import { array, assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/documents/csv.ts';
import type { Document } from '../../src/documents/document.ts';

const SEPARATORS = [';', ',', '\t', '|'];

/** The texts of the cells of the only grid; a row of null stands for an empty one. */
function cellsOf(document: Document): readonly (readonly string[])[] {
  const grids = document.blocks.filter((block) => block.kind === 'grid');
  expect(grids).toHaveLength(1);
  return (grids[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text));
}

function paragraphsOf(document: Document): readonly string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

const TABLE = [
  ['№', 'Захід', 'План', 'Факт'],
  ['1', 'Придбання «ВІЧЕ», монтаж', '28,8', '0'],
  ['2', 'Опитування; анкети', '-', ''],
  ['Разом', '', '28,8', '0'],
];

test.each(SEPARATORS)('a table separated by «%s» is read cell by cell', (delimiter) => {
  const document = readCsv(stringify(TABLE, { delimiter }));
  expect(document.format).toBe('csv');
  expect(cellsOf(document)).toEqual(TABLE);
});

test('cells stand one place each, for the format knows no merges', () => {
  const [grid] = readCsv('Всього;;План\n1;2;3\n').blocks;
  expect(grid).toEqual({
    kind: 'grid',
    name: null,
    hiddenColumns: [],
    merges: 'kept',
    rows: [
      ['Всього', '', 'План'],
      ['1', '2', '3'],
    ].map((texts) => ({
      hidden: false,
      cells: texts.map((text, column) => ({ column, text, rowSpan: 1, columnSpan: 1 })),
    })),
  });
});

test('whatever table is written comes back, less what is empty at its end', () => {
  const value = string({
    unit: constantFrom('а', 'Ї', '5', ',', ';', '|', '"', ' ', '\n', '-', '.'),
    maxLength: 8,
  });
  const filled = value.map((text) => `${text}я`);
  const row = array(value, { minLength: 2, maxLength: 2 });
  const table = array(row, { minLength: 1, maxLength: 12 });
  assert(
    property(table, filled, constantFrom(...SEPARATORS), (rows, last, separator) => {
      const written = [...rows, ['я', last]];
      const text = `sep=${separator}\n${stringify(written, { delimiter: separator, quoted: true })}`;
      const read = cellsOf(readCsv(text));
      expect(read).toEqual(
        written
          .map((cells) => cells.map((cell) => cell.trim()))
          .map((cells) => (cells.join('') === '' ? [] : cells)),
      );
    }),
  );
});

test('whatever the quotes do, every word is read', () => {
  const piece = constantFrom('"', '""', ';', '\n', ' ', 'КТП', '28,8');
  assert(
    property(array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.map((part, at) => (part.length === 3 ? `КТП${at}` : part)).join('');
      const read = JSON.stringify(readCsv(`sep=;\n${text}`).blocks);
      for (const word of text.match(/КТП\d+/g) ?? []) expect(read).toContain(word);
    }),
    { numRuns: 2000 },
  );
});

test('columns that are empty all the way down are no columns', () => {
  const empty = ';'.repeat(250);
  const document = readCsv(
    `КОД;Назва;План${empty}\n10116;Апарат;74472861,5${empty}\n;;${empty}\n;;${empty}\n`,
  );
  expect(cellsOf(document)).toEqual([
    ['КОД', 'Назва', 'План'],
    ['10116', 'Апарат', '74472861,5'],
  ]);
});

test('an empty row inside the table keeps the others at their places', () => {
  expect(cellsOf(readCsv('а;б\n;\n\n1;2\n'))).toEqual([['а', 'б'], [], [], ['1', '2']]);
});

test('rows may be shorter or longer than the header', () => {
  expect(cellsOf(readCsv('№;Захід;План\n1;Ремонт\n2;Дорога;5;примітка\n3;Міст;7\n'))).toEqual([
    ['№', 'Захід', 'План'],
    ['1', 'Ремонт'],
    ['2', 'Дорога', '5', 'примітка'],
    ['3', 'Міст', '7'],
  ]);
});

test('decimal commas do not separate, nor do semicolons inside quotes', () => {
  expect(cellsOf(readCsv('Разом;28,8;0,5\nУсього;30,1;0,7\n'))[0]).toEqual(['Разом', '28,8', '0,5']);
  expect(cellsOf(readCsv('назва,"план; тис. грн",факт\n"а; б",1,2\n"в; г",3,4\n'))[1]).toEqual([
    'а; б',
    '1',
    '2',
  ]);
});

test('a first line sep= names the separator and is no row', () => {
  expect(cellsOf(readCsv('sep=|\r\nа;б|в,г\r\n1|2\r\n'))).toEqual([
    ['а;б', 'в,г'],
    ['1', '2'],
  ]);
});

test('lines above and below the table are paragraphs', () => {
  const document = readCsv('Звіт за 2016 рік\n\nтис. грн.\n№;План;Факт\n1;2;3\n\nНачальник відділу\n');
  expect(paragraphsOf(document)).toEqual(['Звіт за 2016 рік', 'тис. грн.', 'Начальник відділу']);
  expect(cellsOf(document)).toHaveLength(2);
});

test('a text in which nothing separates gives paragraphs alone', () => {
  expect(readCsv('Звіт\nза рік\n').blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
});

test.each([
  ['quotes inside a value', 'КП "КТП";100;5', ['КП "КТП"', '100', '5']],
  ['a value that begins with a quoted word', '"КТП" м. Київ;100;5', ['"КТП" м. Київ', '100', '5']],
  ['quotes doubled by a program', '"КП ""КТП""";100;5', ['КП "КТП"', '100', '5']],
  ['spaces around quotes', 'а; "б;в" ;5', ['а', 'б;в', '5']],
  ['a quote that never closes', '"КП Вода;100;5', ['"КП Вода', '100', '5']],
  ['an inch sign', 'Екран 24";100;5', ['Екран 24"', '100', '5']],
])('%s does not move the cells', (_, line, cells) => {
  const read = cellsOf(readCsv(`Назва;План;Факт\n${line}\n"Міст ""А""";7;8\nШлях;9;10\n`));
  expect(read).toEqual([['Назва', 'План', 'Факт'], cells, ['Міст "А"', '7', '8'], ['Шлях', '9', '10']]);
});

test('many rows that begin with a quoted word do not wear out the quotes below them', () => {
  const rows = Array.from({ length: 60 }, (_, i) => `"КТП" ${i};${i}\n`).join('');
  expect(cellsOf(readCsv(`Назва;План\n${rows}"Міст; шлях";7\n`)).at(-1)).toEqual(['Міст; шлях', '7']);
});

test('a file cut off inside a quoted cell keeps what is there', () => {
  expect(cellsOf(readCsv('Назва;Стан\nМіст;"Зроблено\nполови'))).toEqual([
    ['Назва', 'Стан'],
    ['Міст', 'Зроблено\nполови'],
  ]);
});

test('more values than any report has are refused', () => {
  expect(() => readCsv(`а;б\n${';'.repeat(2_100_000)}`)).toThrow(
    expect.objectContaining({ code: 'limit_exceeded' }),
  );
});
