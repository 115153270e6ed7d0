import type { Random } from './random.ts';

export type Damage = {
  readonly name: string;
  readonly apply: (bytes: Buffer, random: Random, other: Buffer) => Buffer;
};

/** Ways to damage any file, without a thought for what is in it; `other` is another file to take pieces from. */
export const BYTE_DAMAGE: readonly Damage[] = [
  {
    name: 'flip bits',
    apply: (bytes, random) => {
      const flipped = Buffer.from(bytes);
      for (let count = 1 + random.integer(16); count > 0 && flipped.length > 0; count -= 1) {
        const place = random.integer(flipped.length);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << random.integer(8));
      }
      return flipped;
    },
  },
  { name: 'truncate', apply: (bytes, random) => bytes.subarray(0, random.integer(bytes.length + 1)) },
  { name: 'behead', apply: (bytes, random) => bytes.subarray(random.integer(bytes.length + 1)) },
  {
    name: 'splice',
    apply: (bytes, random, other) => {
      const at = random.integer(bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, at), chunkOf(other, random).chunk, bytes.subarray(at)]);
    },
  },
  {
    name: 'cross',
    apply: (bytes, random, other) =>
      Buffer.concat([
        bytes.subarray(0, random.integer(bytes.length + 1)),
        other.subarray(random.integer(other.length + 1)),
      ]),
  },
  {
    name: 'repeat a chunk',
    apply: (bytes, random) => {
      const { chunk, end } = chunkOf(bytes, random);
      const copies = Array.from({ length: 1 + random.integer(50) }, () => chunk);
      return Buffer.concat([bytes.subarray(0, end), ...copies, bytes.subarray(end)]);
    },
  },
  {
    name: 'delete a chunk',
    apply: (bytes, random) => {
      const { start, end } = chunkOf(bytes, random);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    },
  },
  {
    name: 'swap bytes',
    apply: (bytes, random) => {
      const swapped = Buffer.from(bytes);
      for (let count = 1 + random.integer(8); count > 0 && swapped.length > 0; count -= 1) {
        const [a, b] = [random.integer(swapped.length), random.integer(swapped.length)];
        [swapped[a], swapped[b]] = [swapped[b] ?? 0, swapped[a] ?? 0];
      }
      return swapped;
    },
  },
  {
    name: 'fill a chunk',
    apply: (bytes, random) => {
      const filled = Buffer.from(bytes);
      const { start, end } = chunkOf(bytes, random);
      return filled.fill(random.pick([0x00, 0xff, 0x7f, 0x80, 0x20, 0x09, 0x0a]), start, end);
    },
  },
  {
    name: 'write a length',
    apply: (bytes, random) => {
      if (bytes.length < 4) return bytes;
      const written = Buffer.from(bytes);
      const value = random.pick([0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff, 0x0001_0000]);
      written.writeUInt32LE(value, random.integer(bytes.length - 3));
      return written;
    },
  },
];

const LONGEST_CHUNK = 2_000;

function chunkOf(bytes: Buffer, random: Random) {
  const start = random.integer(bytes.length + 1);
  const end = Math.min(bytes.length, start + random.integer(LONGEST_CHUNK));
  return { start, end, chunk: bytes.subarray(start, end) };
}
