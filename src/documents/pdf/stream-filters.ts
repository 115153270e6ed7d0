import { brotliDecompressSync, constants, inflateSync } from 'node:zlib';

const INFLATING = new Set(['FlateDecode', 'Fl', 'BrotliDecode', 'LZWDecode', 'LZW', 'RunLengthDecode', 'RL']);
/** Filters whose output is only counted, since nothing else packs it again in a file that is no bomb. */
const COUNTED: ReadonlyMap<string, (data: Uint8Array, limit: number) => number> = new Map([
  ['LZWDecode', lzwLength],
  ['LZW', lzwLength],
  ['RunLengthDecode', runLength],
  ['RL', runLength],
]);
const LZW_CLEAR = 256;
const LZW_END = 257;
const LZW_CODES = 4096;

/** What a stream gives; `bytes` only as far as its filters can be undone here. */
export type Decoded = { readonly length: number; readonly bytes: Uint8Array };

const NOTHING = new Uint8Array(0);
const TOO_LONG: Decoded = { length: Infinity, bytes: NOTHING };

/**
 * Undoes the filters of a stream (names of ISO 32000-2, 7.4) and says how many bytes it gives, Infinity when they are
 * more than `limit`. A filter that decodes pictures ends the count, since no picture is ever decoded here. Damaged data
 * counts as far as it can be read.
 */
export function decodeStream(data: Uint8Array, filters: readonly string[], limit: number): Decoded {
  let bytes = data;
  for (const [place, filter] of filters.entries()) {
    const count = COUNTED.get(filter);
    if (count) {
      const isLast = !filters.slice(place + 1).some((name) => INFLATING.has(name));
      return { length: isLast ? count(bytes, limit) : Infinity, bytes: NOTHING };
    }
    const decoded = decode(bytes, filter, limit);
    if (decoded === 'too long') return TOO_LONG;
    if (decoded === 'not read') return place === 0 ? { length: 0, bytes } : { length: bytes.length, bytes };
    bytes = decoded;
  }
  return { length: filters.length === 0 ? 0 : bytes.length, bytes };
}

function decode(data: Uint8Array, filter: string, limit: number): Uint8Array | 'too long' | 'not read' {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(() =>
        inflateSync(data, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }),
      );
    case 'BrotliDecode':
      return inflated(() => brotliDecompressSync(data, { maxOutputLength: limit }));
    case 'ASCIIHexDecode':
    case 'AHx':
      return hexDecoded(data);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85Decoded(data);
    default:
      return 'not read';
  }
}

function inflated(inflate: () => Uint8Array): Uint8Array | 'too long' | 'not read' {
  try {
    return inflate();
  } catch (error) {
    const tooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLong ? 'too long' : 'not read';
  }
}

function hexDecoded(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0x3e);
  const digits = Buffer.from(data.subarray(0, end < 0 ? data.length : end)).toString('latin1');
  return Buffer.from(digits.replace(/[^0-9a-f]/gi, ''), 'hex');
}

function ascii85Decoded(data: Uint8Array): Uint8Array {
  const bytes: number[] = [];
  let group: number[] = [];
  for (const code of data) {
    if (code === 0x7e) break;
    if (code === 0x7a && group.length === 0) {
      bytes.push(0, 0, 0, 0);
    } else if (code >= 0x21 && code <= 0x75) {
      group.push(code - 0x21);
      if (group.length === 5) {
        bytes.push(...ascii85Group(group));
        group = [];
      }
    }
  }
  if (group.length > 1) {
    const padded = [...group, 84, 84, 84, 84].slice(0, 5);
    bytes.push(...ascii85Group(padded).slice(0, group.length - 1));
  }
  return Uint8Array.from(bytes);
}

function ascii85Group(digits: readonly number[]): number[] {
  const word = digits.reduce((sum, digit) => sum * 85 + digit, 0) % 2 ** 32;
  return [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff];
}

/** The length alone: what a code stands for is one byte longer than what the code before it stood for. */
function lzwLength(data: Uint8Array, limit: number): number {
  const lengths = new Uint32Array(LZW_CODES).fill(1);
  let next = 258;
  let width = 9;
  let previous = 0;
  let total = 0;
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & (2 ** width - 1);
    if (code === LZW_END) break;
    if (code === LZW_CLEAR) {
      next = 258;
      width = 9;
      previous = 0;
      continue;
    }
    if (previous > 0 && next < LZW_CODES) {
      lengths[next] = previous + 1;
      next += 1;
    }
    previous = lengths[code] ?? 1;
    total += previous;
    if (total > limit) return Infinity;
    width = Math.min(12, Math.max(9, Math.ceil(Math.log2(next + 2))));
  }
  return total;
}

function runLength(data: Uint8Array, limit: number): number {
  let total = 0;
  let place = 0;
  while (place < data.length) {
    const length = data[place] ?? 128;
    if (length === 128) break;
    total += length < 128 ? length + 1 : 257 - length;
    place += length < 128 ? length + 2 : 2;
    if (total > limit) return Infinity;
  }
  return total;
}
