import { isOn } from './attribute-values.ts';
import type { Block, Document } from './document.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import { mainPart, readRelationships } from './relationships.ts';
import { readCellFormats } from './xlsx-formats.ts';
import { type Workbook, XlsxSheet } from './xlsx-sheet.ts';
import { COMMENTS, DRAWING_PARAGRAPHS, readTexts, SHARED_STRINGS, type TextElements } from './xlsx-texts.ts';
import { openZipPackage, type ZipPackage } from './zip-package.ts';

type SheetEntry = { readonly name: string; readonly id: string; readonly hidden: boolean };

type WorkbookPart = { readonly sheets: readonly SheetEntry[]; readonly date1904: boolean };

type SheetBlocks = { readonly page: readonly Block[]; readonly comments: readonly Block[] };

/** The parts of a sheet that hold texts beside its cells, by the type of the link to them. */
const TEXT_PARTS: ReadonlyMap<string, TextElements> = new Map([
  ['drawing', DRAWING_PARAGRAPHS],
  ['comments', COMMENTS],
]);

/**
 * Reads an Excel workbook (.xlsx, .xlsm, .xltx; ECMA-376 and its strict edition): one grid for each sheet with text,
 * in the order of the tabs, with its merges, hidden rows and hidden columns; all rows of a hidden sheet are hidden.
 * Text boxes come as paragraphs before their sheet, comments after everything; print headers are left out.
 *
 * Numbers come as `formatNumber` spells them, formulas as their stored result, errors as printed («#REF!»). A formula
 * that was never calculated comes as its own text («=B2+B3»), so that it does not pass for an empty cell.
 *
 * A grid begins at A1 and ends at the last row and column with text. A sheet that reaches further than
 * `ReadingLimits.places` (a stray cell at the far end) throws `limit_exceeded`; a damaged or password-protected file
 * throws `file_unreadable`. No link, macro or external workbook is followed.
 */
export async function readXlsx(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Promise<Document> {
  const source = await openZipPackage(bytes, limits);
  const main = await mainPart(source, 'xl/workbook.xml', limits);
  const relationships = await readRelationships(source, main, limits);
  const partOf = (type: string): string | undefined => relationships.find((link) => link.type === type)?.part;
  const { sheets, date1904 } = await readWorkbookPart(source, main, limits);
  const strings = partOf('sharedStrings');
  const workbook: Workbook = {
    limits,
    budget: new CellBudget(limits),
    strings: strings === undefined ? [] : await readTexts(source, strings, limits, SHARED_STRINGS),
    formats: await readCellFormats(source, partOf('styles'), limits),
    date1904,
  };
  const worksheets = relationships.filter(({ type }) => type === 'worksheet');
  const parts = new Map(worksheets.map(({ id, part }) => [id, part]));
  const read: SheetBlocks[] = [];
  for (const sheet of sheets) {
    const part = parts.get(sheet.id);
    if (part !== undefined) read.push(await readSheet(source, part, sheet, workbook));
  }
  return {
    format: 'xlsx',
    blocks: [...read.flatMap(({ page }) => page), ...read.flatMap(({ comments }) => comments)],
  };
}

async function readSheet(
  source: ZipPackage,
  part: string,
  { name, hidden }: SheetEntry,
  workbook: Workbook,
): Promise<SheetBlocks> {
  const { limits } = workbook;
  const reader = new XlsxSheet(workbook);
  await readXml(source, part, limits, reader);
  const grid = reader.build(name, hidden);
  const boxes: Block[] = [];
  const comments: Block[] = [];
  for (const link of await readRelationships(source, part, limits)) {
    const texts = TEXT_PARTS.get(link.type);
    if (!texts) continue;
    const target = link.type === 'comments' ? comments : boxes;
    for (const text of await readTexts(source, link.part, limits, texts)) {
      if (text.trim() !== '') target.push({ kind: 'paragraph', text: text.trim() });
    }
  }
  return { page: grid ? [...boxes, grid] : boxes, comments };
}

async function readWorkbookPart(
  source: ZipPackage,
  part: string,
  limits: ReadingLimits,
): Promise<WorkbookPart> {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  await readXml(source, part, limits, {
    open: (element) => {
      if (element.name === 'x:workbookPr') date1904 = isOn(element.attribute('date1904') ?? '0');
      if (element.name === 'x:sheet') {
        sheets.push({
          name: element.attribute('name') ?? '',
          id: element.attribute('r:id') ?? '',
          hidden: (element.attribute('state') ?? 'visible') !== 'visible',
        });
      }
      return undefined;
    },
  });
  return { sheets, date1904 };
}
