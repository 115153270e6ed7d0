const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const APOSTROPHE = 0x27;
const MINUS = 0x2d;
const SPACE = 0x20;
const CR = 0x0d;
const LF = 0x0a;
const LONGEST_WORD = 32;

/** The parts of an RTF file: groups, control words (or symbols of one character), and text as bytes of some code page. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'control'; readonly word: string; readonly parameter: number | null }
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: 'byte'; readonly byte: number };

const OPENING: RtfToken = { kind: 'open' };
const CLOSING: RtfToken = { kind: 'close' };

/**
 * Splits RTF into tokens, in one pass (Rich Text Format Specification 1.9.1, «Contents of an RTF file»).
 * `\'xx` comes as a byte; `\bin` data is left out.
 */
export function* readRtfTokens(bytes: Uint8Array): Generator<RtfToken, void, undefined> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN || byte === CLOSE) {
      yield byte === OPEN ? OPENING : CLOSING;
      at += 1;
    } else if (byte === CR || byte === LF || byte === 0) {
      at += 1;
    } else if (byte !== BACKSLASH) {
      const end = endOfText(bytes, at);
      yield { kind: 'text', bytes: bytes.subarray(at, end) };
      at = end;
    } else if (bytes[at + 1] === APOSTROPHE) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16);
      if (!Number.isNaN(value)) yield { kind: 'byte', byte: value };
      at += 4;
    } else if (isLetter(bytes[at + 1])) {
      const control = readControlWord(bytes, at + 1);
      if (control.word === 'bin') at = control.end + Math.max(0, control.parameter ?? 0);
      else {
        yield { kind: 'control', word: control.word, parameter: control.parameter };
        at = control.end;
      }
    } else {
      yield { kind: 'control', word: String.fromCharCode(bytes[at + 1] ?? 0), parameter: null };
      at += 2;
    }
  }
}

function endOfText(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF || byte === 0) break;
  }
  return end;
}

type ControlWord = { readonly word: string; readonly parameter: number | null; readonly end: number };

function readControlWord(bytes: Uint8Array, start: number): ControlWord {
  let at = start;
  let word = '';
  for (; isLetter(bytes[at]); at += 1) if (at - start < LONGEST_WORD) word += String.fromCharCode(bytes[at] ?? 0);
  const negative = bytes[at] === MINUS && isDigit(bytes[at + 1]);
  if (negative) at += 1;
  const digits = at;
  let value = 0;
  for (; isDigit(bytes[at]); at += 1) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  const parameter = at === digits ? null : Math.min(value, 0x7fffffff) * (negative ? -1 : 1);
  return { word, parameter, end: bytes[at] === SPACE ? at + 1 : at };
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
