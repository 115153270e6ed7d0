import { type BothLanguages, PlanfactError } from '../errors.ts';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const ENTRY_SIZE = 128;
const HEADER_SIZE = 512;
const HEADER_FAT_SLOTS = 109;
const MINI_SECTOR_SIZE = 64;
const MINI_STREAM_CUTOFF = 4096;
const STREAM_ENTRY = 2;

/** What an OLE container holds, told from its top-level streams: old Word, old Excel, or a file locked by a password. */
export type CompoundContent = 'doc' | 'xls' | 'encrypted' | 'unknown';

/** The streams at the top of an OLE container, by name. Streams of embedded objects are not among them. */
export type CompoundFile = {
  readonly has: (name: string) => boolean;
  /** A copy of the stream's bytes; empty when there is no stream of that name. */
  readonly stream: (name: string) => Uint8Array;
};

type Entry = {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
};

type Sectors = { readonly read: (start: number, size: number) => Uint8Array };

/** Whether the bytes begin as an OLE compound file, the container of .doc and .xls, does. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

export function compoundContent(file: CompoundFile): CompoundContent {
  if (file.has('encryptedpackage') || file.has('encryptioninfo')) return 'encrypted';
  if (file.has('worddocument')) return 'doc';
  if (file.has('workbook') || file.has('book')) return 'xls';
  return 'unknown';
}

/**
 * Reads the container of Word 97–2003 and Excel 97–2003 files ([MS-CFB]); stream names in lower case.
 * Every chain of sectors is followed at most once around, so a cyclic one ends with `file_unreadable`.
 */
export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  if (!isCompoundFile(bytes) || bytes.length < HEADER_SIZE)
    throw damaged({
      en: 'its first bytes are not those of one',
      uk: 'перші байти не такі, як у контейнера',
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12)
    throw damaged({
      en: `its sector size is 2^${shift}, not 512 or 4096`,
      uk: `розмір сектора 2^${shift}, а не 512 чи 4096`,
    });
  const sectorSize = 1 << shift;
  const fat = readFat(view, sectorSize);
  const big = chained(bytes, sectorSize, sectorSize, fat);
  const entries = readEntries(big.read(view.getUint32(48, true), Number.POSITIVE_INFINITY));
  const root = entries[0];
  if (root === undefined) throw damaged({ en: 'it has no directory', uk: 'у ньому немає каталогу' });
  const miniFat = words(big.read(view.getUint32(60, true), Number.POSITIVE_INFINITY));
  const mini = chained(big.read(root.start, root.size), 0, MINI_SECTOR_SIZE, miniFat);
  const streams = new Map(
    childrenOf(root, entries)
      .filter((entry) => entry.type === STREAM_ENTRY)
      .map((entry) => [entry.name.toLowerCase(), entry]),
  );
  return {
    has: (name) => streams.has(name),
    stream: (name) => {
      const entry = streams.get(name);
      if (entry === undefined) return new Uint8Array(0);
      const bytes = (entry.size < MINI_STREAM_CUTOFF ? mini : big).read(entry.start, entry.size);
      if (bytes.length < entry.size)
        throw damaged({
          en: `${entry.size - bytes.length} bytes of its content are missing`,
          uk: `бракує байтів вмісту: ${entry.size - bytes.length}`,
        });
      return bytes;
    },
  };
}

function readFat(view: DataView, sectorSize: number): Uint32Array {
  const slots = sectorSize / 4;
  const sectorCount = Math.ceil(view.byteLength / sectorSize);
  const fatSectors: number[] = [];
  for (let slot = 0; slot < HEADER_FAT_SLOTS; slot += 1) fatSectors.push(view.getUint32(76 + slot * 4, true));
  let next = view.getUint32(68, true);
  for (let seen = 0; next < LAST_SECTOR; seen += 1) {
    const at = (next + 1) * sectorSize;
    if (seen > sectorCount || at + sectorSize > view.byteLength)
      throw damaged({ en: 'its sector table leads nowhere', uk: 'таблиця секторів веде в нікуди' });
    for (let slot = 0; slot < slots - 1; slot += 1) fatSectors.push(view.getUint32(at + slot * 4, true));
    next = view.getUint32(at + sectorSize - 4, true);
  }
  const used = fatSectors.filter((sector) => sector < sectorCount).slice(0, sectorCount);
  const fat = new Uint32Array(used.length * slots).fill(NO_ENTRY);
  used.forEach((sector, index) => {
    const at = (sector + 1) * sectorSize;
    for (let slot = 0; slot < slots && at + slot * 4 + 4 <= view.byteLength; slot += 1) {
      fat[index * slots + slot] = view.getUint32(at + slot * 4, true);
    }
  });
  return fat;
}

/** A reader of sector chains in `bytes`, whose sector 0 begins at `offset`; a chain that is cut off gives what there is. */
function chained(bytes: Uint8Array, offset: number, sectorSize: number, next: Uint32Array): Sectors {
  return {
    read: (start, size) => {
      const parts: Uint8Array[] = [];
      let length = 0;
      for (let sector = start; sector < LAST_SECTOR && length < size; sector = next[sector] ?? NO_ENTRY) {
        const at = offset + sector * sectorSize;
        if (at >= bytes.length) break;
        if (parts.length > next.length)
          throw damaged({
            en: 'a chain of its sectors runs in a circle',
            uk: 'ланцюжок секторів замкнений у коло',
          });
        const part = bytes.subarray(at, at + sectorSize);
        parts.push(part);
        length += part.length;
      }
      const whole = new Uint8Array(length);
      let filled = 0;
      for (const part of parts) {
        whole.set(part, filled);
        filled += part.length;
      }
      return whole.subarray(0, Math.min(size, length));
    },
  };
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of one storage: a binary tree over `left` and `right`, walked without trusting it to be one. */
function childrenOf(storage: Entry, entries: readonly Entry[]): readonly Entry[] {
  const found = new Set<Entry>();
  const waiting = [storage.child];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index];
    if (entry === undefined || found.has(entry)) continue;
    found.add(entry);
    waiting.push(entry.left, entry.right);
  }
  return [...found];
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true));
}

function damaged(what: BothLanguages): PlanfactError {
  return new PlanfactError('file_unreadable', {
    en: `Expected a Word or Excel 97–2003 file (an OLE container), but it is damaged: ${what.en}. Open it in its program, save it anew and try again.`,
    uk: `Очікувався файл Word або Excel 97–2003 (контейнер OLE), але він пошкоджений: ${what.uk}. Відкрийте його у своїй програмі, збережіть заново та спробуйте ще раз.`,
  });
}
