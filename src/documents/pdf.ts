import { PlanfactError } from '../errors.ts';
import type { Document } from './document.ts';
import { CellBudget } from './limits.ts';
import { checkStreams } from './pdf/check-streams.ts';
import { documentBlocks } from './pdf/document-blocks.ts';
import type { DrawnPage } from './pdf/draw-page.ts';
import { type OpenPdf, withPdf } from './pdf/open-pdf.ts';
import { type PageBlock, pageBlocks } from './pdf/page-blocks.ts';
import { DEFAULT_PDF_LIMITS, type PdfLimits } from './pdf/pdf-limits.ts';

/** A page with fewer letters than this has no text of its own, and one that pictures cover so far is a scan. */
const FEWEST_LETTERS = 40;
const PICTURE_SHARE = 0.3;

/**
 * Reads a PDF that has a text layer. Ruled tables come with the merges their lines show, unruled ones only where
 * columns and rows are plain to see; a table over several pages is one grid, in which a repeated header stands again.
 * Pages printed sideways are turned. A page that is only a picture is named in a paragraph.
 *
 * A PDF keeps no paragraphs: whether a line break in a cell is meant is judged by what would have fitted
 * (see `join-lines.ts`), and line breaks that were only for want of room become spaces.
 *
 * @throws PlanfactError `file_unreadable` for a damaged file or one that needs a password, `file_empty` for blank
 * pages, `pdf_scanned` for pictures of pages, `limit_exceeded` for a file beyond the limits
 */
export async function readPdf(bytes: Uint8Array, givenLimits: Partial<PdfLimits> = {}): Promise<Document> {
  const limits = { ...DEFAULT_PDF_LIMITS, ...givenLimits };
  checkStreams(bytes, limits);
  const budget = new CellBudget(limits);
  const pages = await withPdf(bytes, limits, (pdf) => readPages(pdf, limits, budget));
  return { format: 'pdf', blocks: documentBlocks(pages, budget) };
}

async function readPages(
  pdf: OpenPdf,
  limits: PdfLimits,
  budget: CellBudget,
): Promise<readonly (readonly PageBlock[])[]> {
  const pages: (readonly PageBlock[])[] = [];
  let pictures = 0;
  for (let number = 1; number <= pdf.pageCount; number += 1) {
    const drawn = await pdf.drawnPage(number);
    const blocks = pageBlocks(drawn, limits, budget);
    const isPictured = isPicture(drawn);
    pages.push(isPictured ? [pictureNote(number), ...blocks] : blocks);
    if (isPictured) pictures += 1;
  }
  if (pictures === pages.length) throw scanned(pictures);
  if (pages.every((blocks) => blocks.length === 0)) throw blank(pages.length);
  return pages;
}

/** A page of which nothing but a stamp or a page number can be read. */
function isPicture({ glyphs, pictureShare }: DrawnPage): boolean {
  const letters = glyphs.filter(({ text }) => text.trim() !== '').length;
  return letters < FEWEST_LETTERS && pictureShare >= PICTURE_SHARE;
}

function pictureNote(page: number): PageBlock {
  const text = `[Сторінка ${page} – зображення без текстового шару / page ${page} is a picture without a text layer]`;
  return { kind: 'paragraph', top: 0, text };
}

function scanned(pages: number): PlanfactError {
  return new PlanfactError('pdf_scanned', {
    en: `Expected a PDF with text, but this one is a scan: ${pages === 1 ? '1 page, a picture' : `${pages} pages, each a picture`} without a text layer. Run OCR on it, or ask the publisher for the file that was scanned.`,
    uk: `Очікувався PDF із текстом, а це скан: сторінок ${pages}, кожна – зображення без текстового шару. Розпізнайте його (OCR) або попросіть у видавця файл, який сканували.`,
  });
}

function blank(pages: number): PlanfactError {
  return new PlanfactError('file_empty', {
    en: `Expected a report, but there is no text in the PDF: ${pages === 1 ? 'its one page is' : `its ${pages} pages are`} blank or drawn without letters. Print the report to PDF anew, with its text kept as text.`,
    uk: `Очікувався звіт, але в PDF немає тексту: сторінок ${pages}, усі порожні або намальовані без літер. Надрукуйте звіт у PDF заново так, щоб текст лишився текстом.`,
  });
}
