import { open, readFile, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncPath } from '../releases/sync-files.ts';

/** Writes a small file so that a reader finds the old text or the new one, never a part; the same text again writes nothing. */
export async function writeWhole(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return;
  const folder = dirname(path);
  const writing = join(folder, `.${basename(path)}-${process.pid}`);
  const file = await open(writing, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(writing, path);
  await syncPath(folder);
}
