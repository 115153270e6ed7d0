import { limitExceeded } from '../limits.ts';
import { checkCharacterMap } from './check-character-map.ts';
import type { PdfLimits } from './pdf-limits.ts';
import { decodeStream } from './stream-filters.ts';

const STREAM = 'stream';
/** A stream's dictionary is looked for this far before its data. */
const DICTIONARY_BYTES = 4_096;
const UNKNOWN_FILTERS: readonly string[] = Array.from({ length: 8 }, () => 'FlateDecode');

/**
 * Unpacks every stream of a PDF before the parser, which has no such limits, sees the file, and throws
 * `limit_exceeded` for a bomb: a 1.4 KB file can give 853 MB, and a font of 1.2 KB can map more characters than there is
 * memory for. Pictures are left out: they are never decoded. Streams of an encrypted file cannot be unpacked here and
 * count as nothing.
 */
export function checkStreams(bytes: Uint8Array, limits: PdfLimits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = limits.inflatedBytes;
  let next = file.indexOf(STREAM);
  while (next >= 0) {
    const at = next;
    next = file.indexOf(STREAM, at + STREAM.length);
    const dictionary = dictionaryBefore(file, at);
    if (dictionary === null || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const filters = filtersOf(dictionary);
    const decoded = decodeStream(file.subarray(dataStart(file, at), dataEnd(filters, next)), filters, left);
    left -= decoded.length;
    if (left < 0) throw limitExceeded(limits, 'inflatedBytes');
    checkCharacterMap(decoded.bytes, limits);
  }
}

/** The text of the object up to its data; null where the word is no keyword («endstream», part of other data). */
function dictionaryBefore(file: Buffer, at: number): string | null {
  const before = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
  if (!/>>\s*$/.test(before)) return null;
  const start = before.lastIndexOf(' obj');
  return unescapedNames(start < 0 ? before : before.slice(start));
}

/** Names may be written with #xx for any of their letters. */
function unescapedNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Filters that are only referred to («/Filter 7 0 R») are taken for as many of the usual one as can be undone. */
function filtersOf(dictionary: string): readonly string[] {
  const found = /\/(?:Filter|F)\s*(?:\[([^\]]*)\]|\/([\w.]+)|(\d+\s+\d+\s+R))/.exec(dictionary);
  if (found?.[3] !== undefined) return UNKNOWN_FILTERS;
  return (found?.[1] ?? found?.[2] ?? '').match(/[\w.]+/g) ?? [];
}

function dataStart(file: Buffer, at: number): number {
  const start = at + STREAM.length;
  if (file[start] === 0x0d && file[start + 1] === 0x0a) return start + 2;
  return file[start] === 0x0d || file[start] === 0x0a ? start + 1 : start;
}

/** Packed data says itself where it ends, and may hold the word by chance; data written as text may not. */
function dataEnd(filters: readonly string[], nextKeyword: number): number | undefined {
  const asText = filters.length === 0 || /^(?:ASCII|AHx|A85)/.test(filters[0] ?? '');
  return asText && nextKeyword >= 0 ? nextKeyword : undefined;
}
