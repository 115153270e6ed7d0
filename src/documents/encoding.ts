import { isUtf8 } from 'node:buffer';
import { PlanfactError } from '../errors.ts';
import type { SingleByteEncoding } from './single-byte-encoding.ts';
import { decodeSingleByte, guessSingleByteEncoding, SINGLE_BYTE_ENCODINGS } from './single-byte-encoding.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | SingleByteEncoding;

export type DecodedText = {
  /** Without a byte order mark. U+FFFD stands for each character that could not be read. */
  readonly text: string;
  readonly encoding: TextEncoding;
};

/** Each is used for whole texts only, so it keeps nothing from one to the next. */
const DECODERS = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
} as const;

/** Control characters make up a tenth of arbitrary bytes; stray ones in text stay far below this share. */
const MOST_CONTROLS = 0.02;
const SHORT_TEXT = 8;
const WHITE_SPACE = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const UTF16_SAMPLE = 8_192;

/**
 * Decodes text whose encoding nobody told: a byte order mark, then UTF-8 if the bytes are valid UTF-8 (also
 * when the file is cut or a little damaged), then UTF-16 without mark, then the 8-bit encoding that the file
 * declares or, where the text speaks against it, the one in which it reads as Ukrainian.
 *
 * @param declared the label of a charset that the file names in itself (an HTML `<meta>`, an XML declaration)
 * @throws PlanfactError `format_unknown` when the bytes are not text
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const encoding = encodingOfMark(bytes) ?? encodingOfUnmarked(bytes, declared);
  const decoded = isSingleByte(encoding)
    ? decodeSingleByte(bytes, encoding)
    : DECODERS[encoding].decode(bytes);
  if (holdsTooManyControls(decoded)) throw notText(bytes);
  const text = withoutEndMark(decoded).replaceAll('\0', '\ufffd');
  return { text, encoding };
}

function encodingOfMark(bytes: Uint8Array): TextEncoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function encodingOfUnmarked(bytes: Uint8Array, declared: string | undefined): TextEncoding {
  const utf16 = guessUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (isUtf8(bytes) || isDamagedUtf8(bytes)) return 'utf-8';
  return guessSingleByteEncoding(bytes, singleByteEncodingOf(declared));
}

/** In UTF-16 every other byte of Ukrainian text is 0 (signs, digits) or 4 (letters). */
function guessUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const sample = bytes.subarray(0, Math.min(UTF16_SAMPLE, bytes.length - (bytes.length % 2)));
  if (!sample.includes(0) && !sample.includes(4)) return undefined;
  const highBytes = [0, 0];
  for (const [i, byte] of sample.entries()) {
    if (byte === 0 || byte === 4) highBytes[i % 2] = (highBytes[i % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = highBytes;
  const units = sample.length / 2;
  if (units === 0 || Math.min(even, odd) > units * 0.1) return undefined;
  if (odd >= units * 0.8) return 'utf-16le';
  return even >= units * 0.8 ? 'utf-16be' : undefined;
}

/** A file cut inside a character or with a few broken bytes is still UTF-8 when most of its characters are whole. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = DECODERS['utf-8'].decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole > 4 * broken;
}

function singleByteEncodingOf(label: string | undefined): SingleByteEncoding | undefined {
  if (label === undefined) return undefined;
  const name = encodingOfLabel(label);
  return SINGLE_BYTE_ENCODINGS.find((encoding) => encoding === name);
}

function encodingOfLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return label.toLowerCase();
  }
}

function isSingleByte(encoding: TextEncoding): encoding is SingleByteEncoding {
  return SINGLE_BYTE_ENCODINGS.some((known) => known === encoding);
}

function holdsTooManyControls(text: string): boolean {
  const most = text.length < SHORT_TEXT ? 0 : Math.max(1, text.length * MOST_CONTROLS);
  let controls = 0;
  for (let i = 0; i < text.length && controls <= most; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x7f || (code < 0x20 && !WHITE_SPACE.has(code))) controls += 1;
  }
  return controls > most;
}

/** DOS programs closed a text file with one or more Ctrl-Z. */
function withoutEndMark(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\u001a') end -= 1;
  return text.slice(0, end);
}

function notText(bytes: Uint8Array): PlanfactError {
  const beginning = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return new PlanfactError('format_unknown', {
    en: `Expected text, found a binary file (${bytes.length} bytes, beginning with ${beginning}). Open it in the program that made it and save it as .docx, .odt, .xlsx or plain text.`,
    uk: `Очікувався текст, а це двійковий файл (байтів: ${bytes.length}, перші з них ${beginning}). Відкрийте його у програмі, яка його створила, і збережіть як .docx, .odt, .xlsx або простий текст.`,
  });
}
