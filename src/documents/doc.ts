import type { Block, Document } from './document.ts';
import { convertWithLibreOffice } from './libreoffice.ts';
import { readRtf } from './rtf.ts';
import { WordBlocks } from './word-blocks.ts';
import type { WordFile } from './word-file.ts';
import { openWordFile } from './word-file.ts';
import type { FormattedRun } from './word-formatting.ts';
import { readCharacterRuns, readParagraphRuns, runAt } from './word-formatting.ts';
import type { ParagraphMark } from './word-paragraph.ts';
import { readParagraphMark } from './word-paragraph.ts';
import type { Piece } from './word-pieces.ts';
import { readPieces } from './word-pieces.ts';

const DELETED = 0x0800;
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
 * Reads a Word 97–2003 document (.doc) by itself: paragraphs and tables with their merged cells, without footnotes,
 * headers, text boxes, field codes and deleted text. Files of Word 6 and 95 are converted by LibreOffice.
 * Throws `file_unreadable` for a damaged or password-protected file, `limit_exceeded` for an oversized one and
 * `libreoffice_missing` where LibreOffice is needed and not installed.
 */
export async function readDoc(bytes: Uint8Array): Promise<Document> {
  const file = openWordFile(bytes);
  if (file !== null) return { format: 'doc', blocks: readBlocks(file) };
  const converted = readRtf(await convertWithLibreOffice(bytes, 'doc', 'rtf'));
  return { ...converted, format: 'doc' };
}

function readBlocks(file: WordFile): readonly Block[] {
  const reader = new DocReader(readParagraphRuns(file), deletedRuns(file));
  for (const piece of readPieces(file)) reader.take(piece);
  return reader.blocks.finish();
}

function deletedRuns(file: WordFile): readonly FormattedRun[] {
  return readCharacterRuns(file).filter((run) =>
    run
      .properties()
      .some(({ code, operand }) => code === DELETED && operand.byteLength > 0 && operand.getUint8(0) !== 0),
  );
}

class DocReader {
  readonly blocks = new WordBlocks();
  readonly #paragraphs: readonly FormattedRun[];
  readonly #deleted: readonly FormattedRun[];
  /** For each open field, whether its result has begun; before that, its text is a command. */
  readonly #fields: boolean[] = [];
  #commands = 0;
  readonly #marks = new Map<FormattedRun, ParagraphMark>();

  constructor(paragraphs: readonly FormattedRun[], deleted: readonly FormattedRun[]) {
    this.#paragraphs = paragraphs;
    this.#deleted = deleted;
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

  #takeText(piece: Piece, start: number, end: number): void {
    if (start >= end || this.#commands > 0) return;
    const text = piece.text.slice(start, end);
    if (this.#deleted.length === 0) {
      this.blocks.addText(text);
      return;
    }
    const kept = Array.from({ length: end - start }, (_, index) => index).filter(
      (index) => runAt(this.#deleted, piece.offset + (start + index) * piece.bytesPerCharacter) === undefined,
    );
    this.blocks.addText(kept.map((index) => text.charAt(index)).join(''));
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
    } else if (this.#commands === 0) this.blocks.addText(TEXT_OF_CONTROL.get(control) ?? '');
  }

  #markAt(offset: number): ParagraphMark {
    const run = runAt(this.#paragraphs, offset);
    if (run === undefined) return PLAIN_PARAGRAPH;
    const mark = this.#marks.get(run) ?? readParagraphMark(run.properties());
    this.#marks.set(run, mark);
    return mark;
  }

  #endParagraph(control: string, mark: ParagraphMark): void {
    if (mark.rowEnd) this.blocks.endRow(mark.edges);
    else if (control === CELL_MARK) this.blocks.endCell();
    else if (mark.innerRowEnd) this.blocks.endNestedRow();
    else if (mark.innerCellEnd) this.blocks.endNestedCell();
    else this.blocks.endParagraph(mark.inTable || this.blocks.rowIsOpen);
  }
}
