import { type BothLanguages, PlanfactError } from '../errors.ts';
import type { Block, Document } from './document.ts';
import { CellBudget, DEFAULT_LIMITS, limitExceeded, type ReadingLimits } from './limits.ts';
import { BULLET_LABEL } from './list-label.ts';
import { RtfFonts } from './rtf-fonts.ts';
import { RtfRow } from './rtf-row.ts';
import type { RtfToken } from './rtf-tokens.ts';
import { readRtfTokens } from './rtf-tokens.ts';
import { WordBlocks } from './word-blocks.ts';

const SIGNATURE = '{\\rtf';
/** Groups that hold no text of the page; most groups that begin with `\*` hold none either. */
const SKIPPED_GROUPS = new Set(
  (
    'colortbl stylesheet info pict nonshppict nonesttables fldinst objdata template private xe tc rxe ' +
    'header headerl headerr headerf footer footerl footerr footerf sp shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn'
  ).split(' '),
);
/** Notes, comments and text boxes: they come after the text of the page. */
const ASIDES = new Set(['footnote', 'annotation', 'shptxt']);
const LABELS = new Set(['listtext', 'pntext']);
const TEXT_BOX = 'shpinst';
const GROUPS = new Set([...SKIPPED_GROUPS, ...ASIDES, ...LABELS]);
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
  readonly hidden: boolean;
  /** Within the number or dash of a list. */
  readonly inLabel: boolean;
  /** Where text goes: to the page, or to what stands beside it. */
  readonly blocks: WordBlocks;
  readonly font: number;
  /** How many characters after a `\u` stand in for it in readers without Unicode. */
  readonly fallbackLength: number;
};

const STATE_CHANGES = new Map<string, (parameter: number | null) => Partial<GroupState>>([
  ['pard', () => ({ inTable: false })],
  ['intbl', () => ({ inTable: true })],
  ['itap', (depth) => ({ inTable: (depth ?? 0) > 0 })],
  ['f', (font) => ({ font: font ?? 0 })],
  ['uc', (length) => ({ fallbackLength: Math.max(0, length ?? 1) })],
  ['deleted', (on) => ({ deleted: on !== 0 })],
  ['v', (on) => ({ hidden: on !== 0 })],
]);

/**
 * Reads Rich Text Format (1.9.1): paragraphs, and tables with their cells merged across and down. Column borders are
 * the edges that `\cellx` gives, so rows with different cells line up as on the page. Numbers of lists are kept as
 * the file prints them (`\listtext`). Notes, comments, text boxes and hidden text come after everything else; headers,
 * footers, field codes and deleted text are left out.
 * Throws `file_unreadable` for a file that is not RTF or is cut off, `limit_exceeded` for an oversized one.
 */
export function readRtf(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Document {
  if (!startsWithSignature(bytes))
    throw unreadable({
      en: 'it does not begin with «{\\rtf»',
      uk: 'він не починається з «{\\rtf»',
    });
  const reader = new RtfReader(limits);
  for (const token of readRtfTokens(bytes)) {
    reader.take(token);
    if (reader.isDone) break;
  }
  if (!reader.isDone)
    throw unreadable({
      en: 'it is cut off, its last group does not end',
      uk: 'він обрізаний, остання група не закінчується',
    });
  return { format: 'rtf', blocks: reader.finish() };
}

function startsWithSignature(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, SIGNATURE.length)) === SIGNATURE;
}

class RtfReader {
  readonly #limits: ReadingLimits;
  readonly #budget: CellBudget;
  readonly #fonts = new RtfFonts();
  readonly #row = new RtfRow();
  readonly #page: WordBlocks;
  readonly #hidden: WordBlocks;
  readonly #asides: WordBlocks[] = [];
  readonly #outer: GroupState[] = [];
  #state: GroupState;
  #started = false;
  #starred = false;
  #defaultFont = -1;
  #tableFont = -1;
  #fallbackLeft = 0;
  #bytes: number[] = [];
  #label = '';

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
    this.#budget = new CellBudget(limits);
    this.#page = new WordBlocks(this.#budget);
    this.#hidden = new WordBlocks(this.#budget);
    this.#state = {
      skipped: false,
      inFontTable: false,
      inTable: false,
      deleted: false,
      hidden: false,
      inLabel: false,
      blocks: this.#page,
      font: -1,
      fallbackLength: 1,
    };
  }

  get isDone(): boolean {
    return this.#started && this.#outer.length === 0;
  }

  finish(): readonly Block[] {
    return [this.#page, ...this.#asides, this.#hidden].flatMap((blocks) => blocks.finish());
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
      else this.#close();
    }
  }

  #open(): void {
    this.#started = true;
    if (this.#outer.length >= this.#limits.nesting) throw limitExceeded(this.#limits, 'nesting');
    this.#outer.push(this.#state);
  }

  #close(): void {
    const { inLabel } = this.#state;
    this.#state = this.#outer.pop() ?? this.#state;
    if (!inLabel || this.#state.inLabel) return;
    const label = this.#label.trim();
    this.#label = '';
    if (label !== '') this.#write(/[\p{L}\p{N}]/u.test(label) ? `${label} ` : BULLET_LABEL);
  }

  #takeByte(byte: number): void {
    if (this.#state.skipped || this.#state.inFontTable || this.#state.deleted) return;
    if (this.#fallbackLeft > 0) this.#fallbackLeft -= 1;
    else this.#bytes.push(byte);
  }

  #takeControl(word: string, parameter: number | null): void {
    if (this.#state.skipped) return;
    if (word === '*') this.#starred = true;
    else if (this.#starred || GROUPS.has(word)) this.#enterGroup(word);
    else if (this.#state.inFontTable || word === 'fonttbl') this.#takeFontEntry(word, parameter ?? 0);
    else if (word === 'u') this.#takeUnicode(parameter ?? 0);
    else this.#takeCharacterOrFormatting(word, parameter);
  }

  #enterGroup(word: string): void {
    this.#starred = false;
    if (LABELS.has(word)) this.#change({ inLabel: true });
    else if (ASIDES.has(word)) {
      const aside = new WordBlocks(this.#budget);
      this.#asides.push(aside);
      this.#change({ blocks: aside, inTable: false });
    } else if (word !== TEXT_BOX) {
      // The group that holds the properties of a row inside a cell stands where that row ends.
      if (word === 'nesttableprops') this.#state.blocks.endNestedRow();
      this.#change({ skipped: true });
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
    if (!this.#state.deleted) this.#write(String.fromCharCode(parameter & 0xffff));
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
      this.#write(character);
    }
  }

  #takeFormatting(word: string, parameter: number | null): void {
    const changes = STATE_CHANGES.get(word)?.(parameter);
    const codePage = word === 'ansicpg' ? parameter : CODE_PAGE_OF_SET.get(word);
    if (changes !== undefined) this.#change(changes);
    else if (MARKS.has(word)) this.#takeMark(word);
    else if (codePage !== undefined) this.#fonts.declarePage(codePage ?? 0);
    else if (word === 'plain') this.#change({ font: this.#defaultFont, deleted: false, hidden: false });
    else if (word === 'deff') this.#setDefaultFont(parameter ?? 0);
    else this.#row.take(word, parameter ?? 0);
  }

  #takeMark(word: string): void {
    this.#flush();
    const { blocks, inTable } = this.#state;
    if (word === 'cell') blocks.endCell();
    else if (word === 'nestcell') blocks.endNestedCell();
    else if (word === 'row') blocks.endRow(this.#row.edges);
    else blocks.endParagraph(inTable || blocks.rowIsOpen);
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
    this.#write(this.#fonts.decode(this.#state.font, Uint8Array.from(this.#bytes)));
    this.#bytes = [];
  }

  #write(text: string): void {
    if (this.#state.inLabel) this.#label += text;
    else (this.#state.hidden ? this.#hidden : this.#state.blocks).addText(text);
  }
}

function unreadable(reason: BothLanguages): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: `Expected a Rich Text document (.rtf), but the file is damaged or of another kind: ${reason.en}. Open it in a word processor, save it anew and try again.`,
    uk: `Очікувався документ Rich Text (.rtf), але файл пошкоджений або іншого типу: ${reason.uk}. Відкрийте його в текстовому редакторі, збережіть заново та спробуйте ще раз.`,
  });
}
