import type { FindingKind } from '../finding-kind.ts';

/** Findings about how a table was understood. */
export const TABLE_FINDINGS = {
  table_not_recognised: {
    severity: 'warning',
    en: 'The table was not loaded: {reason}. Its first rows: {rows}',
    uk: 'Таблицю не завантажено: {reasonUk}. Її перші рядки: {rows}',
  },
  table_flattened: {
    severity: 'warning',
    en: 'The file holds the cells of a table as paragraphs, without the table. Rows and columns were rebuilt from the words; the cells are named by their place in the rebuilt table. Ask for the file with its table.',
    uk: 'У файлі клітинки таблиці подано абзацами, самої таблиці немає. Рядки та стовпці відновлено за словами; клітинки названо за їхнім місцем у відновленій таблиці. Попросіть файл із таблицею.',
  },
  column_unknown: {
    severity: 'warning',
    en: 'The heading «{heading}» is not in the vocabulary, so column {column} is not loaded ({cells} filled cells). Declare its meaning in the pipeline, or add the word to the vocabulary.',
    uk: 'Заголовка «{heading}» немає у словнику, тому стовпець {column} не завантажено (заповнених клітинок: {cells}). Оголосіть його значення в конвеєрі або додайте слово до словника.',
  },
  column_part: {
    severity: 'info',
    en: 'Column {column}, «{heading}», is a part of another column or derived from it, so it is not added up ({cells} filled cells).',
    uk: 'Стовпець {column}, «{heading}», є частиною іншого або обчислений із нього, тому не додається (заповнених клітинок: {cells}).',
  },
  layout_heading_missing: {
    severity: 'warning',
    en: 'The layout declared for this file expects the heading «{heading}», and the table has none such; the other declarations hold. Correct the layout in the pipeline.',
    uk: 'Розкладка, оголошена для цього файла, очікує заголовок «{heading}», але в таблиці його немає; решта оголошеного діє. Виправте розкладку в конвеєрі.',
  },
  layout_refuted: {
    severity: 'error',
    en: 'The layout declares money under «{heading}», but most of its cells are no amounts; check the declaration in the pipeline.',
    uk: 'Розкладка оголошує гроші під «{heading}», але більшість клітинок там – не суми; перевірте оголошення в конвеєрі.',
  },
  row_cells_missing: {
    severity: 'error',
    en: 'Row {row} has {found} cells where the table has {expected} columns, so it is unknown which cell is missing; the row is not loaded. It reads: {text}',
    uk: 'Рядок {row} має клітинок: {found}, а стовпців у таблиці {expected}, тож не можна сказати, якої бракує; рядок не завантажено. У ньому: {text}',
  },
  number_row_mismatch: {
    severity: 'warning',
    en: 'The number row prints {found} numbers, {expected} columns have a heading, and this number stands under none; check that no heading was lost.',
    uk: 'У рядку нумерації чисел: {found}, стовпців із заголовком: {expected}, а це число не стоїть під жодним; перевірте, чи не загубився заголовок.',
  },
  rows_hidden: {
    severity: 'warning',
    en: 'Rows of the table are hidden in the file ({rows}); they are read like the others.',
    uk: 'Приховані у файлі рядки таблиці ({rows}) прочитано нарівні з іншими.',
  },
  columns_hidden: {
    severity: 'warning',
    en: 'Columns of the table are hidden in the file ({columns}); they are read like the others.',
    uk: 'Приховані у файлі стовпці таблиці ({columns}) прочитано нарівні з іншими.',
  },
  cell_leftover: {
    severity: 'warning',
    en: 'The cell reads «{text}», and no rule says what it means here; it is not loaded.',
    uk: 'У клітинці «{text}», і жодне правило не каже, що це тут означає; її не завантажено.',
  },
  row_subtotal: {
    severity: 'info',
    en: 'Row {row}, «{title}», is exactly the sum of the rows below ({rows}) that its code embraces; it is kept as a printed total and not added up.',
    uk: 'Рядок {row}, «{title}», точно дорівнює сумі рядків нижче ({rows}), які охоплює його код; збережено як надрукований підсумок, до сум не входить.',
  },
  block_duplicate: {
    severity: 'warning',
    en: 'Rows {first}–{last} repeat rows {original} word for word; they are not loaded a second time.',
    uk: 'Рядки {first}–{last} слово в слово повторюють рядки {original}; удруге їх не завантажено.',
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
