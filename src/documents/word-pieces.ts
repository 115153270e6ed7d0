import type { TextRange, WordFile } from './word-file.ts';
import { damagedWord, part } from './word-file.ts';

const PROPERTIES_MARK = 0x01;
const PIECES_MARK = 0x02;
const PIECE_SIZE = 8;
const ONE_BYTE_FLAG = 0x40000000;
const OFFSET_MASK = 0x3fffffff;

/** A stretch of the text that lies in the file in one go. */
export type Piece = {
  readonly text: string;
  /** Offset of its first character in the main stream, the address by which formatting is looked up. */
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
};

/**
 * Gives each text of the file piece by piece in reading order ([MS-DOC] 2.4.1): a file saved in haste keeps its text as
 * a list of stretches, each in UTF-16 or, where it needs no more, in Windows-1252.
 */
export function readPieces(file: WordFile): readonly (readonly Piece[])[] {
  const table = findPieceTable(file.pieceTable);
  const count = Math.floor((table.byteLength - 4) / (PIECE_SIZE + 4));
  const total = file.texts.at(-1)?.end ?? 0;
  const pieces: (Piece & TextRange)[] = [];
  let start = 0;
  for (let index = 0; index < count && start < total; index += 1) {
    const end = Math.min(table.getUint32(index * 4 + 4, true), total);
    if (table.getUint32(index * 4, true) !== start || end < start) {
      throw damagedWord({
        en: 'the stretches of its text do not follow each other',
        uk: 'відрізки його тексту не йдуть один за одним',
      });
    }
    const place = table.getUint32((count + 1) * 4 + index * PIECE_SIZE + 2, true);
    pieces.push({ ...readPiece(file.main, place, end - start), start, end });
    start = end;
  }
  if (start < total)
    throw damagedWord({
      en: 'a part of its text is missing',
      uk: 'бракує частини його тексту',
    });
  return file.texts.map((text) => pieces.flatMap((piece) => cut(piece, text)));
}

function cut(piece: Piece & TextRange, range: TextRange): readonly Piece[] {
  const from = Math.max(piece.start, range.start) - piece.start;
  const to = Math.min(piece.end, range.end) - piece.start;
  if (from >= to) return [];
  const { bytesPerCharacter } = piece;
  return [
    { text: piece.text.slice(from, to), offset: piece.offset + from * bytesPerCharacter, bytesPerCharacter },
  ];
}

/** Skips the formatting that may stand before the piece table. */
function findPieceTable(clx: DataView): DataView {
  let at = 0;
  while (at + 5 <= clx.byteLength) {
    const mark = clx.getUint8(at);
    if (mark === PIECES_MARK) return part(clx, at + 5, clx.getUint32(at + 1, true));
    if (mark !== PROPERTIES_MARK) break;
    at += 3 + clx.getUint16(at + 1, true);
  }
  throw damagedWord({
    en: 'the table that says where its text lies is missing',
    uk: 'бракує таблиці, яка каже, де лежить його текст',
  });
}

function readPiece(main: DataView, place: number, length: number): Piece {
  const bytesPerCharacter = (place & ONE_BYTE_FLAG) === 0 ? 2 : 1;
  const offset = bytesPerCharacter === 2 ? place & OFFSET_MASK : (place & OFFSET_MASK) >>> 1;
  const bytes = part(main, offset, length * bytesPerCharacter);
  if (bytes.byteLength < length * bytesPerCharacter)
    throw damagedWord({
      en: 'a part of its text lies behind its end',
      uk: 'частина його тексту лежить за його кінцем',
    });
  const text = new TextDecoder(bytesPerCharacter === 2 ? 'utf-16le' : 'windows-1252', {
    ignoreBOM: true,
  }).decode(bytes);
  return { text, offset, bytesPerCharacter };
}
