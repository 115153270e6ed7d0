import { PlanfactError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';
import type { Document } from './document.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { findTextDamage } from './text-damage.ts';

export type ReadDocument = { readonly document: Document; readonly findings: readonly Finding[] };

type Source = {
  readonly bytes: Uint8Array;
  /** Decoded, where the format is one of text. */
  readonly text: string | null;
  readonly limits: ReadingLimits;
};

type Reader = (source: Source) => Promise<Document>;

/** A reader's libraries are loaded when the first file needs them, so that a text never waits for another format's. */
const READERS: Partial<Record<FileFormat, Reader>> = {
  text: async ({ text }) => (await import('./text.ts')).readText(text ?? ''),
  csv: async ({ text, limits }) => (await import('./csv.ts')).readCsv(text ?? '', limits),
  html: async ({ text, limits }) => (await import('./html.ts')).readHtml(text ?? '', limits),
  mhtml: async ({ bytes, limits }) => (await import('./mhtml.ts')).readMhtml(bytes, limits),
  docx: async ({ bytes, limits }) => (await import('./docx.ts')).readDocx(bytes, limits),
  doc: async ({ bytes, limits }) => (await import('./doc.ts')).readDoc(bytes, limits),
  odt: async ({ bytes, limits }) => (await import('./odt.ts')).readOdt(bytes, limits),
  rtf: async ({ bytes, limits }) => (await import('./rtf.ts')).readRtf(bytes, limits),
  xlsx: async ({ bytes, limits }) => (await import('./xlsx.ts')).readXlsx(bytes, limits),
  xls: async ({ bytes, limits }) => (await import('./xls.ts')).readXls(bytes, limits),
  ods: async ({ bytes, limits }) => (await import('./ods.ts')).readOds(bytes, limits),
  pdf: async ({ bytes, limits }) => (await import('./pdf.ts')).readPdf(bytes, limits),
};

/**
 * Reads a file's bytes, whatever its format (told from the content), into paragraphs and grids, with findings about
 * characters that were lost. `path` is asked only where the content leaves two formats open.
 *
 * @throws PlanfactError when the file cannot be read: what it is, and what to do
 */
export async function readDocument(
  bytes: Uint8Array,
  path?: string,
  limits: ReadingLimits = DEFAULT_LIMITS,
): Promise<ReadDocument> {
  const { format, text } = await detectFormat(bytes, path);
  const read = READERS[format];
  if (read === undefined) throw withoutReader(format);
  try {
    const document = await read({ bytes, text, limits });
    return { document, findings: findTextDamage(document) };
  } catch (cause) {
    throw cause instanceof PlanfactError ? cause : unreadable(format, cause);
  }
}

function withoutReader(format: FileFormat): PlanfactError {
  const known = Object.keys(READERS).join(', ');
  return new PlanfactError('format_unknown', {
    en: `Expected a report in one of the formats ${known}, found ${format}. Save it in one of them and try again.`,
    uk: `Очікувався звіт в одному з форматів ${known}, а це ${format}. Збережіть його в одному з них і спробуйте ще раз.`,
  });
}

function unreadable(format: FileFormat, cause: unknown): PlanfactError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlanfactError(
    'file_unreadable',
    {
      en: `Expected a whole file of the format ${format}, but its reader gave up: ${reason}. Open it in the program that made it, save it anew and try again.`,
      uk: `Очікувався цілий файл формату ${format}, але прочитати його не вдалося: він пошкоджений або має щось, чого у звітах не буває. Відкрийте його у програмі, яка його створила, збережіть заново та спробуйте ще раз.`,
    },
    { cause },
  );
}
