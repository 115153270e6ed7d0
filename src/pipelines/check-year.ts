import type { Finding } from '../model/finding.ts';
import { makeFinding } from '../model/finding-catalogue.ts';
import type { Report } from '../model/report.ts';
import { folderYear } from './year-of-path.ts';

/** The folder of a year promises reports of that year, or of a period that it lies in; the text is believed. */
export function checkYear(path: string, { period, measures }: Report): readonly Finding[] {
  const folder = folderYear(path);
  const [first, last] = [period.start.slice(0, 4), period.end.slice(0, 4)];
  if (folder === null || (first <= folder && folder <= last)) return [];
  const text = first === last ? first : `${first}–${last}`;
  const cell = measures[0]?.cell;
  return [makeFinding('year_mismatch', { folder, text }, { expected: folder, found: text, cell })];
}
