import { CFB } from '@e965/xlsx';

const HEADER_SIZE = 1024;
const PAGE = 512;
const CHARACTER_PAGES_AT = 0x9a + 12 * 8;
const PARAGRAPH_PAGES_AT = 0x9a + 13 * 8;
const PIECE_TABLE_AT = 0x9a + 33 * 8;

/** A paragraph with its end mark (\r, \u0007 or \f) and its properties, as bytes of [MS-DOC] 2.6.2 and 2.6.3. */
export type BuiltParagraph = { readonly text: string; readonly properties?: readonly number[] };

export type BuiltFile = {
  readonly paragraphs: readonly BuiltParagraph[];
  /** Keep the text in Windows-1252, one byte a character. */
  readonly oneByte?: boolean;
  /** Characters [from, to) that a tracked change has deleted. */
  readonly deleted?: readonly [number, number];
  readonly data?: Uint8Array;
  readonly ident?: number;
};

export const IN_TABLE = [0x16, 0x24, 1];
export const ROW_END = [...IN_TABLE, 0x17, 0x24, 1];

/** sprmTDefTable: cells between the edges, each with the flags of its merges. */
export function tableDefinition(edges: readonly number[], flags: readonly number[]): readonly number[] {
  const words = (value: number): readonly number[] => [value & 0xff, (value >> 8) & 0xff];
  const cells = flags.flatMap((flag) => [...words(flag), ...new Array<number>(18).fill(0)]);
  const body = [flags.length, ...edges.flatMap(words), ...cells];
  return [0x08, 0xd6, ...words(body.length + 1), ...body];
}

/** A Word 97–2003 file with just the structures that say what is text, paragraph, cell and row. */
export function buildWordFile(file: BuiltFile): Uint8Array {
  const size = file.oneByte === true ? 1 : 2;
  const text = file.paragraphs.map((paragraph) => paragraph.text).join('');
  const encoded = Buffer.from(text, size === 1 ? 'latin1' : 'utf16le');
  const firstPage = Math.ceil((HEADER_SIZE + encoded.length) / PAGE);
  const main = Buffer.alloc((firstPage + file.paragraphs.length + 1) * PAGE);
  encoded.copy(main, HEADER_SIZE);
  const bounds = [HEADER_SIZE];
  file.paragraphs.forEach((paragraph, index) => {
    const start = bounds[index] ?? 0;
    const end = start + paragraph.text.length * size;
    bounds.push(end);
    writeParagraphPage(main.subarray((firstPage + index) * PAGE), [start, end], paragraph.properties ?? []);
  });
  const [from, to] = file.deleted ?? [0, 0];
  const lastPage = firstPage + file.paragraphs.length;
  writeDeletedPage(main.subarray(lastPage * PAGE), HEADER_SIZE + from * size, HEADER_SIZE + to * size);
  const pieces = pieceTable(text.length, size === 1 ? (HEADER_SIZE * 2) | 0x40000000 : HEADER_SIZE);
  const paragraphPages = pageIndex(bounds, firstPage);
  const characterPages = pageIndex([HEADER_SIZE, HEADER_SIZE + encoded.length], lastPage);
  main.writeUInt16LE(file.ident ?? 0xa5ec, 0);
  main.writeUInt16LE(0x00c1, 2);
  main.writeUInt16LE(0x0200, 0x0a);
  main.writeUInt32LE(text.length, 0x4c);
  let at = 0;
  for (const [place, bytes] of [
    [PIECE_TABLE_AT, pieces],
    [PARAGRAPH_PAGES_AT, paragraphPages],
    [CHARACTER_PAGES_AT, characterPages],
  ] as const) {
    main.writeUInt32LE(at, place);
    main.writeUInt32LE(bytes.length, place + 4);
    at += bytes.length;
  }
  return container({
    WordDocument: main,
    '1Table': Buffer.concat([pieces, paragraphPages, characterPages]),
    Data: Buffer.from(file.data ?? []),
  });
}

/** An OLE container with these streams, written by SheetJS. */
export function container(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams))
    CFB.utils.cfb_add(file, `/${name}`, Buffer.from(bytes));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

function writeParagraphPage(
  page: Buffer,
  bounds: readonly [number, number],
  properties: readonly number[],
): void {
  const padded = properties.length % 2 === 0 ? properties : [...properties, 0];
  page.writeUInt32LE(bounds[0], 0);
  page.writeUInt32LE(bounds[1], 4);
  page.writeUInt8(32, 8);
  page.set([0, (padded.length + 2) / 2, 0, 0, ...padded], 64);
  page.writeUInt8(1, PAGE - 1);
}

function writeDeletedPage(page: Buffer, start: number, end: number): void {
  page.writeUInt32LE(start, 0);
  page.writeUInt32LE(end, 4);
  page.writeUInt8(32, 8);
  page.set([3, 0x00, 0x08, 1], 64);
  page.writeUInt8(end > start ? 1 : 0, PAGE - 1);
}

function pageIndex(bounds: readonly number[], firstPage: number): Buffer {
  const index = Buffer.alloc(bounds.length * 8 - 4);
  bounds.forEach((bound, place) => {
    index.writeUInt32LE(bound, place * 4);
  });
  for (let page = 0; page < bounds.length - 1; page += 1) {
    index.writeUInt32LE(firstPage + page, (bounds.length + page) * 4);
  }
  return index;
}

function pieceTable(length: number, place: number): Buffer {
  const table = Buffer.alloc(5 + 16);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(length, 9);
  table.writeUInt32LE(place, 15);
  return table;
}
