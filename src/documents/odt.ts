import type { Document } from './document.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readOdfStories } from './odf-package.ts';

/**
 * Reads an OpenDocument text (.odt, .ott) as the page shows it: tables with their exact merges, a table inside a cell
 * as lines of that cell, list numbers and dashes as text, line breaks as `\n`, tracked deletions left out.
 *
 * Blocks come in the order of `readDocx`: page headers, the body, then hidden text, notes and comments, page footers.
 * Headers of left pages, page numbers and note marks are left out. No link, macro or embedded object is followed.
 *
 * Throws `file_unreadable` for a damaged or password-protected file and `limit_exceeded` for an oversized one.
 */
export async function readOdt(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Promise<Document> {
  const { header, body, footer } = await readOdfStories(bytes, 'text', limits);
  return { format: 'odt', blocks: [...header, ...body, ...footer] };
}
