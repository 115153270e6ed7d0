import { type Dirent, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { PlanfactError } from '../errors.ts';
import { isSourceNote, noteNameOf } from './source-note.ts';

/** A file of a folder of reports, its path relative to `raw` with forward slashes. */
export type ListedFile = { readonly path: string; readonly hasNote: boolean };

/**
 * The report files of a folder and of those in it, in code point order. Hidden files and source notes are no reports; links are not
 * followed. Throws `file_missing` when the folder cannot be read.
 */
export function listReports(raw: string, folder: string): readonly ListedFile[] {
  const paths = readFolder(join(raw, folder))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(raw, join(entry.parentPath, entry.name)).split(sep))
    .filter((parts) => !parts.some((part) => part.startsWith('.')))
    .map((parts) => parts.join('/'));
  const notes = new Set(paths.filter(isSourceNote));
  return paths
    .filter((path) => !notes.has(path))
    .sort()
    .map((path) => ({ path, hasNote: notes.has(noteNameOf(path)) }));
}

/** One call for all: asynchronously, each of thousands of folders would wait for the others' turn. */
function readFolder(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true });
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
