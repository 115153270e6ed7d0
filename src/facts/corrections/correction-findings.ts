import type { CellRef } from '../../model/cell-ref.ts';
import type { CellCorrection, Correction, MeasureCorrection } from '../../model/correction.ts';
import type { Finding } from '../../model/finding.ts';
import { makeFinding } from '../../model/finding-catalogue.ts';
import { isPrinted } from './printed-text.ts';

/** Why a correction could not be applied, in both languages; `found` is what stands there instead. */
export type Mismatch = { readonly en: string; readonly uk: string; readonly found?: string };

/** Where a finding belongs: the cell, and the number of the measure as printed. */
export type FindingPlace = { readonly cell?: CellRef | undefined; readonly measure?: string | undefined };

const LONGEST_QUOTE = 160;
const SHORT_HASH = 12;

export const NO_FILE: Mismatch = {
  en: 'the pipeline has loaded no such file',
  uk: 'конвеєр не завантажив такого файла',
};
export const NO_CELL: Mismatch = {
  en: 'the file has no such cell',
  uk: 'такої клітинки у файлі немає',
};
export const NO_MEASURE: Mismatch = {
  en: 'the reports of the pipeline have no such measure',
  uk: 'у звітах конвеєра немає такого заходу',
};
export const NO_VALUE: Mismatch = {
  en: 'the measure has no such value',
  uk: 'захід не має такого значення',
};
export const NO_PLACE: Mismatch = {
  en: 'it cannot be told apart from the rest of its cell; correct the cell',
  uk: 'його не відокремити від решти клітинки; виправте клітинку',
};
export const SEVERAL: Mismatch = {
  en: 'several values of the measure fit; name the year or the label',
  uk: 'підходять кілька значень заходу; укажіть рік (year) або назву джерела (label)',
};
export const TWICE: Mismatch = {
  en: 'another correction speaks of the same text, so neither counts',
  uk: 'про той самий текст говорить ще одне виправлення, тож не діє жодне',
};

/** Another text stands there; a mended report says the right one. */
export function otherText(found: string, { right }: Correction): Mismatch {
  const now = quote(found);
  return isPrinted(right, found)
    ? { en: `the report says «${now}» now, which is right`, uk: `тепер у звіті правильно: «${now}»`, found }
    : { en: `the report says «${now}» there`, uk: `у звіті там «${now}»`, found };
}

/** Why, and on whose word: «Лист ради від 05.02.2017 (О. Петренко)». */
export function reasonOf({ why, by }: Correction): string {
  return `${why.replace(/\.$/u, '')} (${by})`;
}

/** Says what was corrected, from what to what, why, and on whose word. */
export function valueCorrected(correction: Correction, place: FindingPlace): Finding {
  const { printed, right } = correction;
  const words = { ...wordsOf(correction), right: quote(right) };
  return makeFinding('value_corrected', words, { ...place, expected: right, found: printed });
}

/** Says that a correction was not applied, and what to do with it. */
export function correctionUnmatched(
  correction: Correction,
  mismatch: Mismatch,
  place: FindingPlace,
): Finding {
  const words = { ...wordsOf(correction), reason: mismatch.en, reasonUk: mismatch.uk };
  return makeFinding('correction_unmatched', words, {
    ...place,
    expected: correction.printed,
    found: mismatch.found,
  });
}

function wordsOf(correction: Correction) {
  const [what, whatUk] = 'measure' in correction ? nameOfValue(correction) : nameOfCell(correction);
  return {
    what,
    whatUk,
    printed: quote(correction.printed),
    grounds: reasonOf(correction),
  };
}

function nameOfCell({ file, sha256, cell }: CellCorrection): readonly [en: string, uk: string] {
  const { table, row, column } = cell;
  const of = file ?? `${sha256?.slice(0, SHORT_HASH)}…`;
  return [
    `row ${row}, column ${column} of table ${table} in ${of}`,
    `рядок ${row}, стовпець ${column} таблиці ${table} у ${of}`,
  ];
}

const NAMES: Readonly<Record<MeasureCorrection['value'], readonly [en: string, uk: string]>> = {
  plan: ['plan', 'план'],
  fact: ['fact', 'факт'],
  title: ['title', 'назва'],
  term: ['term', 'термін'],
  executors: ['executors', 'виконавці'],
  execution: ['execution', 'виконання'],
  status: ['status', 'стан'],
};

function nameOfValue(correction: MeasureCorrection): readonly [en: string, uk: string] {
  const [en, uk] = NAMES[correction.value];
  const of =
    'source' in correction
      ? ` (${[correction.source, correction.label, correction.year].filter(Boolean).join(', ')})`
      : '';
  return [`${en}${of} of ${correction.measure}`, `${uk}${of} заходу ${correction.measure}`];
}

function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line;
}
