import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const READ_ONLY = 0o444;

/** SHA-256 of a file, in hexadecimal, read as a stream. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Makes the files of a folder read-only and waits until they, and the folder, are on the disk. */
export async function sealFolder(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await syncPath(join(folder, file));
    await chmod(join(folder, file), READ_ONLY);
  }
  await syncPath(folder);
}

/** Waits until a file or a folder is on the disk. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
