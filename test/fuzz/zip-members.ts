import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export type ZipMember = { readonly name: string; readonly bytes: Buffer };

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const END_BYTES = 22;

/** The members of a whole, ordinary ZIP file (APPNOTE 6.3, without ZIP64 or encryption); null for anything else. */
export function readMembers(zip: Buffer): readonly ZipMember[] | null {
  if (zip.length < END_BYTES || zip.readUInt32LE(0) !== LOCAL) return null;
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  if (end < 0) return null;
  const members: ZipMember[] = [];
  let place = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(place + 28);
    const name = zip.toString('utf8', place + 46, place + 46 + nameLength);
    members.push({ name, bytes: readMember(zip, place) });
    place += 46 + nameLength + zip.readUInt16LE(place + 30) + zip.readUInt16LE(place + 32);
  }
  return members;
}

function readMember(zip: Buffer, central: number): Buffer {
  const local = zip.readUInt32LE(central + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(central + 20));
  return zip.readUInt16LE(central + 10) === 0 ? Buffer.from(packed) : inflateRawSync(packed);
}

/** A ZIP file whose lengths and checksums are right, whatever its members hold. */
export function writeMembers(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of members) {
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    files.push(number(LOCAL), common, Buffer.from(name), packed);
    directory.push(
      number(CENTRAL),
      Buffer.from([20, 0]),
      common,
      Buffer.alloc(10),
      number(offset),
      Buffer.from(name),
    );
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
