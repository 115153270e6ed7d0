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
    const { token, end } = bytes[at] === BACKSLASH ? readControl(bytes, at + 1) : readPlain(bytes, at);
    if (token !== null) yield token;
    at = end;
  }
}

type Step = { readonly token: RtfToken | null; readonly end: number };

function readPlain(bytes: Uint8Array, at: number): Step {
  const byte = bytes[at];
  if (byte === OPEN) return { token: OPENING, end: at + 1 };
  if (byte === CLOSE) return { token: CLOSING, end: at + 1 };
  if (byte === CR || byte === LF || byte === 0) return { token: null, end: at + 1 };
  const end = endOfText(bytes, at);
  return { token: { kind: 'text', bytes: bytes.subarray(at, end) }, end };
}

function readControl(bytes: Uint8Array, at: number): Step {
  if (bytes[at] === APOSTROPHE) {
    const byte = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
    return { token: Number.isNaN(byte) ? null : { kind: 'byte', byte }, end: at + 3 };
  }
  if (!isLetter(bytes[at])) {
    const word = String.fromCharCode(bytes[at] ?? 0);
    return { token: { kind: 'control', word, parameter: null }, end: at + 1 };
  }
  const { word, parameter, end } = readControlWord(bytes, at);
  if (word === 'bin') return { token: null, end: end + Math.max(0, parameter ?? 0) };
  return { token: { kind: 'control', word, parameter }, end };
}

function endOfText(bytes: Uint8Array, start: number): number {
  let end = start + 1;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF || byte === 0)
      break;
  }
  return end;
}

type ControlWord = { readonly word: string; readonly parameter: number | null; readonly end: number };

function readControlWord(bytes: Uint8Array, start: number): ControlWord {
  let at = start;
  let word = '';
  for (; isLetter(bytes[at]); at += 1)
    if (at - start < LONGEST_WORD) word += String.fromCharCode(bytes[at] ?? 0);
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
