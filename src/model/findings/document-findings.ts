import type { FindingKind } from '../finding-kind.ts';

/** Findings about a file as a whole. */
export const DOCUMENT_FINDINGS = {
  document_unreadable: {
    severity: 'error',
    en: 'The file could not be read: {reason}',
    uk: 'Файл не вдалося прочитати: {reason}',
  },
  document_without_table: {
    severity: 'error',
    en: 'Expected a table of measures, but the file holds none: only {paragraphs} paragraphs of text. Export the report with its table.',
    uk: 'Очікувалася таблиця заходів, але у файлі її немає: лише {paragraphs} абзаців тексту. Збережіть звіт разом із таблицею.',
  },
  document_duplicate: {
    severity: 'warning',
    en: 'The same file, byte for byte, is already loaded from {path}; this copy adds nothing. Remove one of the two.',
    uk: 'Той самий файл, байт у байт, уже завантажено з {path}; ця копія нічого не додає. Вилучіть один із двох.',
  },
  year_mismatch: {
    severity: 'warning',
    en: 'The folder says {folder}, the text says {text}; the text is believed. Move the file to the folder of its year.',
    uk: 'Тека вказує на {folder} рік, а текст – на {text}; прийнято рік із тексту. Перенесіть файл до теки його року.',
  },
  period_missing: {
    severity: 'error',
    en: 'No period was found: expected words such as «за 2016 рік» above the table, or a folder or file name with the year. Put the file into a folder of its year, or name the year with --year.',
    uk: 'Не знайдено періоду: очікувалися слова на зразок «за 2016 рік» над таблицею або рік у назві теки чи файла. Покладіть файл до теки його року або вкажіть рік через --year.',
  },
  period_inferred: {
    severity: 'info',
    en: 'The text names no period; the year {year} is taken from {origin}.',
    uk: 'Текст не називає періоду; рік {year} взято з {origin}.',
  },
  section_missing: {
    severity: 'info',
    en: 'No section or programme is named above the table; the report goes by the name «{name}».',
    uk: 'Над таблицею не названо ні розділу, ні програми; звіт має назву «{name}».',
  },
  report_duplicate: {
    severity: 'warning',
    en: 'Two tables of this file give the same report {report}; the second is kept as {key}.',
    uk: 'Дві таблиці цього файла дають той самий звіт {report}; другу збережено як {key}.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
