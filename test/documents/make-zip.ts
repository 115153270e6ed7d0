import { crc32, deflateRawSync } from 'node:zlib';

/** What the headers of an entry say; everything that is left out is true. */
type Claims = {
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly checksum?: number;
  readonly inflatedSize?: number;
  readonly encrypted?: boolean;
};

export type ZipParts = Readonly<Record<string, string | Uint8Array | Claims>>;

/** Packs parts into a ZIP (APPNOTE 6.3), one that lies about itself where told to. */
export function makeZip(parts: ZipParts): Uint8Array {
  return packEntries(Object.entries(parts));
}

/** As `makeZip`, with names that may repeat. */
export function packEntries(parts: readonly (readonly [string, ZipParts[string]])[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const claims: Claims = typeof part === 'string' || part instanceof Uint8Array ? { content: part } : part;
    const content = Buffer.from(claims.content);
    const data = claims.stored ? content : deflateRawSync(content);
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.encrypted ? 1 : 0, 2);
    common.writeUInt16LE(claims.stored ? 0 : 8, 4);
    common.writeUInt32LE(claims.checksum ?? crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(claims.inflatedSize ?? content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, label);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, label, data]);
    locals.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}
