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

type Read = (source: Source) => Document | Promise<Document>;

/** A reader's libraries are loaded when the first file needs them, so that a text never waits for another format's. */
const READERS: Partial<Record<FileFormat, () => Promise<Read>>> = {
  text: once(async () => {
    const { readText } = await import('./text.ts');
    return ({ text }) => readText(text ?? '');
  }),
  csv: once(async () => {
    const { readCsv } = await import('./csv.ts');
    return ({ text, limits }) => readCsv(text ?? '', limits);
  }),
  html: once(async () => {
    const { readHtml } = await import('./html.ts');
    return ({ text, limits }) => readHtml(text ?? '', limits);
  }),
  mhtml: ofBytes(async () => (await import('./mhtml.ts')).readMhtml),
  docx: ofBytes(async () => (await import('./docx.ts')).readDocx),
  doc: ofBytes(async () => (await import('./doc.ts')).readDoc),
  odt: ofBytes(async () => (await import('./odt.ts')).readOdt),
  rtf: ofBytes(async () => (await import('./rtf.ts')).readRtf),
  xlsx: ofBytes(async () => (await import('./xlsx.ts')).readXlsx),
  xls: ofBytes(async () => (await import('./xls.ts')).readXls),
  ods: ofBytes(async () => (await import('./ods.ts')).readOds),
  pdf: ofBytes(async () => (await import('./pdf.ts')).readPdf),
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
  const load = READERS[format];
  if (load === undefined) throw withoutReader(format);
  try {
    const read = await load();
    const document = await read({ bytes, text, limits });
    return { document, findings: findTextDamage(document) };
  } catch (cause) {
    throw cause instanceof PlanfactError ? cause : unreadable(format, cause);
  }
}

type ReadBytes = (bytes: Uint8Array, limits: ReadingLimits) => Document | Promise<Document>;

function ofBytes(load: () => Promise<ReadBytes>): () => Promise<Read> {
  return once(async () => {
    const read = await load();
    return ({ bytes, limits }) => read(bytes, limits);
  });
}

function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
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
