import { createHash } from 'node:crypto';
import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';

const READ_ONLY = 0o444;

/** Bytes read at once, into the same memory: a stream's 64 KB cost half as much again as the hashing. */
const STRETCH = 1 << 20;

/** SHA-256 of a file that was just written, which is on its way to the disk meanwhile. */
export async function settleFile(path: string): Promise<string> {
  const [sha256] = await Promise.all([hashFile(path), syncPath(path)]);
  return sha256;
}

/** SHA-256 of a file, in hexadecimal, read stretch by stretch. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const stretch = Buffer.allocUnsafe(STRETCH);
  const handle = await open(path, 'r');
  try {
    for (let length = -1; length !== 0; ) {
      length = (await handle.read(stretch, 0, STRETCH)).bytesRead;
      hash.update(stretch.subarray(0, length));
    }
  } finally {
    await handle.close();
  }
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
