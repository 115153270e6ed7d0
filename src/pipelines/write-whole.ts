import { createHash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashFile, syncPath } from '../releases/sync-files.ts';

/** A text in parts, the same each time it is asked for. */
export type TextInParts = () => Iterable<string> | AsyncIterable<string>;

/** Writes a small file so that a reader finds the old text or the new one, never a part; the same text again writes nothing. */
export function writeWhole(path: string, text: string): Promise<void> {
  return writeWholeInParts(path, () => [text]);
}

/** The same for a text that may be long: a part of it is in memory at a time. */
export async function writeWholeInParts(path: string, text: TextInParts): Promise<void> {
  if ((await hashFile(path).catch(() => null)) === (await hashText(text))) return;
  const folder = dirname(path);
  const writing = join(folder, `.${basename(path)}-${process.pid}`);
  const file = await open(writing, 'w');
  try {
    for await (const part of text()) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(writing, path);
  await syncPath(folder);
}

async function hashText(text: TextInParts): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of text()) hash.update(part);
  return hash.digest('hex');
}
