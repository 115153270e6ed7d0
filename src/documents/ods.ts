import type { Document } from './document.ts';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readOdfStories } from './odf-package.ts';

/**
 * Reads an OpenDocument spreadsheet (.ods, .ots): one grid for each sheet with text, in order, with its merges, hidden
 * rows and hidden columns; all rows of a hidden sheet are hidden. Values are spelled as `readXlsx` spells them. Text
 * boxes come as paragraphs before their sheet, comments after everything; print headers and footers are left out.
 *
 * Rows and cells that the file repeats count as often as they hold text: empty ones cost nothing. A sheet that reaches
 * too far throws `limit_exceeded`, a damaged or password-protected file `file_unreadable`.
 */
export async function readOds(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Promise<Document> {
  const { body } = await readOdfStories(bytes, 'spreadsheet', limits);
  return { format: 'ods', blocks: body };
}
