import type { NamedSource, PrintedMeasure, PrintedReport } from '../truth.ts';

/** Stands first in every generated file. */
export const MADE_UP =
  'ВИГАДАНІ ДАНІ: такого міста немає, усі заходи й числа створено програмою для демонстрації.';

/** Sources as a report of a council heads its columns. */
export const GENITIVE: Readonly<Record<NamedSource, string>> = {
  state: 'держбюджету',
  regional: 'обл. бюджету',
  local: 'бюджету міста',
  enterprises: 'підприємств',
  other: 'інших джерел',
};

export const NOMINATIVE: Readonly<Record<NamedSource, string>> = {
  state: 'Державний бюджет',
  regional: 'Обласний бюджет',
  local: 'Міський бюджет',
  enterprises: 'Кошти підприємств',
  other: 'Інші джерела',
};

export const ALL_SOURCES: readonly NamedSource[] = ['state', 'regional', 'local', 'enterprises', 'other'];

/** The words above a table: whose report, of what, for when. */
export function heading(reports: readonly PrintedReport[], title = 'Звіт про виконання'): readonly string[] {
  const [first] = reports;
  if (!first) return [MADE_UP];
  const programme = `${title} Програми розвитку «${first.programme}» ${first.period.text}`;
  const { code, title: name } = first.section;
  return [MADE_UP, programme, ...(reports.length === 1 ? [`Розділ ${code}. ${name}`] : [])];
}

/** «Витрати, тис. грн.», without the unit where the report forgets it. */
export function withUnit(words: string, { unit, unitShown }: PrintedReport): string {
  return unitShown ? `${words}, ${unit.text}` : words;
}

/** «(тис. грн.)» in a line of its own above the table. */
export function unitLine({ unit, unitShown }: PrintedReport): readonly string[] {
  return unitShown ? [`(${unit.text})`] : [];
}

/** «10. Захід:» and its list lines. */
export function numberedTitle({ number, title, actions }: PrintedMeasure): string {
  if (actions.length === 0) return `${number}. ${title}.`;
  return [`${number}. ${title}:`, ...actions.map((action) => `- ${action};`)].join('\n');
}

export function plainTitle({ title, actions }: PrintedMeasure): string {
  return [title, ...actions.map((action) => `- ${action}`)].join('\n');
}

export const BELOW: readonly string[] = ['Міський голова', 'Іван ВИГАДАНИЙ'];
