import { type PdfLimits, pdfLimitExceeded } from './pdf-limits.ts';

const MAP_START = 'begincmap';
/** The keyword of a map stands near its beginning. */
const START_WITHIN = 4_096;
const RANGE_BLOCK = /begin(?:bf|cid)range(.*?)end(?:bf|cid)range/gs;
const RANGE = /<([\da-f\s]*)>\s*<([\da-f\s]*)>\s*(?:<[\da-f\s]*>|\[[^\]]*\]|\d+)/gi;

/**
 * Adds up the ranges of a character map (CMap, ISO 32000-2, 9.10.3): the parser writes out each character of a range,
 * so that a line of text can fill the memory. Throws `limit_exceeded` for more characters than there are.
 */
export function checkCharacterMap(stream: Uint8Array, limits: PdfLimits): void {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength);
  if (bytes.subarray(0, START_WITHIN).indexOf(MAP_START) < 0) return;
  let characters = 0;
  for (const [, ranges = ''] of bytes.toString('latin1').matchAll(RANGE_BLOCK)) {
    for (const [, first = '', last = ''] of ranges.matchAll(RANGE)) {
      characters += Math.max(0, codeOf(last) - codeOf(first) + 1);
      if (!(characters <= limits.mappedCharacters)) throw pdfLimitExceeded(limits, 'mappedCharacters');
    }
  }
}

function codeOf(digits: string): number {
  return Number.parseInt(digits.replace(/\s/g, ''), 16);
}
