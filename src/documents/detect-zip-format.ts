import type { DocumentFormat } from './document.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import { openZipPackage, type ZipPackage } from './zip-package.ts';

/** The formats that are packed as ZIP files. */
export type ZipFormat = Extract<DocumentFormat, 'docx' | 'odt' | 'xlsx' | 'ods'>;

const CONTENT_TYPES = '[Content_Types].xml';
const MANIFEST = 'META-INF/manifest.xml';
/** Beginnings of media types; templates and documents with macros end differently and read alike. */
const MEDIA_TYPES: readonly (readonly [prefix: string, format: ZipFormat])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main', 'docx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.template.main', 'docx'],
  ['application/vnd.ms-word.document.macroenabled.main', 'docx'],
  ['application/vnd.ms-word.template.macroenabledtemplate.main', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.template.main', 'xlsx'],
  ['application/vnd.ms-excel.sheet.macroenabled.main', 'xlsx'],
  ['application/vnd.ms-excel.template.macroenabled.main', 'xlsx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
];

/**
 * Tells what a ZIP file is from its own account of itself: the content types of an OOXML package, the media type of
 * an OpenDocument one. Null for any other ZIP (slides, a binary workbook, an archive of reports).
 * Throws `file_unreadable` for a damaged one and `limit_exceeded` like the readers.
 */
export async function detectZipFormat(
  bytes: Uint8Array,
  limits: ReadingLimits = DEFAULT_LIMITS,
): Promise<ZipFormat | null> {
  const source = await openZipPackage(bytes, limits);
  if (source.has(CONTENT_TYPES)) return fromContentTypes(source, limits);
  if (source.has('mimetype')) return formatOf(await readStart(source, 'mimetype'));
  if (source.has(MANIFEST)) return fromManifest(source, limits);
  return null;
}

async function fromContentTypes(source: ZipPackage, limits: ReadingLimits): Promise<ZipFormat | null> {
  let format: ZipFormat | null = null;
  await readXml(source, CONTENT_TYPES, limits, {
    open: (element) => {
      format ??= formatOf(element.attribute('ContentType') ?? '');
    },
  });
  return format;
}

async function fromManifest(source: ZipPackage, limits: ReadingLimits): Promise<ZipFormat | null> {
  let format: ZipFormat | null = null;
  await readXml(source, MANIFEST, limits, {
    open: (element) => {
      if (element.attribute('manifest:full-path') !== '/') return;
      format = formatOf(element.attribute('manifest:media-type') ?? '');
    },
  });
  return format;
}

async function readStart(source: ZipPackage, part: string): Promise<string> {
  for await (const chunk of source.read(part)) return Buffer.from(chunk).toString('latin1');
  return '';
}

function formatOf(mediaType: string): ZipFormat | null {
  const type = mediaType.trim().toLowerCase();
  return MEDIA_TYPES.find(([prefix]) => type.startsWith(prefix))?.[1] ?? null;
}
