import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { tidyHidden } from './tidy-hidden.ts';

const RECEIVING = '.receiving-';
const READ_ONLY = 0o444;

/** The originals of all documents that were ever loaded, each under the hash of its bytes; never changed, never removed. */
export type Archive = {
  readonly folder: string;
  readonly pathOf: (sha256: string) => string;
  /** Keeps an original; one that is there already is left as it is. */
  readonly keep: (bytes: Uint8Array, sha256: string) => Promise<void>;
};

/** Opens the archive, makes its folder where there is none, and removes what a killed run was about to put there. */
export async function openArchive(folder: string): Promise<Archive> {
  await mkdir(folder, { recursive: true });
  await tidyHidden(folder);
  const pathOf = (sha256: string) => join(folder, sha256);
  return { folder, pathOf, keep: (bytes, sha256) => keep(folder, bytes, sha256) };
}

/** On the disk before it has its name, so that a name always stands for the whole file. */
async function keep(folder: string, bytes: Uint8Array, sha256: string): Promise<void> {
  const path = join(folder, sha256);
  if (existsSync(path)) return;
  const receiving = join(folder, `${RECEIVING}${process.pid}-${sha256}`);
  const file = await open(receiving, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(receiving, READ_ONLY);
  await rename(receiving, path);
}
