import type { FindingKind } from '../finding-kind.ts';

/** Findings about a file as a whole. */
export const DOCUMENT_FINDINGS = {
  document_unreadable: {
    severity: 'error',
    en: 'The file could not be read: {reason}',
    uk: 'Файл не вдалося прочитати: {reasonUk}',
  },
  document_without_table: {
    severity: 'error',
    en: 'Expected a table of measures, but the file holds none (paragraphs of text: {paragraphs}). Export the report with its table.',
    uk: 'Очікувалася таблиця заходів, але у файлі її немає (абзаців тексту: {paragraphs}). Збережіть звіт разом із таблицею.',
  },
  document_duplicate: {
    severity: 'warning',
    en: 'The file {copy} is the same, byte for byte, as {path}, and adds nothing. Remove one of the two.',
    uk: 'Файл {copy} байт у байт збігається з {path} і нічого не додає. Вилучіть один із двох.',
  },
  letters_lost: {
    severity: 'warning',
    en: 'Letters were lost before the file was saved and are «?» now ({count}), as in «{example}». Words with such gaps may not be understood. Ask for the file as it was, or save it anew from its source.',
    uk: 'Літери втрачено ще до збереження файла, замість них стоїть «?» ({count}), як у «{example}». Слова з такими прогалинами можуть бути не зрозумілі. Попросіть первісний файл або збережіть його заново з джерела.',
  },
  characters_unreadable: {
    severity: 'warning',
    en: 'The file is damaged: characters that could not be read ({count}) stand as «\ufffd», as in «{example}». Save it anew.',
    uk: 'Файл пошкоджено: замість символів, яких не вдалося прочитати ({count}), стоїть «\ufffd», як у «{example}». Збережіть його заново.',
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
  report_duplicate: {
    severity: 'warning',
    en: 'Two tables of this file give the same report {report}; the second is kept as {key}.',
    uk: 'Дві таблиці цього файла дають той самий звіт {report}; другу збережено як {key}.',
  },
  source_note_invalid: {
    severity: 'warning',
    en: 'The source note beside the file could not be read, so the licence and address of the pipeline are taken: {reason}. Correct the note.',
    uk: 'Примітку про джерело біля файла не вдалося прочитати, тому взято ліцензію та адресу конвеєра: {reasonUk}. Виправте примітку.',
  },
  source_note_outdated: {
    severity: 'warning',
    en: 'The source note speaks of another file (sha256 {expected}, this one has {found}), so the licence and address of the pipeline are taken. Write the note anew.',
    uk: 'Примітка про джерело описує інший файл (sha256 {expected}, а тут {found}), тому взято ліцензію та адресу конвеєра. Напишіть примітку заново.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
