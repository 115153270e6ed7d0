import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PlanfactError } from '../errors.ts';
import { isSourceNote } from './source-note.ts';

/**
 * The report files of a folder and of those in it, as paths relative to `raw` with forward slashes, in code
 * point order. Hidden files and source notes are no reports; links are not followed.
 */
export async function listReports(raw: string, folder: string): Promise<readonly string[]> {
  const entries = await readFolder(join(raw, folder));
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(raw, join(entry.parentPath, entry.name)).split(sep))
    .filter((parts) => !parts.some((part) => part.startsWith('.')) && !isSourceNote(parts.at(-1) ?? ''))
    .map((parts) => parts.join('/'))
    .sort();
}

async function readFolder(path: string) {
  try {
    return await readdir(path, { recursive: true, withFileTypes: true });
  } catch (cause) {
    throw new PlanfactError(
      'file_missing',
      {
        en: `The folder of reports ${path} cannot be read. Create it, or correct source.folder of the pipeline or the data folder (--data).`,
        uk: `Теку звітів ${path} не вдалося прочитати. Створіть її або виправте source.folder у конвеєрі чи теку даних (--data).`,
      },
      { cause },
    );
  }
}
