import { brotliCompressSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStream } from '../../../src/documents/pdf/stream-filters.ts';

const NO_LIMIT = 1_000_000;

/** Codes of LZW as bits, each as wide as the codes known by then need. */
function lzw(codes: readonly number[]): Uint8Array {
  const bits = codes.map((code, index) =>
    code.toString(2).padStart(Math.max(9, Math.ceil(Math.log2(258 + index))), '0'),
  );
  return Uint8Array.from(bits.join('').match(/.{1,8}/g) ?? [], (byte) =>
    Number.parseInt(byte.padEnd(8, '0'), 2),
  );
}

function ascii85(data: Uint8Array): Uint8Array {
  const groups = Array.from({ length: Math.ceil(data.length / 4) }, (_, group) => {
    const bytes = [...data.subarray(group * 4, group * 4 + 4)];
    const word = [...bytes, 0, 0, 0].slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
    if (bytes.length === 4 && word === 0) return 'z';
    const digits = [4, 3, 2, 1, 0].map((power) => Math.floor(word / 85 ** power) % 85);
    return String.fromCharCode(...digits.slice(0, bytes.length + 1).map((digit) => digit + 33));
  });
  return new TextEncoder().encode(`${groups.join('')}~>`);
}

test('data comes out as it was before any of the filters that pack or spell it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
      const hex = new TextEncoder().encode(`${Buffer.from(data).toString('hex')}>`);
      const decoded = (bytes: Uint8Array, ...filters: readonly string[]) => [
        ...decodeStream(bytes, filters, NO_LIMIT).bytes,
      ];
      expect(decoded(deflateSync(data), 'FlateDecode')).toEqual([...data]);
      expect(decoded(brotliCompressSync(data), 'BrotliDecode')).toEqual([...data]);
      expect(decoded(hex, 'ASCIIHexDecode')).toEqual([...data]);
      expect(decoded(ascii85(data), 'A85')).toEqual([...data]);
      expect(decoded(ascii85(deflateSync(deflateSync(data))), 'A85', 'Fl', 'FlateDecode')).toEqual([...data]);
    }),
  );
});

test('what LZW and run lengths give is counted, and stops at the limit', () => {
  const growing = lzw([256, 65, 258, 259, 260, 261, 257]);
  expect(decodeStream(growing, ['LZWDecode'], NO_LIMIT).length).toBe(1 + 2 + 3 + 4 + 5);
  expect(decodeStream(growing, ['LZW'], 10).length).toBe(Infinity);
  const long = lzw([256, 65, ...Array.from({ length: 600 }, (_, index) => 258 + index), 257]);
  expect(decodeStream(long, ['LZW'], NO_LIMIT).length).toBe((601 * 602) / 2);
  const runs = Uint8Array.from([2, 65, 66, 67, 255, 68, 128, 99]);
  expect(decodeStream(runs, ['RunLengthDecode'], NO_LIMIT).length).toBe(3 + 2);
});

test('packing a packed stream again is refused where only its length is known', () => {
  expect(decodeStream(lzw([256, 65, 257]), ['LZWDecode', 'FlateDecode'], NO_LIMIT).length).toBe(Infinity);
});

test('data that cannot be unpacked counts nothing, cut-off data as far as it goes', () => {
  expect(decodeStream(Uint8Array.from([1, 2, 3]), ['FlateDecode'], NO_LIMIT).length).toBe(0);
  expect(decodeStream(Uint8Array.from([1, 2, 3]), ['DCTDecode'], NO_LIMIT).length).toBe(0);
  const cut = deflateSync(new TextEncoder().encode('захід '.repeat(20_000))).subarray(0, 300);
  expect(decodeStream(cut, ['FlateDecode'], NO_LIMIT).length).toBeGreaterThan(0);
});
