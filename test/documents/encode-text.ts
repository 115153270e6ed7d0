import type { TextEncoding } from '../../src/documents/encoding.ts';
import { decodeSingleByte, type SingleByteEncoding } from '../../src/documents/single-byte-encoding.ts';

/** Encodes a text that the encoding can hold: the reverse of decoding, from the table of the 256 bytes. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const bytes = byteOfSign(encoding);
  return Uint8Array.from(text, (sign) => {
    const byte = bytes.get(sign);
    if (byte === undefined) throw new Error(`${encoding} has no «${sign}»`);
    return byte;
  });
}

function byteOfSign(encoding: SingleByteEncoding): ReadonlyMap<string, number> {
  return new Map(
    Array.from(
      { length: 256 },
      (_, byte) => [decodeSingleByte(Uint8Array.of(byte), encoding), byte] as const,
    ),
  );
}
