import { PlanfactError } from '../errors.ts';
import type { Document } from './document.ts';
import { limitExceeded, NESTING_LIMIT } from './reading-limits.ts';
import { RtfFonts } from './rtf-fonts.ts';
import type { RtfToken } from './rtf-tokens.ts';
import { readRtfTokens } from './rtf-tokens.ts';
import type { CellEdges } from './word-blocks.ts';
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

/**
 * Reads Rich Text Format (1.9.1): paragraphs, and tables with their cells merged across and down. Column borders are
 * the edges that `\cellx` gives, so rows with different cells line up as on the page. Numbers of lists are kept as
 * the file prints them (`\listtext`); headers, footers, footnotes, field codes and deleted text are left out.
 * Throws `file_unreadable` for a file that is not RTF or is cut off, `limit_exceeded` for an oversized one.
 */
export async function readRtf(bytes: Uint8Array): Promise<Document> {
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
  readonly #row = new RowDefinition();
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
    // Stands where the row of a table inside a cell ends, and holds its \nestrow.
    else if (word === 'nesttableprops') {
      this.blocks.endNestedRow();
      this.#change({ skipped: true });
    } else if (this.#starred || SKIPPED_GROUPS.has(word)) this.#change({ skipped: true });
    else if (this.#state.inFontTable || word === 'fonttbl') this.#takeFontEntry(word, parameter ?? 0);
    else if (word === 'u') this.#takeUnicode(parameter ?? 0);
    else {
      const character = CHARACTERS.get(word);
      if (character !== undefined) this.#takeCharacter(character);
      else {
        this.#fallbackLeft = 0;
        this.#takeFormatting(word, parameter);
      }
    }
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

  #takeCharacter(character: string): void {
    if (this.#fallbackLeft > 0) this.#fallbackLeft -= 1;
    else if (!this.#state.deleted) {
      this.#flush();
      this.blocks.addText(character);
    }
  }

  #takeFormatting(word: string, parameter: number | null): void {
    switch (word) {
      case 'par':
      case 'sect':
      case '\n':
      case '\r':
        this.#flush();
        return this.blocks.endParagraph(this.#state.inTable || this.blocks.rowIsOpen);
      case 'cell':
        this.#flush();
        return this.blocks.endCell();
      case 'nestcell':
        this.#flush();
        return this.blocks.endNestedCell();
      case 'row':
        this.#flush();
        return this.blocks.endRow(this.#row.edges);
      case 'intbl':
        return this.#change({ inTable: true });
      case 'itap':
        return this.#change({ inTable: (parameter ?? 0) > 0 });
      case 'pard':
        return this.#change({ inTable: false });
      case 'plain':
        return this.#change({ font: this.#defaultFont, deleted: false });
      case 'f':
        return this.#change({ font: parameter ?? 0 });
      case 'deff':
        this.#defaultFont = parameter ?? 0;
        return this.#change({ font: this.#defaultFont });
      case 'uc':
        return this.#change({ fallbackLength: Math.max(0, parameter ?? 1) });
      case 'deleted':
        return this.#change({ deleted: parameter !== 0 });
      case 'ansicpg':
        return this.#fonts.declarePage(parameter ?? 0);
      default:
        if (CODE_PAGE_OF_SET.has(word)) return this.#fonts.declarePage(CODE_PAGE_OF_SET.get(word) ?? 0);
        return this.#row.take(word, parameter ?? 0);
    }
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

/** The cells that the row to come (or just written: Word repeats the definition behind the cells) is made of. */
class RowDefinition {
  #edges: CellEdges[] = [];
  #left = 0;
  #joinsLeft = false;
  #vertical: CellEdges['vertical'] = 'single';

  get edges(): readonly CellEdges[] {
    return this.#edges;
  }

  take(word: string, parameter: number): void {
    switch (word) {
      case 'trowd':
        this.#edges = [];
        this.#left = 0;
        break;
      case 'trleft':
        if (this.#edges.length === 0) this.#left = parameter;
        break;
      case 'clmrg':
        this.#joinsLeft = true;
        break;
      case 'clvmgf':
        this.#vertical = 'first';
        break;
      case 'clvmrg':
        this.#vertical = 'next';
        break;
      case 'cellx':
        this.#edges.push({
          left: this.#left,
          right: parameter,
          joinsLeft: this.#joinsLeft,
          vertical: this.#vertical,
        });
        this.#left = parameter;
        this.#joinsLeft = false;
        this.#vertical = 'single';
        break;
    }
  }
}

function unreadable(reason: string): PlanfactError {
  return new PlanfactError(
    'file_unreadable',
    `Expected a Rich Text document (.rtf), but the file is damaged or of another kind: ${reason}. Open it in a word processor, save it anew and try again.`,
  );
}
