import { type BothLanguages, PlanfactError } from '../errors.ts';
import { compoundContent, readCompoundFile } from './compound-file.ts';

const WORD_97_IDENT = 0xa5ec;
const WORD_6_IDENT = 0xa5dc;
const OLDEST_WORD_97 = 0x00c1;
const FLAGS_AT = 0x0a;
const ENCRYPTED = 0x0100;
const SECOND_TABLE_STREAM = 0x0200;
/** Lengths of the texts that follow each other ([MS-DOC] 2.5.4): the page, then what stands beside it. */
const PAGE_LENGTH_AT = 0x4c;
const ASIDE_LENGTHS_AT = { footnotes: 0x50, headers: 0x54, comments: 0x5c, endnotes: 0x60, textBoxes: 0x64 };
const STRUCTURES_AT = 0x9a;
/** Places in the list of structures ([MS-DOC] 2.5.6). */
const CHARACTER_PAGES = 12;
const PARAGRAPH_PAGES = 13;
const PIECE_TABLE = 33;
const LISTS = 73;
const LIST_USES = 74;
const HEADER_SIZE = STRUCTURES_AT + (LIST_USES + 1) * 8;

/** The streams of a Word 97–2003 file, and where its header (the FIB) says that the structures are. */
export type WordFile = {
  readonly main: DataView;
  readonly data: DataView;
  /** The text of the page, then footnotes, comments, endnotes and text boxes; headers and footers are not among them. */
  readonly texts: readonly TextRange[];
  readonly pieceTable: DataView;
  readonly paragraphPages: DataView;
  readonly characterPages: DataView;
  readonly lists: DataView;
  readonly listUses: DataView;
};

/** Characters from `start` to before `end`, counted over all texts of the file. */
export type TextRange = { readonly start: number; readonly end: number };

/**
 * Opens a Word 97–2003 file ([MS-DOC] 2.5.1).
 * Gives null for one of Word 6 or 95, which is laid out in another way.
 */
export function openWordFile(bytes: Uint8Array): WordFile | null {
  const container = readCompoundFile(bytes);
  const content = compoundContent(container);
  if (content === 'encrypted') throw passwordProtected();
  if (content !== 'doc')
    throw damagedWord({ en: 'it holds no Word document', uk: 'у ньому немає документа Word' });
  const main = viewOf(container.stream('worddocument'));
  const ident = main.byteLength < HEADER_SIZE ? 0 : main.getUint16(0, true);
  if (ident === WORD_6_IDENT) return null;
  if (ident !== WORD_97_IDENT)
    throw damagedWord({
      en: 'its header is not that of a Word document',
      uk: 'його заголовок не такий, як у документа Word',
    });
  if (main.getUint16(2, true) < OLDEST_WORD_97) return null;
  const flags = main.getUint16(FLAGS_AT, true);
  if ((flags & ENCRYPTED) !== 0) throw passwordProtected();
  const table = viewOf(container.stream((flags & SECOND_TABLE_STREAM) !== 0 ? '1table' : '0table'));
  const startOf = (place: number): number => main.getUint32(STRUCTURES_AT + place * 8, true);
  const lengthOf = (place: number): number => main.getUint32(STRUCTURES_AT + place * 8 + 4, true);
  const structure = (place: number): DataView => part(table, startOf(place), lengthOf(place));
  return {
    main,
    data: viewOf(container.stream('data')),
    texts: readTextRanges(main),
    pieceTable: structure(PIECE_TABLE),
    paragraphPages: structure(PARAGRAPH_PAGES),
    characterPages: structure(CHARACTER_PAGES),
    // Their levels follow the lists and are not counted in the length of the structure.
    lists: part(table, startOf(LISTS), lengthOf(LISTS) === 0 ? 0 : table.byteLength),
    listUses: structure(LIST_USES),
  };
}

function readTextRanges(main: DataView): readonly TextRange[] {
  let start = main.getUint32(PAGE_LENGTH_AT, true);
  const texts: TextRange[] = [{ start: 0, end: start }];
  for (const [kind, at] of Object.entries(ASIDE_LENGTHS_AT)) {
    const end = start + main.getUint32(at, true);
    if (kind !== 'headers' && end > start) texts.push({ start, end });
    start = end;
  }
  return texts;
}

/** The bytes from `at` on, `length` of them or as many as there are. */
export function part(view: DataView, at: number, length: number): DataView {
  const start = Math.min(Math.max(0, at), view.byteLength);
  const size = Math.min(Math.max(0, length), view.byteLength - start);
  return new DataView(view.buffer, view.byteOffset + start, size);
}

export function damagedWord(reason: BothLanguages): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: `Expected a Word 97–2003 document (.doc), but the file is damaged or of another kind: ${reason.en}. Open it in a word processor, save it anew (.docx is best) and try again.`,
    uk: `Очікувався документ Word 97–2003 (.doc), але файл пошкоджений або іншого типу: ${reason.uk}. Відкрийте його в текстовому редакторі, збережіть заново (найкраще як .docx) і спробуйте ще раз.`,
  });
}

function passwordProtected(): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: 'The Word document (.doc) is protected by a password, so its text cannot be read. Open it in a word processor, save it without the password and try again.',
    uk: 'Документ Word (.doc) захищено паролем, тому його текст прочитати не можна. Відкрийте його в текстовому редакторі, збережіть без пароля та спробуйте ще раз.',
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
