import { PlanfactError } from '../errors.ts';
import type { Document } from './document.ts';
import { limitExceeded, NESTING_LIMIT } from './reading-limits.ts';
import { RtfFonts } from './rtf-fonts.ts';
import { RtfRow } from './rtf-row.ts';
import type { RtfToken } from './rtf-tokens.ts';
import { readRtfTokens } from './rtf-tokens.ts';
import { WordBlocks } from './word-blocks.ts';

const SIGNATURE = '{\\rtf';
/** Groups that hold no text of the page; groups that begin with `\*` hold none either. */
const SKIPPED_GROUPS = new Set(
  (
    'colortbl stylesheet info pict nonshppict nonesttables fldinst objdata template private xe tc rxe ' +
    'header headerl headerr headerf footer footerl footerr footerf footnote ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn'
  ).split(' '),
);
const CHARACTERS = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['~', '\u00a0'],
  ['-', '\u00ad'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);
const CODE_PAGE_OF_SET = new Map([
  ['mac', 10000],
  ['pc', 866],
  ['pca', 866],
]);

/** Ends of paragraphs, cells and rows. */
const MARKS = new Set(['par', 'sect', '\n', '\r', 'cell', 'nestcell', 'row']);

/** What a group hands to the groups inside it, and takes back from none of them. */
type GroupState = {
  readonly skipped: boolean;
  readonly inFontTable: boolean;
  readonly inTable: boolean;
  readonly deleted: boolean;
  readonly font: number;
  /** How many characters after a `\u` stand in for it in readers without Unicode. */
  readonly fallbackLength: number;
};

const OUTERMOST: GroupState = {
  skipped: false,
  inFontTable: false,
  inTable: false,
  deleted: false,
  font: -1,
  fallbackLength: 1,
};

const STATE_CHANGES = new Map<string, (parameter: number | null) => Partial<GroupState>>([
  ['pard', () => ({ inTable: false })],
  ['intbl', () => ({ inTable: true })],
  ['itap', (depth) => ({ inTable: (depth ?? 0) > 0 })],
  ['f', (font) => ({ font: font ?? 0 })],
  ['uc', (length) => ({ fallbackLength: Math.max(0, length ?? 1) })],
  ['deleted', (on) => ({ deleted: on !== 0 })],
]);

/**
 * Reads Rich Text Format (1.9.1): paragraphs, and tables with their cells merged across and down. Column borders are
 * the edges that `\cellx` gives, so rows with different cells line up as on the page. Numbers of lists are kept as
 * the file prints them (`\listtext`); headers, footers, footnotes, field codes and deleted text are left out.
 * Throws `file_unreadable` for a file that is not RTF or is cut off, `limit_exceeded` for an oversized one.
 */
export function readRtf(bytes: Uint8Array): Document {
  if (!startsWithSignature(bytes)) throw unreadable('it does not begin with «{\\rtf»');
  const reader = new RtfReader();
  for (const token of readRtfTokens(bytes)) {
    reader.take(token);
    if (reader.isDone) break;
  }
  if (!reader.isDone) throw unreadable('it is cut off, its last group does not end');
  return { format: 'rtf', blocks: reader.blocks.finish() };
}

function startsWithSignature(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, SIGNATURE.length)) === SIGNATURE;
}

class RtfReader {
  readonly blocks = new WordBlocks();
  readonly #fonts = new RtfFonts();
  readonly #outer: GroupState[] = [];
  readonly #row = new RtfRow();
  #state = OUTERMOST;
  #started = false;
  #starred = false;
  #defaultFont = -1;
  #tableFont = -1;
  #fallbackLeft = 0;
  #bytes: number[] = [];

  get isDone(): boolean {
    return this.#started && this.#outer.length === 0;
  }

  take(token: RtfToken): void {
    if (token.kind === 'text') for (const byte of token.bytes) this.#takeByte(byte);
    else if (token.kind === 'byte') this.#takeByte(token.byte);
    else if (token.kind === 'control') this.#takeControl(token.word, token.parameter);
    else {
      this.#flush();
      this.#fallbackLeft = 0;
      this.#starred = false;
      if (token.kind === 'open') this.#open();
      else this.#state = this.#outer.pop() ?? OUTERMOST;
    }
  }

  #open(): void {
    this.#started = true;
    if (this.#outer.length >= NESTING_LIMIT) throw limitExceeded('groups inside each other', NESTING_LIMIT);
    this.#outer.push(this.#state);
  }

  #takeByte(byte: number): void {
    if (this.#state.skipped || this.#state.inFontTable || this.#state.deleted) return;
    if (this.#fallbackLeft > 0) this.#fallbackLeft -= 1;
    else this.#bytes.push(byte);
  }

  #takeControl(word: string, parameter: number | null): void {
    if (this.#state.skipped) return;
    if (word === '*') this.#starred = true;
    else if (this.#starred || SKIPPED_GROUPS.has(word)) this.#skipGroup(word);
    else if (this.#state.inFontTable || word === 'fonttbl') this.#takeFontEntry(word, parameter ?? 0);
    else if (word === 'u') this.#takeUnicode(parameter ?? 0);
    else this.#takeCharacterOrFormatting(word, parameter);
  }

  #skipGroup(word: string): void {
    // This group stands where a row of a table inside a cell ends.
    if (word === 'nesttableprops') this.blocks.endNestedRow();
    this.#change({ skipped: true });
  }

  #takeFontEntry(word: string, parameter: number): void {
    if (word === 'fonttbl') this.#change({ inFontTable: true });
    else if (word === 'f') this.#tableFont = parameter;
    else if (word === 'fcharset') this.#fonts.setCharset(this.#tableFont, parameter);
    else if (word === 'cpg') this.#fonts.setCodePage(this.#tableFont, parameter);
  }

  #takeUnicode(parameter: number): void {
    this.#flush();
    if (!this.#state.deleted) this.blocks.addText(String.fromCharCode(parameter & 0xffff));
    this.#fallbackLeft = this.#state.fallbackLength;
  }

  #takeCharacterOrFormatting(word: string, parameter: number | null): void {
    const character = CHARACTERS.get(word);
    if (character === undefined) {
      this.#fallbackLeft = 0;
      this.#takeFormatting(word, parameter);
    } else if (this.#fallbackLeft > 0) this.#fallbackLeft -= 1;
    else if (!this.#state.deleted) {
      this.#flush();
      this.blocks.addText(character);
    }
  }

  #takeFormatting(word: string, parameter: number | null): void {
    const changes = STATE_CHANGES.get(word)?.(parameter);
    const codePage = word === 'ansicpg' ? parameter : CODE_PAGE_OF_SET.get(word);
    if (changes !== undefined) this.#change(changes);
    else if (MARKS.has(word)) this.#takeMark(word);
    else if (codePage !== undefined) this.#fonts.declarePage(codePage ?? 0);
    else if (word === 'plain') this.#change({ font: this.#defaultFont, deleted: false });
    else if (word === 'deff') this.#setDefaultFont(parameter ?? 0);
    else this.#row.take(word, parameter ?? 0);
  }

  #takeMark(word: string): void {
    this.#flush();
    if (word === 'cell') this.blocks.endCell();
    else if (word === 'nestcell') this.blocks.endNestedCell();
    else if (word === 'row') this.blocks.endRow(this.#row.edges);
    else this.blocks.endParagraph(this.#state.inTable || this.blocks.rowIsOpen);
  }

  #setDefaultFont(font: number): void {
    this.#defaultFont = font;
    this.#change({ font });
  }

  #change(changes: Partial<GroupState>): void {
    this.#flush();
    this.#state = { ...this.#state, ...changes };
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    this.blocks.addText(this.#fonts.decode(this.#state.font, Uint8Array.from(this.#bytes)));
    this.#bytes = [];
  }
}

function unreadable(reason: string): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    `Expected a Rich Text document (.rtf), but the file is damaged or of another kind: ${reason}. Open it in a word processor, save it anew and try again.`,
  );
}
