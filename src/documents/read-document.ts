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

type Reader = (source: Source) => Document | Promise<Document>;

/** A reader's libraries are loaded when the first file needs them, so that a text never waits for another format's. */
const READERS: Partial<Record<FileFormat, () => Promise<Reader>>> = {
  text: () =>
    import('./text.ts').then(
      ({ readText }) =>
        ({ text }) =>
          readText(text ?? ''),
    ),
  csv: () =>
    import('./csv.ts').then(
      ({ readCsv }) =>
        ({ text, limits }) =>
          readCsv(text ?? '', limits),
    ),
  html: () =>
    import('./html.ts').then(
      ({ readHtml }) =>
        ({ text, limits }) =>
          readHtml(text ?? '', limits),
    ),
  mhtml: () =>
    import('./mhtml.ts').then(
      ({ readMhtml }) =>
        ({ bytes, limits }) =>
          readMhtml(bytes, limits),
    ),
  doc: () =>
    import('./doc.ts').then(
      ({ readDoc }) =>
        ({ bytes, limits }) =>
          readDoc(bytes, limits),
    ),
  rtf: () =>
    import('./rtf.ts').then(
      ({ readRtf }) =>
        ({ bytes, limits }) =>
          readRtf(bytes, limits),
    ),
  xls: () =>
    import('./xls.ts').then(
      ({ readXls }) =>
        ({ bytes, limits }) =>
          readXls(bytes, limits),
    ),
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
  const loadReader = READERS[format];
  if (loadReader === undefined) throw withoutReader(format);
  const read = await loadReader();
  try {
    const document = await read({ bytes, text, limits });
    return { document, findings: findTextDamage(document) };
  } catch (cause) {
    throw cause instanceof PlanfactError ? cause : unreadable(format, cause);
  }
}

function withoutReader(format: FileFormat): PlanfactError {
  return new PlanfactError(
    'format_unknown',
    `Expected a report in one of the formats ${Object.keys(READERS).join(', ')}, found ${format}. Save it in one of them and try again.`,
  );
}

function unreadable(format: FileFormat, cause: unknown): PlanfactError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new PlanfactError(
    'file_unreadable',
    `Expected a whole file of the format ${format}, but its reader gave up: ${reason}. Open it in the program that made it, save it anew and try again.`,
    { cause },
  );
}
