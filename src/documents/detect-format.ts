import { PlanfactError } from '../errors.ts';
import { compoundContent, isCompoundFile, readCompoundFile } from './compound-file.ts';
import { declaredCharset } from './declared-charset.ts';
import type { DocumentFormat } from './document.ts';
import { decodeText } from './encoding.ts';
import { latinHead } from './latin-head.ts';
import { isMhtml } from './mhtml.ts';
import { detectTextFormat } from './text-format.ts';
import { nameUnknownFormat } from './unknown-format.ts';

/** Acrobat opens a file whose header stands anywhere in its first 1024 bytes (ISO 32000-1, annex H). */
const PDF_HEADER_WITHIN = 1024;
const ZIP_SIGNATURES = ['PK\u0003\u0004', 'PK\u0005\u0006'];
/** The first records of Excel 2.1, 3.0 and 4.0, whose sheets come without a container. */
const EARLY_EXCEL_SIGNATURES = ['\t\0\u0004\0', '\t\u0002\u0006\0', '\t\u0004\u0006\0'];

/** MHTML is a page in a wrapper; its document is one of the format `html`. */
export type FileFormat = DocumentFormat | 'mhtml';

export type DetectedFormat = {
  readonly format: FileFormat;
  /** The decoded text, where the format is one of text. */
  readonly text: string | null;
};

/**
 * Tells what a file is from its content. Its name (`path`) counts only where a text could be prose as well as
 * a table of separated values.
 *
 * @throws PlanfactError `file_empty`; `format_unknown` for what is no report, saying what it looks like and what to do;
 * `file_unreadable` for an Office file that is damaged or locked by a password; `limit_exceeded` for a ZIP with too
 * many parts
 */
export async function detectFormat(bytes: Uint8Array, path?: string): Promise<DetectedFormat> {
  if (bytes.byteLength === 0) throw emptyFile();
  if (isCompoundFile(bytes)) return { format: officeFormat(bytes), text: null };
  const head = latinHead(bytes);
  const start = head.slice(0, PDF_HEADER_WITHIN);
  const format = formatOfStart(start);
  if (format !== null) return { format, text: null };
  if (startsWithAny(start, ZIP_SIGNATURES)) return { format: await packedFormat(bytes), text: null };
  if (isMhtml(head)) return { format: 'mhtml', text: null };
  const text = await decodeOrName(bytes, head);
  return { format: detectTextFormat(text, path), text };
}

function officeFormat(bytes: Uint8Array): DocumentFormat {
  const content = compoundContent(readCompoundFile(bytes));
  if (content === 'encrypted') throw lockedFile();
  if (content === 'unknown') throw otherOfficeFile();
  return content;
}

function formatOfStart(start: string): DocumentFormat | null {
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(start)) return 'rtf';
  if (start.includes('%PDF-')) return 'pdf';
  return startsWithAny(start, EARLY_EXCEL_SIGNATURES) ? 'xls' : null;
}

function startsWithAny(start: string, signatures: readonly string[]): boolean {
  return signatures.some((signature) => start.startsWith(signature));
}

async function decodeOrName(bytes: Uint8Array, head: string): Promise<string> {
  try {
    return decodeText(bytes, declaredCharset(head)).text;
  } catch (error) {
    throw (await nameUnknownFormat(bytes)) ?? error;
  }
}

/** What unpacks a ZIP is loaded when the first one comes. */
async function packedFormat(bytes: Uint8Array): Promise<DocumentFormat> {
  const { detectZipFormat } = await import('./detect-zip-format.ts');
  const format = await detectZipFormat(bytes);
  if (format === null) throw await otherZip(bytes);
  return format;
}

async function otherZip(bytes: Uint8Array): Promise<PlanfactError> {
  return (
    (await nameUnknownFormat(bytes)) ??
    new PlanfactError('format_unknown', {
      en: 'Expected a report, found a ZIP archive. Unpack it and give the files in it one by one.',
      uk: 'Очікувався звіт, а це архів ZIP. Розпакуйте його й подайте файли з нього по одному.',
    })
  );
}

function emptyFile(): PlanfactError {
  return new PlanfactError('file_empty', {
    en: 'Expected a report, found an empty file (0 bytes). Save it anew.',
    uk: 'Очікувався звіт, а файл порожній (0 байтів). Збережіть його заново.',
  });
}

function lockedFile(): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: 'The file is locked by a password, so it cannot be read. Open it in its program, save it without the password and try again.',
    uk: 'Файл захищено паролем, тому прочитати його не можна. Відкрийте його у своїй програмі, збережіть без пароля та спробуйте ще раз.',
  });
}

function otherOfficeFile(): PlanfactError {
  return new PlanfactError('format_unknown', {
    en: 'Expected a report, found an old Office file (OLE) that is neither a Word document nor an Excel workbook: slides, a message or a drawing. Save its table as .docx or .xlsx and try again.',
    uk: 'Очікувався звіт, а це старий файл Office (OLE), який не є ні документом Word, ні книгою Excel: слайди, лист чи рисунок. Збережіть таблицю з нього як .docx або .xlsx і спробуйте ще раз.',
  });
}
