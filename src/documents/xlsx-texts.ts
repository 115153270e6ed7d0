import { limitExceeded, type ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** The elements of a part that hold a whole text, and those within them that hold its pieces. */
export type TextElements = { readonly whole: string; readonly piece: string };

/** The texts that cells refer to by index (ECMA-376 part 1, 18.4). */
export const SHARED_STRINGS: TextElements = { whole: 'x:si', piece: 'x:t' };
export const COMMENTS: TextElements = { whole: 'x:comment', piece: 'x:t' };
export const DRAWING_PARAGRAPHS: TextElements = { whole: 'a:p', piece: 'a:t' };

/** Reads the texts of a part in order, empty ones too; formatting inside a text and how it is pronounced are left out. */
export async function readTexts(
  source: ZipPackage,
  part: string,
  limits: ReadingLimits,
  { whole, piece }: TextElements,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  await readXml(source, part, limits, {
    open: ({ name }) => {
      if (name === 'x:rPh' || name === 'mc:Fallback') return 'skip';
      if (name === whole) text = '';
      return undefined;
    },
    text: (found, parent) => {
      if (parent === piece) text += found;
    },
    close: (name) => {
      if (name !== whole) return;
      texts.push(decodeText(text));
      if (texts.length > limits.cells) throw limitExceeded(limits, 'cells', part);
    },
  });
  return texts;
}

/** Undoes the spelling of characters that XML has no room for, `_x000D_` (ECMA-376 part 1, 22.9.2.19); lines end with `\n`. */
export function decodeText(text: string): string {
  const decoded = text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded;
}
