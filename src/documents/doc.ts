import type { Block, Document } from './document.ts';
import { convertWithLibreOffice } from './libreoffice.ts';
import { CellBudget, DEFAULT_LIMITS, type ReadingLimits } from './limits.ts';
import { readRtf } from './rtf.ts';
import { WordBlocks } from './word-blocks.ts';
import type { WordFile } from './word-file.ts';
import { openWordFile } from './word-file.ts';
import type { FormattedRun } from './word-formatting.ts';
import { readCharacterRuns, readParagraphRuns, runAt } from './word-formatting.ts';
import type { WordNumbering } from './word-lists.ts';
import { readNumbering } from './word-lists.ts';
import type { ParagraphMark } from './word-paragraph.ts';
import { readParagraphMark } from './word-paragraph.ts';
import type { Piece } from './word-pieces.ts';
import { readPieces } from './word-pieces.ts';

const DELETED = 0x0800;
const HIDDEN = 0x083c;
const CELL_MARK = '\u0007';
const FIELD_BEGIN = '\u0013';
const FIELD_SEPARATOR = '\u0014';
const FIELD_END = '\u0015';
const PARAGRAPH_MARKS = '\r\f\u000e\u0007';
const TEXT_OF_CONTROL = new Map([
  ['\t', '\t'],
  ['\u000b', '\n'],
  ['\u001e', '\u2011'],
  ['\u001f', '\u00ad'],
]);
const PLAIN_PARAGRAPH = readParagraphMark([]);

/**
 * Reads a Word 97–2003 document (.doc) by itself: paragraphs and tables with their merged cells; notes, comments, text
 * boxes and hidden text after everything else; no headers, footers, field codes or deleted text. Files of Word 6 and 95
 * are converted by LibreOffice.
 * Throws `file_unreadable` for a damaged or password-protected file, `limit_exceeded` for an oversized one and
 * `libreoffice_missing` where LibreOffice is needed and not installed.
 */
export async function readDoc(bytes: Uint8Array, limits: ReadingLimits = DEFAULT_LIMITS): Promise<Document> {
  const file = openWordFile(bytes);
  if (file !== null) return { format: 'doc', blocks: readBlocks(file, new CellBudget(limits)) };
  const converted = readRtf(await convertWithLibreOffice(bytes, 'doc', 'rtf'), limits);
  return { ...converted, format: 'doc' };
}

function readBlocks(file: WordFile, budget: CellBudget): readonly Block[] {
  const paragraphs = readParagraphRuns(file);
  const characters = readCharacterRuns(file).flatMap(unprintedRun);
  const hidden = new WordBlocks(budget);
  const numbering = readNumbering(file);
  const texts = readPieces(file).map((pieces) => {
    const reader = new DocReader({
      paragraphs,
      characters,
      blocks: new WordBlocks(budget),
      hidden,
      numbering,
    });
    for (const piece of pieces) reader.take(piece);
    return reader;
  });
  return [...texts.flatMap((reader) => reader.finish()), ...hidden.finish()];
}

/** A stretch of characters that the page does not show. */
type UnprintedRun = FormattedRun & { readonly deleted: boolean };

function unprintedRun(run: FormattedRun): readonly UnprintedRun[] {
  const isOn = (wanted: number): boolean =>
    run
      .properties()
      .some(({ code, operand }) => code === wanted && operand.byteLength > 0 && operand.getUint8(0) !== 0);
  const deleted = isOn(DELETED);
  return deleted || isOn(HIDDEN) ? [{ ...run, deleted }] : [];
}

type DocParts = {
  readonly paragraphs: readonly FormattedRun[];
  readonly characters: readonly UnprintedRun[];
  readonly blocks: WordBlocks;
  readonly hidden: WordBlocks;
  readonly numbering: WordNumbering;
};

class DocReader {
  readonly #parts: DocParts;
  readonly #marks = new Map<FormattedRun, ParagraphMark>();
  /** For each open field, whether its result has begun; before that, its text is a command. */
  readonly #fields: boolean[] = [];
  #commands = 0;

  constructor(parts: DocParts) {
    this.#parts = parts;
  }

  take(piece: Piece): void {
    let plain = 0;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: Word marks cells, rows and fields with control characters
    for (const { 0: control, index } of piece.text.matchAll(/[\0-\u001f]/g)) {
      this.#takeText(piece, plain, index);
      plain = index + 1;
      const offset = piece.offset + index * piece.bytesPerCharacter;
      if (PARAGRAPH_MARKS.includes(control)) this.#endParagraph(control, this.#markAt(offset));
      else this.#takeControl(control);
    }
    this.#takeText(piece, plain, piece.text.length);
  }

  finish(): readonly Block[] {
    return this.#parts.blocks.finish();
  }

  #takeText(piece: Piece, start: number, end: number): void {
    if (start >= end || this.#commands > 0) return;
    if (this.#parts.characters.length === 0) this.#parts.blocks.addText(piece.text.slice(start, end));
    else for (let index = start; index < end; index += 1) this.#takeCharacter(piece, index);
  }

  #takeCharacter(piece: Piece, index: number): void {
    const run = runAt(this.#parts.characters, piece.offset + index * piece.bytesPerCharacter);
    if (run?.deleted === true) return;
    (run === undefined ? this.#parts.blocks : this.#parts.hidden).addText(piece.text.charAt(index));
  }

  #takeControl(control: string): void {
    if (control === FIELD_BEGIN) {
      this.#fields.push(false);
      this.#commands += 1;
    } else if (control === FIELD_SEPARATOR && this.#fields.at(-1) === false) {
      this.#fields[this.#fields.length - 1] = true;
      this.#commands -= 1;
    } else if (control === FIELD_END) {
      if (this.#fields.pop() === false) this.#commands -= 1;
    } else if (this.#commands === 0) this.#parts.blocks.addText(TEXT_OF_CONTROL.get(control) ?? '');
  }

  #markAt(offset: number): ParagraphMark {
    const run = runAt(this.#parts.paragraphs, offset);
    if (run === undefined) return PLAIN_PARAGRAPH;
    const mark = this.#marks.get(run) ?? readParagraphMark(run.properties());
    this.#marks.set(run, mark);
    return mark;
  }

  #endParagraph(control: string, mark: ParagraphMark): void {
    const { blocks, numbering } = this.#parts;
    if (!(mark.rowEnd || mark.innerRowEnd)) blocks.labelParagraph(numbering.labelOf(mark.properties));
    if (mark.rowEnd) blocks.endRow(mark.edges);
    else if (control === CELL_MARK) blocks.endCell();
    else if (mark.innerRowEnd) blocks.endNestedRow();
    else if (mark.innerCellEnd) blocks.endNestedCell();
    else blocks.endParagraph(mark.inTable || blocks.rowIsOpen);
  }
}
