import { keyReports } from '../../src/facts/identity.ts';
import type { DOCUMENT_FINDINGS } from '../../src/model/findings/document-findings.ts';
import { extractBytes } from '../../src/pipelines/extract.ts';
import { bytesOf, SEED } from '../seed.ts';
import { changedSeed, goldenCase, rawFile, smallTable, textFile } from './examples.ts';
import type { Note } from './note.ts';

const NOTE = {
  sha256: '0'.repeat(64),
  origin: 'Sent by the council.',
  url: null,
  licence: null,
  received: null,
};

export const DOCUMENT_NOTES: Readonly<Record<keyof typeof DOCUMENT_FINDINGS, Note>> = {
  document_unreadable: {
    given: 'No report could be read from the file at all. The other files of the run are loaded.',
    todo: 'do what the sentence says; until then nothing of this file is in the data.',
    example: rawFile('an empty file', { content: '' }),
  },
  document_without_table: {
    given: 'The file was read, and there is no table in it.',
    todo: 'ask the publisher for the report with its table. A scanned page has no text, so it is no table either.',
    example: textFile('a letter', 'Звіт за 2016 рік буде пізніше.\n'),
  },
  document_duplicate: {
    given:
      'Two files of the folder are the same, byte for byte. The first in the order of paths is loaded, once.',
    todo: 'nothing is wrong with the data; remove one of the files.',
    example: rawFile('a file that lies in two folders', { copy: 'town/2016/6.2-copy.txt' }),
  },
  letters_lost: {
    given: 'Question marks stand within words, as where a program could not save «і» or «є».',
    todo: 'ask for the file as it was. Headings with lost letters may not be understood, so look at the columns that were not loaded.',
    example: goldenCase('real-letters-lost'),
  },
  characters_unreadable: {
    given: 'Bytes of the file are no characters in its encoding.',
    todo: 'compare the words quoted with the file; save it anew, as Unicode (UTF-8) where it is a text.',
    example: changedSeed('the report of section 6.2 with a damaged word', ['Сервіс', 'Серв\ufffdс']),
  },
  year_mismatch: {
    given: 'The folder of the file is named after a year that the period in its text does not include.',
    todo: 'check the words above the table, which are believed; then move the file.',
    example: textFile('the report of section 6.2 in the folder of another year', SEED, '2017/6.2.txt'),
  },
  period_missing: {
    given: 'Neither the words of the file nor its folder nor its name tell a year. The table is not loaded.',
    todo: 'put the file into the folder of its year, or name the year with --year.',
    example: smallTable(
      [
        ['Назва заходу', 'План, грн.'],
        ['1. Ремонт', '5'],
      ],
      { above: 'Звіт' },
    ),
  },
  period_inferred: {
    given: 'The text names no period, so the year is taken from the folder or the name of the file.',
    todo: 'names of files can be wrong: check the year with the publisher before quoting it.',
    example: goldenCase('l9-flat-plan-and-cash'),
  },
  report_duplicate: {
    given:
      'One file holds two tables of the same section and period. Both are loaded, the second under a key of its own.',
    todo: 'look whether the two are parts of one report or the same table twice; in the second case sums over both count twice.',
    example: {
      where: 'a file with one table twice',
      findings: async () => {
        const { reports } = await extractBytes(bytesOf(SEED), 'report.txt');
        return keyReports('town', [...reports, ...reports]).findings;
      },
    },
  },
  source_note_invalid: {
    given: 'The note beside the file (`….source.json`) is no JSON or has a field that is wrong.',
    todo: 'correct the note. Licence and address are those of the pipeline until then; the data are not touched.',
    example: rawFile('a note with a date that is none', {
      note: JSON.stringify({ ...NOTE, received: '01.02.2017' }),
    }),
  },
  source_note_outdated: {
    given: 'The note beside the file was written for other bytes: the file was replaced, or the note copied.',
    todo: 'find out where the present file comes from, and write the note anew.',
    example: rawFile('a note of another file', { note: JSON.stringify(NOTE) }),
  },
};
