import type { Section } from '../model/report.ts';

/** What the words above a table call the report. */
export type ReportHeading = { readonly section: Section | null; readonly programme: string | null };

const QUOTED = '[«"“„]([^»"”]+)[»"”]';
const IN_QUOTES = new RegExp(
  `розділ\\p{L}{0,3}\\s*:?\\s*(?:№\\s*)?(\\d+(?:\\.\\d+)*)?[.:]?\\s*${QUOTED}`,
  'iu',
);
const ON_A_LINE = /^\s*розділ\p{L}{0,3}\s*:?\s*(?:№\s*)?(\d+(?:\.\d+)*|[ivxіх]+)[.:]?\s+(\S.*)$/imu;
const PROGRAMME = new RegExp(`програм\\p{L}{1,4}\\s+[^«"“„\\n]{0,80}${QUOTED}`, 'iu');
const PROGRAMME_LINE =
  /^.*?((?:\p{L}+\s+){0,3}програм[аиіу]\s+[^\n«"“„]{10,200}?)(?:\s+(?:за|у|на|станом)\s+.*)?$/imu;
/** «Звіт про виконання паспорта бюджетної програми» names no programme. */
const PASSPORT = /паспорт\p{L}*\s/iu;
const LEADING_CODE = /^\s*(\d+(?:\.\d+)*)\.?\s+\S/mu;

/**
 * Reads section and programme from the words above a table: «6.2. Виконання заходів по розділу: «Розвиток
 * інформаційного простору»» is section 6.2 of that title.
 */
export function readReportHeading(caption: string): ReportHeading {
  const oneLine = caption.replace(/[ \t\u00a0]+/gu, ' ');
  return { section: readSection(oneLine), programme: readProgramme(oneLine) };
}

function readSection(caption: string): Section | null {
  if (!/розділ/iu.test(caption)) return null;
  const found = IN_QUOTES.exec(caption.replaceAll('\n', ' ')) ?? ON_A_LINE.exec(caption);
  if (!found) return null;
  return { code: found[1] ?? LEADING_CODE.exec(caption)?.[1] ?? null, title: clean(found[2] ?? '') };
}

function readProgramme(caption: string): string | null {
  if (!/програм/iu.test(caption)) return null;
  const found = PROGRAMME.exec(caption.replaceAll('\n', ' ')) ?? PROGRAMME_LINE.exec(caption);
  return found?.[1] && !PASSPORT.test(found[1]) ? clean(found[1]) : null;
}

function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.:;,]$/u, '');
}
