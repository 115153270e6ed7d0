import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes the half-written files that a killed process has left in a folder of ours: their names begin with a dot. */
export async function tidyHidden(folder: string): Promise<void> {
  const hidden = (await readdir(folder)).filter((name) => name.startsWith('.') && name !== '.gitkeep');
  for (const name of hidden) await rm(join(folder, name), { recursive: true, force: true });
}
