import { isUtf8 } from 'node:buffer';
import { BYTE_DAMAGE, type Damage } from './damage-bytes.ts';
import { TEXT_DAMAGE } from './damage-text.ts';
import { type Random, seededRandom } from './random.ts';
import { readMembers, writeMembers, type ZipMember } from './zip-members.ts';

export type Sample = { readonly name: string; readonly bytes: Buffer };

/** A damaged file, and how it came to be. */
export type Mutation = { readonly name: string; readonly bytes: Buffer };

const MOST_DAMAGES = 4;

/** The damaged file of this number: always the same for the same samples and the same run. */
export function mutate(samples: readonly Sample[], run: number, number: number): Mutation {
  const random = seededRandom(run, number);
  const sample = random.pick(samples);
  const steps: string[] = [];
  let { bytes } = sample;
  for (let count = 1 + random.integer(MOST_DAMAGES); count > 0; count -= 1) {
    const damage = chooseDamage(bytes, random);
    bytes = damage.apply(bytes, random, random.pick(samples).bytes);
    steps.push(damage.name);
  }
  return { name: `${sample.name}: ${steps.join(', ')}`, bytes };
}

function chooseDamage(bytes: Buffer, random: Random): Damage {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK' && random.integer(3) > 0) return ZIP_DAMAGE;
  return isUtf8(bytes) && random.integer(3) > 0 ? random.pick(TEXT_DAMAGE) : random.pick(BYTE_DAMAGE);
}

/** Damages one member of a ZIP file, or the list of its members, and leaves the container whole around it. */
const ZIP_DAMAGE: Damage = {
  name: 'damage a member',
  apply: (zip, random, other) => {
    const members = membersOf(zip);
    if (members === null || members.length === 0) return random.pick(BYTE_DAMAGE).apply(zip, random, other);
    const at = random.integer(members.length);
    const kind = random.integer(8);
    if (kind === 0) return writeMembers(members.toSpliced(at, 1));
    if (kind === 1) return writeMembers([...members, random.pick(members)]);
    const damage = random.pick([...TEXT_DAMAGE, ...TEXT_DAMAGE, ...BYTE_DAMAGE]);
    return writeMembers(
      members.map((member, index) =>
        index === at ? { ...member, bytes: damage.apply(member.bytes, random, other) } : member,
      ),
    );
  },
};

/** Null for a ZIP file that an earlier damage has broken. */
function membersOf(zip: Buffer): readonly ZipMember[] | null {
  try {
    return readMembers(zip);
  } catch {
    return null;
  }
}
