import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDemoTown } from './demo-town.ts';
import type { MadeFile } from './made-file.ts';

const RAW = new URL('../../data/raw/', import.meta.url);
const ORIGIN =
  'Made up by the generator of this repository (test/generator, npm run demo-town): the town, its measures and all amounts do not exist.';

/** `npm run demo-town`: writes the files of the made-up town anew, each with its source note. */
const { files } = makeDemoTown();
await rm(new URL('demo-town/', RAW), { recursive: true, force: true });
for (const file of files) await writeWithNote(file);
console.log(
  `${files.length} files in data/raw/demo-town, ${files.reduce((sum, { bytes }) => sum + bytes.length, 0)} bytes`,
);

async function writeWithNote({ path, bytes }: MadeFile): Promise<void> {
  const target = fileURLToPath(new URL(path, RAW));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const note = { sha256, origin: ORIGIN, url: null, licence: 'CC0-1.0', received: null };
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  await writeFile(`${target}.source.json`, `${JSON.stringify(note, null, 2)}\n`);
}
