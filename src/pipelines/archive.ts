import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
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
  /** Keeps a stream of bytes, or, when the stream fails, nothing of it. */
  readonly receive: (bytes: AsyncIterable<Uint8Array>) => Promise<Received>;
};

export type Received = { readonly sha256: string; readonly bytes: number };

/** Opens the archive, makes its folder where there is none, and removes what a killed run was about to put there. */
export async function openArchive(folder: string): Promise<Archive> {
  await mkdir(folder, { recursive: true });
  await tidyHidden(folder);
  const pathOf = (sha256: string) => join(folder, sha256);
  return {
    folder,
    pathOf,
    async keep(bytes, sha256) {
      if (!existsSync(pathOf(sha256))) await receive(folder, [bytes]);
    },
    receive: (bytes) => receive(folder, bytes),
  };
}

/** On the disk before it has its name, so that a name always stands for the whole file. */
async function receive(
  folder: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Received> {
  const receiving = join(folder, `${RECEIVING}${process.pid}-${randomUUID()}`);
  try {
    const received = await write(receiving, chunks);
    const path = join(folder, received.sha256);
    if (existsSync(path)) return received;
    await chmod(receiving, READ_ONLY);
    await rename(receiving, path);
    return received;
  } finally {
    await rm(receiving, { force: true });
  }
}

async function write(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Received> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      hash.update(chunk);
      bytes += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}
