import type { TABLE_FINDINGS } from '../../src/model/findings/table-findings.ts';
import type { Layout } from '../../src/tables/layout.ts';
import { changedSeed, goldenCase, smallTable, textFile } from './examples.ts';
import type { Note } from './note.ts';

const FLATTENED = [
  'за 2018 рік',
  'Зміст заходу',
  'Обсяг фінансування, тис. грн.',
  'Джерела фінансування',
  'Виконавець',
  '1. Ремонт доріг',
  '120,5',
  'міський бюджет',
  'УЖКГ',
  '2. Озеленення',
  '15',
  'міський бюджет',
  'КП «Парк»',
];

const DECLARED: Layout = {
  columns: [
    { heading: 'Діло', role: 'measure' },
    { heading: 'Скарбниця', source: 'local', phase: 'plan', unit: 'грн.' },
    { heading: 'Хто', role: 'executor' },
  ],
};

export const TABLE_NOTES: Readonly<Record<keyof typeof TABLE_FINDINGS, Note>> = {
  table_not_recognised: {
    given:
      'A table of the file has no header that reads like one of a report, or too little of it is understood. It is not loaded.',
    todo: 'see from the rows quoted whether it is a report. If it is, declare its headings in the pipeline (`layouts`), or open an issue with the file.',
    example: goldenCase('real-roads-total-row'),
  },
  table_flattened: {
    given:
      'The file has no table, but its paragraphs read like the cells of one, in order. Rows and columns are rebuilt.',
    todo: 'compare some measures with the file before quoting; ask for the file with its table.',
    example: textFile('a table pasted as text', FLATTENED.join('\n\n')),
  },
  column_unknown: {
    given:
      'No word of a heading is in the vocabulary, and there is something below it. The column is not loaded.',
    todo: 'if it holds money or anything else the data should have, declare it in the pipeline (`layouts`) or add the word to `src/tables/vocabulary.ts`.',
    example: goldenCase('l13-open-data-form'),
  },
  column_part: {
    given:
      'A column holds percents, differences, parts of another column or another edition of it, or is declared to be ignored.',
    todo: 'nothing: adding it up would count money twice. The figures are in the file.',
    example: goldenCase('l7-funds-label-row'),
  },
  layout_heading_missing: {
    given: 'A pipeline declares a heading that no table of the file has.',
    todo: 'correct the declaration, or give it `files` for the years that have such a heading.',
    example: smallTable(
      [
        ['Діло', 'План, грн.', 'Хто'],
        ['1. Ремонт', '5', 'УЖКГ'],
        ['2. Парк', '7', 'ЦНАП'],
      ],
      { layout: DECLARED },
    ),
  },
  layout_refuted: {
    given: 'A pipeline declares money where most cells hold words.',
    todo: 'correct the declaration: the column holds something else.',
    example: smallTable(
      [
        ['Діло', 'Скарбниця', 'Хто', 'План, грн.'],
        ['1. Ремонт', 'так', 'УЖКГ', '5'],
        ['2. Парк', 'ні', 'ЦНАП', '7'],
      ],
      { layout: DECLARED },
    ),
  },
  row_cells_missing: {
    given:
      'A row of a text file has fewer cells than the table has columns, and nothing tells which one is missing. The row is not loaded.',
    todo: 'add the row by hand from the text quoted if you need its figures; ask for the file in a format that keeps tables.',
    example: changedSeed('the report of section 6.2 without the term of one measure', ['\tІ квартал\n', '']),
  },
  number_row_mismatch: {
    given: 'The row «1 | 2 | 3» below the header has a number under which no heading stands.',
    todo: 'look at that column of the file: its heading may have been lost, and with it the meaning of its cells.',
    example: smallTable([
      ['Назва заходу', 'План, грн.', ''],
      ['1', '2', '3'],
      ['1. Ремонт', '5', '50'],
    ]),
  },
  rows_hidden: {
    given: 'The file hides rows that are filled. They are loaded.',
    todo: 'ask the publisher why they are hidden: they may be drafts, or what the printed report leaves out.',
    example: goldenCase('real-appendix-3'),
  },
  columns_hidden: {
    given: 'The file hides columns of the table. They are loaded like the others.',
    todo: 'hidden columns often hold checks or drafts: look at them before quoting what comes from there.',
    example: goldenCase('real-appendix-6'),
  },
  cell_leftover: {
    given: 'A filled cell of a loaded table was used by no rule.',
    todo: 'read the words quoted: they may be a remark, or an amount in the wrong place.',
    example: goldenCase('real-appendix-3'),
  },
  row_subtotal: {
    given:
      'A row is exactly the sum of the rows below that its number or code embraces («1» above 1.1 and 1.2).',
    todo: 'nothing: it is kept among the printed totals, so that money does not count twice.',
    example: goldenCase('l10-several-plans'),
  },
  block_duplicate: {
    given: 'Three rows or more repeat earlier ones word for word. They are loaded once.',
    todo: 'check in the file that it is a slip of copying and not two measures that happen to be alike.',
    example: smallTable([
      ['Назва заходу', 'План, грн.'],
      ...['1. Ремонт', '2. Фарбування', '3. Озеленення', '1. Ремонт', '2. Фарбування', '3. Озеленення'].map(
        (title) => [title, '5'],
      ),
    ]),
  },
};
