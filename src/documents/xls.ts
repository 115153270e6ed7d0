import type { CellObject, ColInfo, RowInfo, WorkBook, WorkSheet } from '@e965/xlsx';
import { read, SSF, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { type BothLanguages, PlanfactError } from '../errors.ts';
import { compoundContent, isCompoundFile, readCompoundFile } from './compound-file.ts';
import type { Document } from './document.ts';
import { GridBuilder } from './grid-builder.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import type { NumberFormat } from './spreadsheet-value.ts';
import { formatNumber, parseNumberFormat } from './spreadsheet-value.ts';

const BUILT_IN_FORMATS = 0x188;
const ERROR_TEXTS = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

type CellText = (cell: CellObject) => string;

/** A list as SheetJS gives it: nothing stands at places that the file does not name. */
type Holed<Item> = readonly (Item | undefined)[];

// Excel 5.0/95 keeps text in the code page of its Windows (1251 in Ukraine), which SheetJS reads only with its tables.
set_cptable(codePages);

// SheetJS keeps number formats in a table of its own across files; each read starts from this copy.
const builtInFormats: readonly string[] = Array.from(
  { length: BUILT_IN_FORMATS },
  (_, id) => SSF.get_table()[id] ?? 'General',
);

/**
 * Reads an Excel 97–2003 workbook (.xls; also 5.0/95 and the bare sheets of 2.1–4.0): one grid for each sheet that
 * has text, in order. Rows of a hidden sheet are hidden. Numbers come as `formatNumber` gives them, formulas as their
 * last value, errors as printed («#REF!»).
 * Throws `file_unreadable` for a damaged or password-protected file and `limit_exceeded` for an oversized one.
 */
export function readXls(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Document {
  const book = readBook(workbookStream(bytes));
  const text = cellText(book);
  const budget = new CellBudget(limits);
  const grids = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined)
      throw unreadable({
        en: `the cells of the sheet «${name}» are missing`,
        uk: `бракує клітинок аркуша «${name}»`,
      });
    if (sheet['!type'] !== undefined) return [];
    const builder = new GridBuilder(limits, budget);
    readSheet(sheet, builder, text);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    if (hidden) builder.hideRows(0, Number.MAX_SAFE_INTEGER);
    return builder.build(name) ?? [];
  });
  return { format: 'xls', blocks: grids };
}

/** The stream of records alone goes to SheetJS: its own container reader does not end on a cyclic chain of sectors. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (!isCompoundFile(bytes)) return bytes;
  const file = readCompoundFile(bytes);
  const content = compoundContent(file);
  if (content === 'encrypted') throw passwordProtected();
  if (content !== 'xls') throw unreadable({ en: 'it holds no workbook', uk: 'у ньому немає книги' });
  return file.stream(file.has('workbook') ? 'workbook' : 'book');
}

function readBook(stream: Uint8Array): WorkBook {
  if (stream[0] !== 0x09)
    throw unreadable({
      en: 'its first record is not the beginning of a workbook',
      uk: 'його перший запис – не початок книги',
    });
  SSF.load_table(builtInFormats);
  try {
    return read(Buffer.from(stream), {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellStyles: true,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/password|encrypt/i.test(reason)) throw passwordProtected(cause);
    throw unreadable({ en: reason, uk: 'програма читання не змогла його розібрати' }, cause);
  }
}

function cellText(book: WorkBook): CellText {
  const formats = new Map<string, NumberFormat>();
  const epoch1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const formatOf = (cell: CellObject): NumberFormat => {
    const code = typeof cell.z === 'string' ? cell.z : 'General';
    const known = formats.get(code) ?? parseNumberFormat(code);
    formats.set(code, known);
    return known;
  };
  return (cell) => {
    if (cell.t === 'e') return ERROR_TEXTS.get(cell.v) ?? '#ERROR!';
    if (typeof cell.v === 'number') return formatNumber(cell.v, formatOf(cell), epoch1904);
    if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE';
    return typeof cell.v === 'string' ? cell.v.replace(/\r\n?/g, '\n') : '';
  };
}

function readSheet(sheet: WorkSheet, grid: GridBuilder, text: CellText): void {
  const rows: Holed<Holed<CellObject>> = sheet['!data'] ?? [];
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of textsOf(cells ?? [], text)) grid.put(row, column, value);
  }
  for (const { s, e } of sheet['!merges'] ?? []) {
    grid.merge({ row: s.r, column: s.c, rowSpan: e.r - s.r + 1, columnSpan: e.c - s.c + 1 });
  }
  for (const row of hiddenPlaces(sheet['!rows'] ?? [])) grid.hideRows(row, row);
  for (const column of hiddenPlaces(sheet['!cols'] ?? [])) grid.hideColumns(column, column);
}

function textsOf(cells: Holed<CellObject>, text: CellText): readonly (readonly [number, string])[] {
  return [...cells.entries()]
    .map(([column, cell]) => [column, cell === undefined ? '' : text(cell)] as const)
    .filter(([, value]) => value !== '');
}

function hiddenPlaces(places: Holed<RowInfo | ColInfo>): readonly number[] {
  return [...places.entries()].filter(([, info]) => info?.hidden === true).map(([place]) => place);
}

function passwordProtected(cause?: unknown): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    {
      en: 'The Excel workbook (.xls) is protected by a password, so its cells cannot be read. Open it in Excel or LibreOffice, save it without the password and try again.',
      uk: 'Книгу Excel (.xls) захищено паролем, тому її клітинки прочитати не можна. Відкрийте її в Excel або LibreOffice, збережіть без пароля та спробуйте ще раз.',
    },
    { cause },
  );
}

function unreadable(reason: BothLanguages, cause?: unknown): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    {
      en: `Expected an Excel 97–2003 workbook (.xls), but the file is damaged or of another kind: ${reason.en}. Open it in Excel or LibreOffice, save it anew (.xlsx is best) and try again.`,
      uk: `Очікувалася книга Excel 97–2003 (.xls), але файл пошкоджений або іншого типу: ${reason.uk}. Відкрийте його в Excel або LibreOffice, збережіть заново (найкраще як .xlsx) і спробуйте ще раз.`,
    },
    { cause },
  );
}
